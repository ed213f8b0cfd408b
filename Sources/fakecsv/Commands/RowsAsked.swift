// RowsAsked: how many rows, from which one, which part of them.

import Generation

struct RowsAsked {
    private let rows: UInt64?
    private let standard: UInt64
    private let first: UInt64
    private let shard: (part: UInt64, count: UInt64)?
    /// Bytes instead of rows.
    let size: UInt64?

    /// Reads --rows, --size, --from-row and --shard; without --rows `standard` or 1,000 is meant.
    init(_ arguments: inout Arguments, standard: UInt64?) throws {
        rows = try arguments.option("--rows").map {
            try GenerateOptions.value(RowCount.parse($0)).value
        }
        self.standard = standard ?? 1_000
        first = try arguments.option("--from-row").map(Self.firstRow) ?? 1
        shard = try arguments.option("--shard").map(Self.shard)
        size = try arguments.option("--size").map {
            try GenerateOptions.value(ByteCount.parse($0)).value
        }
        guard size == nil || (rows == nil && shard == nil) else {
            throw UsageError(
                description: "--size says where the file ends: leave out --rows and --shard.")
        }
    }

    var isShard: Bool { shard != nil }

    /// The rows that are made.
    ///
    /// A range or a shard counts as far as its last row: values are unique over the whole file.
    ///
    /// - Parameter file: where the schema stands, for the sentence when it cannot give so many.
    func extent(of schema: Schema, in file: String?) throws(UsageError) -> Extent {
        let isSound = schema.problems().isEmpty
        let last = first - 1 + (size == nil ? rows ?? standard : RowsAsked.mostRows(of: schema))
        if isSound, last < first || schema.problem(withRows: last) != nil,
            let problem = schema.problem(withRows: max(last, first))
        {
            throw SchemaInput.error([problem], schema, in: file)
        }
        let whole = first..<(last + 1)
        guard let shard else { return Extent(whole) }
        return Extent(part: shard.part, of: shard.count, file: whole)
    }

    /// The most rows that a file of the schema can have.
    private static func mostRows(of schema: Schema) -> UInt64 {
        min(schema.capacity ?? .max, SchemaLimits.rows.upperBound)
    }

    private static func firstRow(_ text: String) throws -> UInt64 {
        guard let first = UInt64(text), (1...SchemaLimits.rows.upperBound).contains(first) else {
            throw UsageError(description: "--from-row is a row's number from 1.")
        }
        return first
    }

    private static func shard(_ text: String) throws -> (part: UInt64, count: UInt64) {
        let parts = text.split(separator: "/").map { UInt64($0) }
        guard parts.count == 2, let part = parts[0], let count = parts[1],
            (1...1_000_000).contains(count), part < count
        else {
            throw UsageError(description: "--shard is I/N with I from 0 to N-1, for example 0/4.")
        }
        return (part, count)
    }
}
