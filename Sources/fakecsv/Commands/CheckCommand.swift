// CheckCommand: `fakecsv check`, which reads a schema and says what is wrong with it.

import Generation

enum CheckCommand {
    static let command = Command(
        name: "check", summary: "says what is wrong with a schema file",
        help: """
            fakecsv check SCHEMA.json
            fakecsv check --columns "id:row_number, name:full_name"

            Exit status 0 when rows can be made of it, else 2 with a line for each problem.
            Each column is shown with the number of different values it can give when it is unique.
            """,
        run: run)

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        let input = try SchemaInput(&arguments)
        try arguments.finish()
        for warning in input.warnings { Console.complain("note: \(warning)") }
        let problems = input.schema.problems()
        guard problems.isEmpty else {
            throw SchemaInput.error(problems, input.schema, in: input.file)
        }
        let count = input.schema.columns.count
        Console.print("\(count) column\(count == 1 ? "" : "s"), no problems.")
        for column in input.schema.columns { Console.print(line(column, of: input.schema)) }
        for note in notes(on: input.schema) { Console.complain("note: \(note)") }
        if let rows = input.schema.capacity {
            Console.print("At most \(rows.grouped) rows, because of what is unique.")
        }
        return ExitStatus.success
    }

    /// Which columns are English although their locale is not.
    private static func notes(on schema: Schema) -> [String] {
        schema.columns.compactMap { column in
            let locale = column.locale ?? schema.locale
            let languages = locale.split(separator: ",").map { $0.prefix(2) }
            guard FieldCatalog.type(named: column.type)?.isEnglish == true,
                languages.contains(where: { $0 != "en" })
            else { return nil }
            return "\(column.name) is in English: there are no words for it in \(locale) yet."
        }
    }

    /// A column with its type and its capacity.
    private static func line(_ column: Column, of schema: Schema) -> String {
        let type = FieldCatalog.type(named: column.type)?.id ?? column.type
        let capacity =
            switch schema.capacity(of: column) {
            case nil: "cannot be unique"
            case UInt64.max: "no limit of values"
            case let values?: "\(values.grouped) value\(values == 1 ? "" : "s")"
            }
        let set = column.uniqueTogether.map { "unique together as \($0), " }
        let mark = column.isUnique ? "unique, " : set ?? ""
        return "  \(column.name.padding(to: 20))\(type.padding(to: 20))\(mark)\(capacity)"
    }
}
