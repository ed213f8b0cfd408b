// CellScanner: finds the cells in rows that were made for counting.

/// Splits rows that are separated by a control character into cells, and counts them by column.
struct CellScanner {
    /// ASCII's own "unit separator": no value contains it, so that hardly a cell needs quotes.
    static let separator = "\u{1F}"
    private static let separatorByte: UInt8 = 0x1F
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")

    /// A cell: where its text lies, and a hash of it.
    struct Cell {
        var start: Int
        var end: Int
        var hash: UInt64
    }

    let bytes: [UInt8]
    private let columnCount: Int
    private var position = 0

    init(_ bytes: [UInt8], columnCount: Int) {
        self.bytes = bytes
        self.columnCount = columnCount
    }

    /// Counts all cells.
    mutating func tallies() -> [ColumnTally] {
        var tallies = Array(repeating: ColumnTally(), count: columnCount)
        while position < bytes.count {
            for column in 0..<columnCount {
                let cell = next()
                tallies[column].add(cell, bytes)
            }
        }
        return tallies
    }

    private mutating func next() -> Cell {
        guard position < bytes.count, bytes[position] == Self.quote else { return nextBare() }
        return nextQuoted()
    }

    private mutating func nextBare() -> Cell {
        let start = position
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.separatorByte || byte == Self.lineFeed { break }
            hash = Self.mixed(hash, byte)
            position += 1
        }
        defer { position += 1 }
        return Cell(start: start, end: position, hash: hash)
    }

    /// Up to the quote that is not doubled; the cell's text keeps its doubled quotes.
    private mutating func nextQuoted() -> Cell {
        let start = position + 1
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        position = start
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.quote {
                guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
                position += 1
            }
            hash = Self.mixed(hash, byte)
            position += 1
        }
        defer { position += 2 }
        return Cell(start: start, end: position, hash: hash)
    }

    /// One step of the FNV-1a hash (Fowler, Noll, Vo; 64 bits).
    @inline(__always)
    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
