// SchemaInput: a schema from a file, from standard input or from `--columns`.

import Generation
import JSON
import Platform
import SchemaFiles

struct SchemaInput {
    /// A schema file of 256 columns with long lists is far smaller; the rest is a mistake.
    private static let fileBytes = 8 << 20

    let schema: Schema
    /// The schema file, as it was named; nil for `--columns`.
    let file: String?
    let rows: UInt64?
    let warnings: [String]

    init(_ arguments: inout Arguments) throws {
        if let line = try arguments.option("--columns") {
            do {
                schema = Schema(name: "columns", columns: try ColumnList.read(line))
            } catch {
                throw UsageError(description: "--columns, \(error)")
            }
            (file, rows, warnings) = (nil, nil, [])
            return
        }
        let path = try arguments.word("The schema file (or --columns)")
        file = path
        do {
            let json = try JSONValue.parse(
                Self.bytes(of: path), limits: JSONLimits(bytes: Self.fileBytes))
            var reading = try SchemaFile.read(json)
            // The bare array of fields that Mockaroo's API takes has no name.
            if reading.schema.name.isEmpty { reading.schema.name = "schema" }
            (schema, rows, warnings) = reading
        } catch let error as SystemError {
            throw UsageError(description: "\(path): \(error.reason).")
        } catch {
            throw UsageError(description: "\(path): \(error)")
        }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        let bytes = try Files.read(path == "-" ? "/dev/stdin" : path, limit: fileBytes)
        guard !bytes.isEmpty else {
            throw UsageError(description: "It is empty, and should hold a schema as JSON.")
        }
        return bytes
    }

    /// A schema's problems as an error of whoever wrote it.
    static func error(
        _ problems: [SchemaProblem], _ schema: Schema, in file: String?
    ) -> UsageError {
        UsageError(
            description: sentences(problems, schema, in: file),
            advice: problems.contains { $0.column != nil }
                ? "`fakecsv fields` lists the types, `fakecsv fields TYPE` what one takes." : nil)
    }

    /// The problems as lines, each with the file and the column that it is about.
    private static func sentences(
        _ problems: [SchemaProblem], _ schema: Schema, in file: String?
    ) -> String {
        let start = file.map { "\($0): " } ?? ""
        return problems.map { problem in
            guard let position = problem.column, schema.columns.indices.contains(position) else {
                return "\(start)\(problem.field): \(problem.message)"
            }
            let column = "column \(position + 1) (\(schema.columns[position].name))"
            return "\(start)\(column), \(problem.field): \(problem.message)"
        }
        .joined(separator: "\n")
    }
}
