// SchemaTrial: what a fuzzer, and the test that replays its corpus, do with an input.

import Generation
import JSON
import SchemaFiles

/// Reads any bytes as `fakecsv check` does, then makes rows of what can be made.
///
/// A broken promise traps: that is what a fuzzer looks for.
package enum SchemaTrial {
    /// What an input is that does not begin as JSON does: its first byte says it.
    private enum Kind: UInt8 {
        /// The text of `--columns`: "=".
        case line = 0x3D
        /// What somebody pastes or uploads: "#".
        case material = 0x23
        /// A regular expression: "/".
        case pattern = 0x2F
        /// A template that names the columns a, which is unique, and b: "~".
        case template = 0x7E
        /// The items of a JSON array: "@".
        case items = 0x40
    }

    /// Enough that a unique column meets several values.
    private static let mostRows: UInt64 = 5

    /// Judges one input.
    package static func run(_ input: [UInt8]) {
        guard let schema = schema(of: input) else { return }
        judge(schema)
        // The same with every column unique that can be: another way through most generators.
        var unique = schema
        for position in schema.columns.indices
        where (schema.columns[position].uniqueTogether ?? "").isEmpty {
            let column = schema.columns[position]
            unique.columns[position].isUnique = schema.capacity(of: column) != nil
        }
        if unique != schema { judge(unique) }
    }

    private static func judge(_ schema: Schema) {
        guard schema.problems().isEmpty else { return }
        let rows = min(mostRows, schema.capacity ?? .max)
        precondition(schema.problem(withRows: rows) == nil, "a capacity is no more than it says")
        makeRows(of: schema, rows: rows)
    }

    private static func schema(of input: [UInt8]) -> Schema? {
        if let kind = input.first.flatMap(Kind.init(rawValue:)) {
            return self.schema(kind, String(decoding: input.dropFirst(), as: UTF8.self))
        }
        guard let json = try? JSONValue.parse(input),
            var schema = (try? SchemaFile.read(json))?.schema
        else { return nil }
        expectLossless(schema)
        if schema.name.isEmpty { schema.name = "schema" }
        return schema
    }

    private static func schema(_ kind: Kind, _ text: String) -> Schema? {
        switch kind {
        case .line: (try? ColumnList.read(text)).map { Schema(name: "columns", columns: $0) }
        case .material: imported(text)
        case .pattern: schema("regular_expression", ["value": text])
        case .template: schema("template", ["value": text])
        case .items: schema("json_array", ["items": text, "minItems": "0", "maxItems": "4"])
        }
    }

    private static func schema(_ type: String, _ parameters: [String: String]) -> Schema {
        Schema(
            name: "s",
            columns: [
                Column(name: "a", type: "number", isUnique: true),
                Column(name: "b", type: "sentences", blankPercent: "50"),
                Column(name: "c", type: type, parameters: parameters),
                Column(name: "d", type: "sha1", parameters: ["of": "{c}{b}"]),
            ])
    }

    /// What is guessed makes rows as it is, and has a reason for each column.
    private static func imported(_ text: String) -> Schema? {
        guard let guess = try? SchemaImport.read(text, named: "s") else { return nil }
        precondition(guess.reasons.count == guess.schema.columns.count, "each column has a reason")
        expectLossless(guess.schema)
        return guess.schema
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
