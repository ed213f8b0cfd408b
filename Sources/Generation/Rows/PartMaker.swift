// One worker's part of a file.

/// Makes parts in a buffer that is used again for each.
///
/// One thread at a time touches a maker: the worker it belongs to.
final class PartMaker: @unchecked Sendable {
    private let plan: Plan
    private let extent: Extent
    private let partRows: UInt64
    private var buffer: OutputBuffer
    private var rows: Range<UInt64>
    private let blocks: BlockPlan?
    private var block: Block

    /// `blocks` makes the rows if the plan has it.
    init(_ plan: Plan, _ extent: Extent, partRows: UInt64, bytes: Int, blocks: BlockPlan?) {
        self.blocks = blocks
        block = blocks?.makeBlock() ?? Block(width: 0, numbers: 0, notes: 0)
        self.plan = plan
        self.extent = extent
        self.partRows = partRows
        // A part is a little longer than the sample promised as often as not.
        buffer = OutputBuffer(capacity: bytes + bytes / 4)
        rows = extent.rows.lowerBound..<extent.rows.lowerBound
    }

    /// The bytes of the part made last.
    var byteCount: Int { buffer.count }

    /// The rows of the part made last.
    var rowCount: UInt64 { rows.upperBound - rows.lowerBound }

    /// Has the next part made in memory that somebody lends; nil: in a buffer of its own.
    func work(in memory: UnsafeMutableRawBufferPointer?) { unsafe buffer.borrow(memory) }

    /// Makes a part, counted from 0, with what opens and closes the file.
    func make(_ part: UInt64) {
        let first = extent.rows.lowerBound + part * partRows
        rows = first..<first + min(partRows, extent.rows.upperBound - first)
        buffer.removeAll()
        if isFirst { plan.appendOpening(to: &buffer) }
        if let blocks {
            plan.append(rows: rows, by: blocks, &block, to: &buffer)
        } else {
            plan.append(rows: rows, to: &buffer)
        }
        if isLast, extent.closes { plan.appendClosing(afterRows: rowsOfFile, to: &buffer) }
    }

    /// Makes the part made last anew with only as many rows as fit into `limit` bytes, if more do not.
    ///
    /// Answers whether it did: the file then ends with this part.
    func cut(to limit: UInt64) -> Bool {
        let closing = isLast ? 0 : closingBytes(rowsOfFile)
        if UInt64(buffer.count + closing) <= limit { return false }
        buffer.removeAll()
        if isFirst { plan.appendOpening(to: &buffer) }
        var end = rows.lowerBound
        var fitting = buffer.count
        while end < rows.upperBound {
            plan.append(rows: end..<end + 1, to: &buffer)
            let closing = closingBytes(end + 1 - extent.file.lowerBound)
            guard UInt64(buffer.count + closing) <= limit else { break }
            end += 1
            fitting = buffer.count
        }
        buffer.truncate(to: fitting)
        rows = rows.lowerBound..<end
        if extent.closes { plan.appendClosing(afterRows: rowsOfFile, to: &buffer) }
        return true
    }

    /// Calls `body` with the bytes of the part.
    func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe try buffer.withBytes(body)
    }

    private var isFirst: Bool { extent.opens && rows.lowerBound == extent.rows.lowerBound }
    private var isLast: Bool { rows.upperBound == extent.rows.upperBound }
    private var rowsOfFile: UInt64 { rows.upperBound - extent.file.lowerBound }

    private func closingBytes(_ rows: UInt64) -> Int {
        guard extent.closes else { return 0 }
        var closing = OutputBuffer(capacity: 64)
        plan.appendClosing(afterRows: rows, to: &closing)
        return closing.count
    }
}
