// SchemaTrial: what a fuzzer, and the test that replays its corpus, do with an input.

import Generation
import JSON
import SchemaFiles

/// Reads any bytes as `fakecsv check` does, then makes rows of what can be made.
///
/// A broken promise traps: that is what a fuzzer looks for.
package enum SchemaTrial {
    /// An input that begins so is the text of `--columns`; any other is a schema file.
    private static let lineMark = UInt8(ascii: "=")
    /// Enough that a unique column meets several values.
    private static let mostRows: UInt64 = 5

    /// Judges one input.
    package static func run(_ input: [UInt8]) {
        guard let schema = schema(of: input), schema.problems().isEmpty else { return }
        let rows = min(mostRows, schema.capacity ?? .max)
        precondition(schema.problem(withRows: rows) == nil, "a capacity is no more than it says")
        makeRows(of: schema, rows: rows)
    }

    private static func schema(of input: [UInt8]) -> Schema? {
        if input.first == lineMark {
            let text = String(decoding: input.dropFirst(), as: UTF8.self)
            return (try? ColumnList.read(text)).map { Schema(name: "columns", columns: $0) }
        }
        guard let json = try? JSONValue.parse(input),
            var schema = (try? SchemaFile.read(json))?.schema
        else { return nil }
        expectLossless(schema)
        if schema.name.isEmpty { schema.name = "schema" }
        return schema
    }

    /// Whatever was read is written so that it reads as the same.
    private static func expectLossless(_ schema: Schema) {
        let written = SchemaFile.write(schema).encoded()
        do {
            let again = try SchemaFile.read(JSONValue.parse(written))
            precondition(again.schema == schema, "what is written is read back without loss")
        } catch {
            preconditionFailure("what is written can be read: \(error)")
        }
    }

    /// A schema without problems makes a plan, and its rows are the same in one piece and in two.
    private static func makeRows(of schema: Schema, rows: UInt64) {
        guard let plan = try? Plan(schema, seed: Seed(42)) else {
            preconditionFailure("a schema without problems makes a plan")
        }
        let half = 1 + rows / 2
        let parts = bytes(plan, 1..<half, header: true) + bytes(plan, half..<rows + 1)
        precondition(
            bytes(plan, 1..<rows + 1, header: true) == parts, "parts of a file are the file")
    }

    private static func bytes(_ plan: Plan, _ rows: Range<UInt64>, header: Bool = false) -> [UInt8]
    {
        var made: [UInt8] = []
        Pipeline(plan).run(
            rows: rows, header: header, sink: { made += $0 }, progress: { _ in })
        return made
    }
}
