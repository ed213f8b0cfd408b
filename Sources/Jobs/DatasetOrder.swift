// DatasetOrder: what is asked of a schema's data set page: so many rows, from that seed.

package import Generation

/// A checked order, made from the text that somebody typed.
package struct DatasetOrder: Equatable, Sendable {
    package let rows: Int64
    package let seed: UInt64
    /// The first row, counted from 1.
    package let firstRow: Int64
    /// Names the order, so that the same one sent twice makes one data set.
    package var key: String?
    /// The format of the file and its compression.
    package let shape: FileShape

    package init(
        rows: Int64, seed: UInt64, firstRow: Int64 = 1, key: String? = nil,
        shape: FileShape = FileShape()
    ) {
        self.rows = rows
        self.seed = seed
        self.firstRow = firstRow
        self.key = key
        self.shape = shape
    }

    /// The last row, counted from 1.
    package var lastRow: Int64 { firstRow + rows - 1 }

    /// A field of the order's form and what is wrong with it.
    package typealias Problem = (field: String, message: String)

    /// Reads the form's fields.
    ///
    /// An empty seed is `randomSeed`.
    package static func read(
        rows: String, seed: String, format: String, compression: String,
        firstRow: String = "", randomSeed: UInt64
    ) -> (order: DatasetOrder?, problems: [Problem]) {
        var problems: [Problem] = []
        let rowCount = take(RowCount.parse(rows), as: "rows", into: &problems)
        let chosen =
            seed.isEmpty
            ? Seed(randomSeed) : take(Seed.parse(seed), as: "seed", into: &problems)
        let first = firstRow.isEmpty ? 1 : Self.firstRow(firstRow, into: &problems)
        let shape = shape(format: format, compression: compression, problems: &problems)
        guard problems.isEmpty, let rowCount, let chosen else { return (nil, problems) }
        let order = DatasetOrder(
            rows: Int64(rowCount.value), seed: chosen.value, firstRow: first, shape: shape)
        return (order, [])
    }

    /// The last row that any file may begin with: far beyond every file, far below 2^48.
    private static let highestFirstRow: Int64 = 1_000_000_000_000

    private static func firstRow(_ text: String, into problems: inout [Problem]) -> Int64 {
        let digits = text.filter { $0 != " " && $0 != "," }
        if let row = Int64(digits), (1...highestFirstRow).contains(row) { return row }
        problems.append(("from_row", "The first row is a whole number from 1; 1 is the beginning."))
        return 1
    }

    /// The format and compression asked for; empty fields mean CSV as it is.
    private static func shape(
        format: String, compression: String, problems: inout [Problem]
    ) -> FileShape {
        let chosen = format.isEmpty ? Format.csv : Format.named(format)
        let packed =
            compression.isEmpty
            ? FileCompression.none : FileCompression(rawValue: compression.lowercased())
        if chosen == nil {
            let names = Format.allCases.map(\.rawValue).joined(separator: ", ")
            problems.append(("format", "Choose one of these formats: \(names)."))
        }
        if packed == nil { problems.append(("compression", "Choose none or gzip.")) }
        return FileShape(format: chosen ?? .csv, compression: packed ?? .none)
    }

    private static func take<Value>(
        _ parsed: Parsed<Value>, as field: String, into problems: inout [Problem]
    ) -> Value? {
        switch parsed {
        case .value(let value): return value
        case .problem(let message):
            problems.append((field, message))
            return nil
        }
    }
}
