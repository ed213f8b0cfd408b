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
              --seed N            the same seed makes the same bytes; else one is drawn and reported
              --output FILE       appears under its name when it is whole [standard output]
              --from-row N        the first row, counted from 1; only row 1 comes with the header
              --shard I/N         the I-th of N parts, I from 0: one after the other they are the file
              --format csv|tsv    [csv]
              --delimiter MARK    comma, semicolon, tab, pipe, or any one character
              --quote double|single
              --quoting minimal|all|nonnumeric
              --line-ending lf|crlf
              --no-header, --bom, --null-text TEXT, --locale LOCALE
            """,
        run: run)

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        let order = try GenerateOrder(&arguments)
        for warning in order.warnings { Console.complain("note: \(warning)") }
        let plan = try plan(of: order)
        if order.isSeedDrawn { Console.complain("seed \(order.seed)") }
        var output = try RowOutput(path: order.output)
        let meter = ProgressMeter(total: order.rows.count64, isShown: order.output != nil)
        do {
            try Pipeline(plan).run(
                rows: order.rows, header: order.rows.lowerBound == 1,
                sink: { bytes in try output.write(bytes) },
                progress: { done in meter.show(done) })
            meter.finish()
            try output.finish()
        } catch {
            output.abandon()
            throw error
        }
        return ExitStatus.success
    }

    /// All problems of a schema, each as a line; wrong use is exit status 2.
    private static func plan(of order: GenerateOrder) throws -> Plan {
        do {
            return try Plan(order.schema, seed: order.seed)
        } catch {
            throw UsageError(description: SchemaInput.sentences(error.problems, order.schema))
        }
    }
}

extension Range<UInt64> {
    /// The number of rows.
    var count64: UInt64 { upperBound - lowerBound }
}
