// What stands around the cells in formats without delimiters.

/// The texts of a format around cells, rows and batches of rows.
struct FrameTexts {
    /// Before the first row of the file.
    var opening = ""
    /// After the last row.
    var closing = ""
    /// Before the cell of each column; the first has the beginning of the row as well.
    var cells: [String] = []
    /// After the last cell of a row.
    var rowEnd = ""
    /// Rows in a batch.
    var batchRows = UInt64.max
    /// Before the first row of a batch.
    var batchOpening = ""
    /// Between two rows of a batch.
    var between = ""
    /// After the last row of a batch.
    var batchClosing = ""
}

/// The texts around cells, laid out for fast copies.
struct Frame: Sendable {
    let opening: [UInt8]
    let closing: [UInt8]
    let batchRows: UInt64
    /// The most bytes of a row that are no cells'.
    let maximumRowBytes: Int
    /// One text for each column, then those of the rows.
    private let texts: WordList
    private let columns: Int

    init(_ frame: FrameTexts, memory: WordMemory) {
        opening = Array(frame.opening.utf8)
        closing = Array(frame.closing.utf8)
        batchRows = frame.batchRows
        columns = frame.cells.count
        let all =
            frame.cells + [frame.rowEnd, frame.batchOpening, frame.between, frame.batchClosing]
        texts = memory.list(texts: all.map { Array($0.utf8) }, weights: all.map { _ in 1 })
        maximumRowBytes = all.reduce(0) { $0 + $1.utf8.count }
    }

    /// Writes what stands before a column's cell.
    @inline(__always)
    func writeCellStart(_ column: Int, to out: inout OutputBuffer) {
        texts.writeLong(column, to: &out)
    }

    /// Writes what ends a row.
    @inline(__always)
    func writeRowEnd(to out: inout OutputBuffer) { texts.write(columns, to: &out) }

    /// Writes what stands before a row; `place` is its number in its batch, from 0.
    @inline(__always)
    func writeRowStart(_ place: UInt64, to out: inout OutputBuffer) {
        texts.write(place == 0 ? columns &+ 1 : columns &+ 2, to: &out)
    }

    /// Writes what ends a batch.
    func writeBatchEnd(to out: inout OutputBuffer) { texts.write(columns &+ 3, to: &out) }

    /// What ends a file of so many rows.
    func closing(afterRows rows: UInt64) -> [UInt8] {
        (rows % batchRows == 0 ? [] : texts.bytes(columns + 3)) + closing
    }
}
