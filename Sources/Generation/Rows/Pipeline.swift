// Rows to a sink, chunk by chunk, with constant memory.

/// Makes the rows of a plan and hands them on in chunks.
package struct Pipeline: Sendable {
    /// The plan.
    package let plan: Plan
    /// A chunk is handed on when it has at least so many bytes.
    package let chunkBytes: Int

    /// Chunks of 256 KiB stay in the processor's second cache between making and writing.
    package static let standardChunkBytes = 1 << 18

    /// Rows between two looks at the size of the chunk.
    private static let batchRows: UInt64 = 64

    /// Makes a pipeline for `plan`.
    package init(_ plan: Plan, chunkBytes: Int = standardChunkBytes) {
        precondition(chunkBytes > 0, "a chunk has at least one byte")
        self.plan = plan
        self.chunkBytes = chunkBytes
    }

    /// Makes the rows, counted from 1, and gives them to `sink` in order.
    ///
    /// The header (and the byte order mark) comes first when `header` is true and the dialect has it.
    /// `progress` hears after each chunk how many rows are done. Both may throw to stop; what they
    /// throw is thrown on. O(rows), one buffer of about `chunkBytes`.
    package func run<Failure: Error>(
        rows: Range<UInt64>, header: Bool,
        sink: (UnsafeRawBufferPointer) throws(Failure) -> Void,
        progress: (_ rowsDone: UInt64) throws(Failure) -> Void
    ) throws(Failure) {
        var buffer = OutputBuffer(capacity: chunkBytes + chunkBytes / 4)
        if header { plan.appendHeader(to: &buffer) }
        var next = rows.lowerBound
        while next < rows.upperBound {
            let end = next + min(Pipeline.batchRows, rows.upperBound - next)
            plan.append(rows: next..<end, to: &buffer)
            next = end
            if buffer.count >= chunkBytes {
                try unsafe buffer.withBytes(sink)
                buffer.removeAll()
                try progress(next - rows.lowerBound)
            }
        }
        if !buffer.isEmpty { try unsafe buffer.withBytes(sink) }
        try progress(rows.upperBound - rows.lowerBound)
    }
}
