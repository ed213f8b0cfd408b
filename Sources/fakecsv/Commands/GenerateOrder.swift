// GenerateOrder: what the words after `fakecsv generate` ask for.

import Generation
import Platform

struct GenerateOrder {
    let schema: Schema
    let warnings: [String]
    let rows: Range<UInt64>
    let seed: Seed
    let isSeedDrawn: Bool
    /// Nil: standard output.
    let output: String?

    init(_ arguments: inout Arguments) throws {
        let input = try SchemaInput(&arguments)
        var schema = input.schema
        try Self.applyDialect(&arguments, to: &schema)
        output = try arguments.option("--output").flatMap { $0 == "-" ? nil : $0 }
        rows = try Self.rows(&arguments, standard: input.rows ?? 1_000)
        let typedSeed = try arguments.option("--seed")
        isSeedDrawn = typedSeed == nil
        seed = try typedSeed.map { try Self.value(Seed.parse($0)) } ?? Self.drawnSeed()
        try arguments.finish()
        // A range or a shard counts as far as its last row: values are unique over the whole file.
        if schema.problems().isEmpty, let problem = schema.problem(withRows: rows.upperBound - 1) {
            throw UsageError(description: SchemaInput.sentences([problem], schema))
        }
        self.schema = schema
        warnings = input.warnings
    }

    /// Below 2^53, so that any program can repeat it.
    private static func drawnSeed() -> Seed {
        Seed(SystemRandom().uint64() >> 11)
    }

    private static func value<Value>(_ parsed: Parsed<Value>) throws -> Value {
        switch parsed {
        case .value(let value): return value
        case .problem(let sentence): throw UsageError(description: sentence)
        }
    }

    private static func rows(
        _ arguments: inout Arguments, standard: UInt64
    ) throws -> Range<UInt64> {
        let count = try arguments.option("--rows").map { try value(RowCount.parse($0)).value }
        let first = try arguments.option("--from-row").map(firstRow) ?? 1
        let all = first..<(first + (count ?? standard))
        return try arguments.option("--shard").map { try shard($0, of: all) } ?? all
    }

    private static func firstRow(_ text: String) throws -> UInt64 {
        guard let first = UInt64(text), (1...SchemaLimits.rows.upperBound).contains(first) else {
            throw UsageError(description: "--from-row is a row's number from 1.")
        }
        return first
    }

    /// Part I of N: the parts differ by one row at most.
    private static func shard(_ text: String, of rows: Range<UInt64>) throws -> Range<UInt64> {
        let parts = text.split(separator: "/").map { UInt64($0) }
        guard parts.count == 2, let part = parts[0], let count = parts[1],
            (1...1_000_000).contains(count), part < count
        else {
            throw UsageError(description: "--shard is I/N with I from 0 to N-1, for example 0/4.")
        }
        // At most 2^30 rows times 2^20 parts: no overflow.
        let start = rows.lowerBound + rows.count64 * part / count
        return start..<(rows.lowerBound + rows.count64 * (part + 1) / count)
    }

    private static func applyDialect(_ arguments: inout Arguments, to schema: inout Schema) throws {
        switch try arguments.option("--format") ?? "csv" {
        case "csv": break
        case "tsv": schema.dialect.delimiter = "\t"
        case let other:
            throw UsageError(description: "\"\(other)\" is no format of this version: csv or tsv.")
        }
        if let mark = try arguments.option("--delimiter") {
            schema.dialect.delimiter = Dialect.delimiter(named: mark)
        }
        schema.dialect.quote = try choice("--quote", &arguments) ?? schema.dialect.quote
        schema.dialect.quoting = try choice("--quoting", &arguments) ?? schema.dialect.quoting
        schema.dialect.lineEnding =
            try choice("--line-ending", &arguments) ?? schema.dialect.lineEnding
        if arguments.flag("--no-header") { schema.dialect.header = false }
        if arguments.flag("--bom") { schema.dialect.byteOrderMark = true }
        schema.dialect.nullText = try arguments.option("--null-text") ?? schema.dialect.nullText
        schema.locale = try arguments.option("--locale") ?? schema.locale
    }

    private static func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _ arguments: inout Arguments
    ) throws -> Choice? where Choice.RawValue == String {
        guard let text = try arguments.option(name) else { return nil }
        guard let choice = Choice(rawValue: text.lowercased()) else {
            let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError(description: "\(name) is one of \(names).")
        }
        return choice
    }
}
