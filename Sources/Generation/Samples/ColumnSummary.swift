// ColumnSummary: what the cells of one column look like, counted over some rows.

/// Blank cells, different values, the smallest and largest, the commonest, and how they spread.
package struct ColumnSummary: Equatable, Sendable {
    /// What the values were taken for.
    package enum Kind: String, Sendable {
        /// Every cell is blank.
        case blank
        /// Decimal numbers: the histogram is over their size.
        case number
        /// ISO dates and moments: the histogram is over time.
        case moment
        /// Few different texts: their shares say it all.
        case choice
        /// Many different texts: the histogram is over their length in bytes.
        case text
    }

    /// A value and how often it came.
    package struct Share: Equatable, Sendable {
        package let text: String
        package let count: Int

        package init(text: String, count: Int) {
            self.text = text
            self.count = count
        }
    }

    package let name: String
    package let kind: Kind
    /// Cells looked at, blank ones included.
    package let cellCount: Int
    package let blankCount: Int
    /// Different values that are not blank.
    package let distinctCount: Int
    /// The smallest value: as a number, a moment, or by the bytes of the text.
    package let minimum: String?
    package let maximum: String?
    /// The commonest values, commonest first; at most `ColumnTally.commonest`.
    package let commonest: [Share]
    /// How many values fall into each of equal steps from minimum to maximum; empty for choices.
    package let histogram: [Int]

    package init(
        name: String, kind: Kind, cellCount: Int, blankCount: Int, distinctCount: Int,
        minimum: String?, maximum: String?, commonest: [Share], histogram: [Int]
    ) {
        self.name = name
        self.kind = kind
        self.cellCount = cellCount
        self.blankCount = blankCount
        self.distinctCount = distinctCount
        self.minimum = minimum
        self.maximum = maximum
        self.commonest = commonest
        self.histogram = histogram
    }
}

extension ColumnSummary {
    /// Makes some rows of a schema and sums up each column; blank cells are those without text.
    ///
    /// O(cells); keeps the rows' bytes while it counts. Throws the schema's problems.
    package static func summaries(
        of schema: Schema, seed: Seed, rows: [Range<UInt64>]
    ) throws(PlanError) -> [ColumnSummary] {
        var plain = schema
        plain.dialect = Dialect(delimiter: CellScanner.separator, header: false)
        let plan = try Plan(plain, seed: seed)
        var buffer = OutputBuffer()
        for range in rows { plan.append(rows: range, to: &buffer) }
        var scanner = CellScanner(buffer.bytes, columnCount: schema.columns.count)
        let tallies = scanner.tallies()
        return zip(schema.columns, tallies).map { column, tally in
            tally.summary(named: column.name, bytes: scanner.bytes)
        }
    }

    /// Rows that a file's receipt looks at, at least and at most: the fewest take about a millisecond,
    /// the most a hundredth of a second.
    package static let receiptRowCounts: ClosedRange<UInt64> = 1_024...10_240
    /// So few that counting stays a small part of making: a row counted takes as long as several made.
    private static let rowsPerReceiptRow: UInt64 = 100

    /// The rows of a file that its receipt is counted over: all of a small one.
    package static func receiptRows(_ rows: Range<UInt64>) -> [Range<UInt64>] {
        let count = rows.upperBound - rows.lowerBound
        let limit = min(
            max(count / rowsPerReceiptRow, receiptRowCounts.lowerBound), receiptRowCounts.upperBound
        )
        return sampleRows(from: rows.lowerBound, count: count, limit: limit)
    }

    /// Up to `limit` rows of `1...count` in blocks that are spread evenly; all of them when they
    /// are no more than that.
    package static func sampleRows(
        from first: UInt64, count: UInt64, limit: UInt64
    ) -> [Range<UInt64>] {
        guard count > limit else { return [first..<(first + count)] }
        let blocks: UInt64 = 16
        let size = limit / blocks
        return (0..<blocks).map { block in
            let start = first + (count - size) / (blocks - 1) * block
            return start..<(start + size)
        }
    }
}
