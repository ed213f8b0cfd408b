// GenerateOptions: reads the options of `fakecsv generate`.

import Generation
import Platform

enum GenerateOptions {
    /// More threads than any machine has processors are a mistake.
    private static let threads = 1...1_024

    static func format(_ arguments: inout Arguments) throws -> Format {
        let name = try arguments.option("--format") ?? "csv"
        guard let format = Format.named(name) else {
            throw UsageError(
                description: "\"\(name)\" is no format: csv, tsv, ndjson, json, sql or xml.")
        }
        guard let dialect = try arguments.option("--sql-dialect") else { return format }
        guard format.fileExtension == "sql", let chosen = Format.named("sql-\(dialect)") else {
            throw UsageError(
                description: "--sql-dialect is mysql, postgresql or sqlite, with --format sql.")
        }
        return chosen
    }

    static func shape(_ arguments: inout Arguments) throws -> OutputShape {
        let isGzip = arguments.flag("--gzip")
        guard arguments.flag("--xlsx") else { return isGzip ? .gzip : .plain }
        guard !isGzip else {
            throw UsageError(description: "--xlsx is compressed already: leave out --gzip.")
        }
        return .spreadsheet
    }

    static func threads(_ arguments: inout Arguments) throws -> Int {
        guard let text = try arguments.option("--threads") else {
            return Environment.processorCount
        }
        guard let count = Int(text), threads.contains(count) else {
            throw UsageError(description: "--threads is a number from 1 to 1024.")
        }
        return count
    }

    static func applyDialect(_ arguments: inout Arguments, to schema: inout Schema) throws {
        if let mark = try arguments.option("--delimiter") {
            schema.dialect.delimiter = Dialect.delimiter(named: mark)
        }
        schema.dialect.quote = try choice("--quote", &arguments) ?? schema.dialect.quote
        schema.dialect.quoting = try choice("--quoting", &arguments) ?? schema.dialect.quoting
        schema.dialect.lineEnding =
            try choice("--line-ending", &arguments) ?? schema.dialect.lineEnding
        if arguments.flag("--no-header") { schema.dialect.header = false }
        if arguments.flag("--bom") { schema.dialect.byteOrderMark = true }
        if arguments.flag("--protect-formulas") { schema.dialect.formulas = .protect }
        schema.dialect.nullText = try arguments.option("--null-text") ?? schema.dialect.nullText
        schema.locale = try arguments.option("--locale") ?? schema.locale
        schema.now = try arguments.option("--now") ?? schema.now
    }

    static func value<Value>(_ parsed: Parsed<Value>) throws -> Value {
        switch parsed {
        case .value(let value): return value
        case .problem(let sentence): throw UsageError(description: sentence)
        }
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
