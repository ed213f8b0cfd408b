// DatasetOrder: what is asked of a schema's data set page: so many rows, from that seed.

import Generation

/// A checked order, made from the text that somebody typed.
package struct DatasetOrder: Equatable, Sendable {
    package let rows: Int64
    package let seed: UInt64

    package init(rows: Int64, seed: UInt64) {
        self.rows = rows
        self.seed = seed
    }

    /// A field of the order's form and what is wrong with it.
    package typealias Problem = (field: String, message: String)

    /// Reads the form's fields.
    ///
    /// An empty seed is `randomSeed`.
    package static func read(
        rows: String, seed: String, format: String, compression: String,
        randomSeed: UInt64
    ) -> (order: DatasetOrder?, problems: [Problem]) {
        var problems: [Problem] = []
        let rowCount = take(RowCount.parse(rows), as: "rows", into: &problems)
        let chosen =
            seed.isEmpty
            ? Seed(randomSeed) : take(Seed.parse(seed), as: "seed", into: &problems)
        if !format.isEmpty, format.lowercased() != "csv" {
            problems.append(("format", "Choose csv: the only format of this version."))
        }
        if !compression.isEmpty, compression.lowercased() != "none" {
            problems.append(("compression", "Choose none: files are not compressed yet."))
        }
        guard problems.isEmpty, let rowCount, let chosen else { return (nil, problems) }
        return (DatasetOrder(rows: Int64(rowCount.value), seed: chosen.value), [])
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
