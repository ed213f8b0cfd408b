// Rows to a sink, part by part, with constant memory.

/// Makes the rows of a plan in parts and hands them on in order.
///
/// Where parts begin depends on the plan and the extent alone, not on the number of workers: what is
/// made of each part apart (compressed, say) is the same bytes every time.
package struct Pipeline: Sendable {
    /// The plan.
    package let plan: Plan
    /// A part has about so many bytes.
    package let partBytes: Int

    /// Parts of 256 KiB stay in the processor's second cache between making and writing.
    package static let standardPartBytes = 1 << 18

    /// The rows by whose length the rows of a part are counted.
    private static let sampleRows: UInt64 = 64

    /// From so many rows on it is worth the time to prepare for blocks of rows: a millisecond at most.
    package static let manyRows: UInt64 = 4_000

    /// Makes a pipeline for `plan`.
    package init(_ plan: Plan, partBytes: Int = standardPartBytes) {
        precondition(partBytes > 0, "a part has at least one byte")
        self.plan = plan
        self.partBytes = partBytes
    }

    /// What was made.
    package struct Outcome: Equatable, Sendable {
        /// How many rows.
        package var rows: UInt64 = 0
        /// How many bytes, as the sink got them.
        package var bytes: UInt64 = 0
        /// Whether the rows ended before the limit was reached; false without a limit.
        package var isShort = false
    }

    /// Makes the rows of `extent`, and what opens and closes the file, and gives them to `sink`.
    ///
    /// Each worker makes whole parts in a buffer of its own: `prepare` is called with a worker's part
    /// while other workers make others. Then, one part at a time and in order, come `sink` with the
    /// same bytes and `progress` with the number of rows done; they may be called on any worker's
    /// thread, and may throw to stop: what they throw is thrown on.
    ///
    /// A lone worker makes its parts where `room` says, if it says so: memory that the sink keeps, asked
    /// for after each part, and good until the sink was called again. A part that does not fit is in
    /// the worker's own buffer after all.
    ///
    /// With `limit` as many whole rows are made as fit into so many bytes. O(rows), one buffer of about
    /// `partBytes` for each worker.
    @discardableResult
    package func run<Failure: Error>(
        _ extent: Extent, limit: UInt64? = nil, team: Team = .alone,
        prepare: @escaping @Sendable (_ worker: Int, UnsafeRawBufferPointer) -> Void = { _, _ in },
        sink: (_ worker: Int, UnsafeRawBufferPointer) throws(Failure) -> Void,
        room: () -> UnsafeMutableRawBufferPointer? = { nil },
        progress: (_ rowsDone: UInt64) throws(Failure) -> Void
    ) throws(Failure) -> Outcome {
        let rows = partRows(extent)
        let parts = max(1, (extent.rowCount + rows - 1) / rows)
        let workers = Int(min(UInt64(team.workers), parts))
        let blocks = extent.rowCount >= Pipeline.manyRows ? plan.blocks() : nil
        let makers = (0..<workers).map { _ in
            PartMaker(plan, extent, partRows: rows, bytes: partBytes, blocks: blocks)
        }
        var outcome = Outcome()
        var failure: Failure?
        team.run(
            workers,
            { worker, part in
                guard part < parts else { return false }
                makers[worker].make(part)
                unsafe makers[worker].withBytes { unsafe prepare(worker, $0) }
                return true
            },
            { worker, part in
                do throws(Failure) {
                    let maker = makers[worker]
                    let isCut = limit.map { maker.cut(to: $0 - outcome.bytes) } ?? false
                    if isCut { unsafe maker.withBytes { unsafe prepare(worker, $0) } }
                    if maker.byteCount > 0 {
                        try unsafe maker.withBytes { (bytes) throws(Failure) in
                            try unsafe sink(worker, bytes)
                        }
                    }
                    outcome.bytes += UInt64(maker.byteCount)
                    outcome.rows += maker.rowCount
                    outcome.isShort = limit != nil && !isCut
                    try progress(outcome.rows)
                    if workers == 1 { unsafe maker.work(in: room()) }
                    return !isCut
                } catch {
                    failure = error
                    return false
                }
            })
        if let failure { throw failure }
        return outcome
    }

    /// Makes the rows, counted from 1, and gives them to `sink` in order.
    ///
    /// What opens the file comes first when `header` is true; nothing closes it.
    package func run<Failure: Error>(
        rows: Range<UInt64>, header: Bool,
        sink: (UnsafeRawBufferPointer) throws(Failure) -> Void,
        progress: (_ rowsDone: UInt64) throws(Failure) -> Void
    ) throws(Failure) {
        try unsafe run(
            Extent(rows: rows, opens: header),
            sink: { (_, bytes) throws(Failure) in try unsafe sink(bytes) }, progress: progress)
    }

    /// So many rows fill a part, by the length of the file's first ones.
    private func partRows(_ extent: Extent) -> UInt64 {
        var buffer = OutputBuffer(capacity: partBytes)
        var next = extent.file.lowerBound
        let last = min(extent.file.upperBound, next + Pipeline.sampleRows)
        while next < last, buffer.count < partBytes {
            plan.append(rows: next..<next + 1, to: &buffer)
            next += 1
        }
        let sample = next - extent.file.lowerBound
        return max(1, UInt64(partBytes) * sample / UInt64(max(1, buffer.count)))
    }
}
