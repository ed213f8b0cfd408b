// GenerateCommand: `fakecsv generate`, rows without a server.

import Generation
import Platform

enum GenerateCommand {
    static let command = Command(
        name: "generate", summary: "makes rows of a schema file or of columns in a line",
        help: """
            fakecsv generate SCHEMA.json --rows 1000000 [--seed 42] [--output FILE] …
            fakecsv generate --columns "id:row_number, name:full_name, age:number(min=18, max=99)"

            SCHEMA.json is a schema file, or - for standard input.

              --rows N            how many rows: 1000, 10k, 1e6 [the file's number, else 1000]
              --size BYTES        as many whole rows as fit: 100MB, 1GiB; before compression
              --seed N            the same seed makes the same bytes; else one is drawn and reported
              --output FILE       appears under its name when it is whole [standard output]
              --from-row N        the first row, counted from 1; only row 1 comes with the header
              --shard I/N         the I-th of N parts, I from 0: one after the other they are the file
              --threads N         threads that make rows; the bytes stay the same [one per processor]
              --format FORMAT     csv, tsv, ndjson, json, sql or xml [csv]
              --sql-dialect NAME  mysql, postgresql or sqlite [postgresql]
              --gzip              compress; shards one after the other are a gzip file as well
              --xlsx              a spreadsheet of at most 1,048,575 rows instead; needs --output

            How CSV and TSV are written:
              --delimiter MARK    comma, semicolon, tab, pipe, or any one character
              --quote double|single
              --quoting minimal|all|nonnumeric
              --line-ending lf|crlf
              --no-header         also: SQL without CREATE TABLE
              --bom, --null-text TEXT
              --protect-formulas  an apostrophe before cells that spreadsheets would calculate

            What the values are like where columns do not say:
              --locale LOCALE     language and country, or several by weight: de_DE=7,fr_FR=3
              --now DAY           what now and -30 days count from: 2026-11-24 [2026-01-01]

            --columns is a list of name:type(parameter=value, ...); a type alone names the column
            too: full_name, city. A value ends at the comma or parenthesis outside of its own
            brackets: code:regex(value=[A-Z]{2,3}) needs no quotes. A name or value with other
            commas, or a name with a colon, stands in double quotes, which are doubled inside:
            "a, ""b"" c". Besides the type's own parameters (fakecsv fields TYPE) every column takes
            unique, percentBlank, group, locale and unique_together.
            """,
        run: run)

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        let order = try GenerateOrder(&arguments)
        for warning in order.warnings { Console.complain("note: \(warning)") }
        let plan = try plan(of: order)
        if order.isSeedDrawn { Console.complain("seed \(order.seed)") }
        ResourceLimits.failInsteadOfSignals()
        do {
            return try write(plan, order)
        } catch let error as SystemError where error.isClosedPipe && order.output == nil {
            // The reader has what it wanted.
            return ExitStatus.success
        } catch let error as SystemError where error.isLackOfRoom {
            throw GenerateFailure(
                description: "there is no room left for \(order.output ?? "the rows") "
                    + "(\(error.reason)); make room or ask for fewer rows.")
        }
    }

    private static func write(_ plan: Plan, _ order: GenerateOrder) throws -> Int32 {
        switch order.shape {
        case .spreadsheet: return try SpreadsheetRun(plan, order).run()
        case .plain, .gzip: return try TextRun(plan, order).run()
        }
    }

    /// All problems of a schema, each as a line; wrong use is exit status 2.
    private static func plan(of order: GenerateOrder) throws -> Plan {
        do {
            return try Plan(
                order.schema, seed: order.seed, format: order.format,
                firstRow: order.extent.file.lowerBound,
                isContinuation: order.extent.file.lowerBound > 1)
        } catch {
            throw SchemaInput.error(error.problems, order.schema, in: order.file)
        }
    }
}

/// Rows that could not be written, as one sentence; exit status 1.
struct GenerateFailure: Error, CustomStringConvertible {
    let description: String
}
