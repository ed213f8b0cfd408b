// CheckCommand: `fakecsv check`, which reads a schema and says what is wrong with it.

import Generation

enum CheckCommand {
    static let command = Command(
        name: "check", summary: "says what is wrong with a schema file",
        help: """
            fakecsv check SCHEMA.json
            fakecsv check --columns "id:row_number, name:full_name"

            Exit status 0 when rows can be made of it, else 2 with a line for each problem.
            """,
        run: run)

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        let input = try SchemaInput(&arguments)
        try arguments.finish()
        for warning in input.warnings { Console.complain("note: \(warning)") }
        let problems = input.schema.problems()
        guard problems.isEmpty else {
            throw UsageError(description: SchemaInput.sentences(problems, input.schema))
        }
        let count = input.schema.columns.count
        Console.print("\(count) column\(count == 1 ? "" : "s"), no problems.")
        return ExitStatus.success
    }
}
