import Generation
import JSON
import Platform
import TestSupport
import Testing

/// Python's csv module says whether what was downloaded is what was asked for.
@Suite struct DialectJudgeTests {
    private static let rows: UInt64 = 60

    /// One choice of the form's dialect fields.
    struct Choice {
        let delimiter: (field: String, character: String)
        let quote: String
        let quoting: String
        let lineEnding: String
        let header: String
        let bom: String
        let nullText: String

        var fields: [(String, String)] {
            [
                ("delimiter", delimiter.field), ("quote", quote), ("quoting", quoting),
                ("line_ending", lineEnding), ("header", header), ("bom", bom),
                ("null_text", nullText),
            ]
        }

        var name: String { fields.map { "\($0)=\($1.debugDescription)" }.joined(separator: " ") }
    }

    /// Every delimiter with every quote and quoting; the rest takes turns, so that each of its
    /// values meets each of theirs.
    private static let choices: [Choice] = {
        let delimiters = [
            ("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("pipe", "|"), ("€", "€"),
            (" ", " "), ("'", "'"), ("5", "5"), ("😀", "😀"),
        ]
        let nulls = ["", "NULL", "\\N", "n/a, \"none\"", "two\nlines"]
        var choices: [Choice] = []
        for (place, delimiter) in delimiters.enumerated() {
            for quote in ["double", "single"] where delimiter.1 != "'" || quote == "double" {
                for (turn, quoting) in ["minimal", "all", "nonnumeric"].enumerated() {
                    let number = choices.count
                    choices.append(
                        Choice(
                            delimiter: (delimiter.0, delimiter.1), quote: quote, quoting: quoting,
                            lineEnding: (place + turn) % 2 == 0 ? "lf" : "crlf",
                            header: number % 3 == 2 ? "off" : "on",
                            bom: number % 4 == 3 ? "on" : "off",
                            nullText: nulls[number % nulls.count]))
                }
            }
        }
        return choices
    }()

    private static let columns = [
        "id", "a,b;c|d\te", "\"quoted\" 'twice' \"\"", "line\nend\r\nand\rreturn", " blanks ",
        "Größe € 😀 日本語", "=1+1", "55", "a b",
    ]

    private static let types = [
        "row_number", "full_name", "address", "sentences", "number", "company_name", "job_title",
        "date", "boolean",
    ]

    /// The form's columns; every second may be blank.
    private static let columnFields: [(String, String)] = zip(columns, types).enumerated()
        .flatMap { index, column in
            [
                ("column_name_\(index)", column.0), ("column_type_\(index)", column.1),
                ("column_blank_\(index)", index % 2 == 0 ? "" : "25"),
            ]
        }

    @Test("Python's csv reads every dialect's file as the table that was asked for")
    func everyDialect() throws {
        let python = try Programs.find("python3", package: "python3")
        let visitor = try Visitor.registered(.nginx)
        let folder = try TemporaryDirectory()
        let orders = try Self.choices.map { choice in
            let schema = try visitor.makeSchema(
                [("name", "Judged")] + Self.columnFields + choice.fields)
            return (schema, try visitor.order(schema, rows: String(Self.rows)), choice)
        }
        var files: [JSONValue] = []
        for (schema, dataset, choice) in orders {
            #expect(try visitor.waitForEnd(of: dataset) == "ready", "\(choice.name)")
            let path = folder.file("\(dataset).csv")
            try Files.write(path, try visitor.download(dataset))
            let table = try visitor.post(
                "/schemas/preview",
                [("seed", "42")] + Self.columnFields + choice.fields, json: true
            ).json()
            files.append(try file(path, choice, preview: table))
            _ = try visitor.send("DELETE", "/schemas/\(schema)")
        }
        let list = folder.file("files.json")
        try Files.write(list, JSONValue.array(files).encoded())
        let judge = "\(Project.folder)/Tests/Judges/read_csv.py"
        let verdict = try Programs.run(python, [judge, list])
        #expect(verdict == "\(Self.choices.count) files read right\n")
    }

    /// What the judge is told; the table is the plan's, its beginning also the preview's.
    private func file(
        _ path: String, _ choice: Choice, preview: JSONValue
    ) throws -> JSONValue {
        var dialect = Dialect(
            delimiter: choice.delimiter.character, header: choice.header == "on",
            nullText: choice.nullText)
        dialect.quote = choice.quote == "single" ? .single : .double
        let columns = zip(Self.columns, Self.types).enumerated().map { index, column in
            Column(
                name: column.0, type: column.1, blankPercent: index % 2 == 0 ? nil : "25")
        }
        let plan = try Plan(
            Schema(name: "Judged", columns: columns, dialect: dialect), seed: Seed(42))
        let cells = plan.preview(rows: Int(Self.rows))
            .map { JSONValue.array($0.map(JSONValue.text)) }
        #expect(preview["rows"]?.arrayValue == Array(cells.prefix(10)), "\(choice.name)")
        let heading = JSONValue.array(Self.columns.map(JSONValue.text))
        return [
            "path": .text(path), "name": .text(choice.name),
            "delimiter": .text(choice.delimiter.character), "quote": .text(choice.quote),
            "quoting": .text(choice.quoting), "line_ending": .text(choice.lineEnding),
            "bom": .bool(choice.bom == "on"),
            "table": .array((choice.header == "on" ? [heading] : []) + cells),
        ]
    }
}
