// Which rows of which file one run makes.

/// A file's rows and the part of them that one run makes.
///
/// Parts one after the other are byte for byte the whole file: only the first opens it (header,
/// beginning of an array), only the last closes it.
package struct Extent: Equatable, Sendable {
    /// All rows of the file, counted from 1.
    package let file: Range<UInt64>
    /// The rows that are made; a part of `file`, perhaps an empty one.
    package let rows: Range<UInt64>
    /// Whether the beginning of the file is made too.
    package let opens: Bool
    /// Whether the end of the file is made too.
    package let closes: Bool

    /// A whole file.
    package init(_ file: Range<UInt64>) {
        precondition(file.lowerBound > 0, "rows are counted from 1")
        self.file = file
        rows = file
        opens = true
        closes = true
    }

    /// Rows of a file that is not closed, with its beginning or without.
    init(rows: Range<UInt64>, opens: Bool) {
        precondition(rows.lowerBound > 0, "rows are counted from 1")
        file = rows
        self.rows = rows
        self.opens = opens
        closes = false
    }

    /// Part `part` of `count`, counted from 0; the parts differ by one row at most.
    package init(part: UInt64, of count: UInt64, file: Range<UInt64>) {
        precondition(part < count && file.lowerBound > 0, "parts are counted from 0, rows from 1")
        self.file = file
        rows = Extent.start(of: part, count, file)..<Extent.start(of: part + 1, count, file)
        opens = part == 0
        closes = part + 1 == count
    }

    /// How many rows are made.
    package var rowCount: UInt64 { rows.upperBound - rows.lowerBound }

    private static func start(
        of part: UInt64, _ count: UInt64, _ file: Range<UInt64>
    ) -> UInt64 {
        let (high, low) = (file.upperBound - file.lowerBound).multipliedFullWidth(by: part)
        return file.lowerBound + count.dividingFullWidth((high, low)).quotient
    }
}
