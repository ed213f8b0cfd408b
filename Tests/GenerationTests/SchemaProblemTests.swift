// Mistakes are found and said at the right place.

import Testing

@testable import Generation

@Suite("Schema problems")
struct SchemaProblemTests {
    private let fine = Column(name: "a", type: "boolean")

    private func fields(_ schema: Schema) -> [String] {
        schema.problems().map { "\($0.column.map(String.init) ?? "-"):\($0.field)" }
    }

    @Test("a good schema has no problems, in either naming of types")
    func good() {
        for type in FieldCatalog.types {
            let columns = [
                Column(name: "id", type: type.id, locale: home(type.id)),
                Column(name: "title", type: type.title, locale: home(type.id)),
            ]
            #expect(Schema(name: "s", columns: columns).problems().isEmpty, "\(type.id)")
        }
    }

    @Test("names, counts and locales are checked")
    func schema() {
        #expect(fields(Schema(name: " ", columns: [fine])) == ["-:name"])
        let long = String(repeating: "é", count: 201)
        #expect(fields(Schema(name: long, columns: [fine])) == ["-:name"])
        #expect(fields(Schema(name: String(long.dropLast()), columns: [fine])) == [])
        #expect(fields(Schema(name: "s", columns: [])) == ["-:columns"])
        let many = (0..<257).map { Column(name: "c\($0)", type: "boolean") }
        #expect(fields(Schema(name: "s", columns: many)) == ["-:columns"])
        #expect(fields(Schema(name: "s", columns: [fine], locale: "tlh")) == ["-:locale"])
    }

    @Test("empty, long and doubled column names are said at the column")
    func columnNames() {
        let columns = [
            fine, Column(name: "", type: "boolean"), fine,
            Column(name: String(repeating: "x", count: 129), type: "boolean"),
            Column(name: "nul\0", type: "boolean"),
        ]
        #expect(
            fields(Schema(name: "s", columns: columns)) == ["1:name", "2:name", "3:name", "4:name"])
    }

    @Test("an unknown type comes with the nearest known one")
    func unknownType() {
        let near = problems(Column(name: "a", type: "fulname"))
        #expect(near.first?.message.contains("full_name") == true)
        #expect(problems(Column(name: "a", type: "qqqqqq")).first?.field == "type")
        #expect(problems(Column(name: "a", type: "")).first?.message == "Choose a type.")
        let huge = String(repeating: "z", count: 100_000)
        #expect(problems(Column(name: "a", type: huge)).first?.message.count ?? 999 < 200)
    }

    @Test(
        "parameters out of range are said at the parameter",
        arguments: [
            ("number", ["min": "5", "max": "4"], ["max"]),
            ("number", ["min": "five"], ["min"]),
            ("number", ["min": "1e18", "decimals": "2"], ["min", "max"]),
            ("number", ["decimals": "16"], ["decimals"]),
            ("number", ["decimals": "-1"], ["decimals"]),
            ("number", ["min": "0.1", "max": "0.9"], ["max"]),
            ("number", ["min": "12345678901234567890"], ["min"]),
            ("sentences", ["min": "0"], ["min"]),
            ("sentences", ["min": "3", "max": "2"], ["max"]),
            ("sentences", ["max": "101"], ["max"]),
            ("date", ["min": "2020-02-30"], ["min"]),
            ("date", ["min": "2030-01-01"], ["max"]),
            ("date", ["format": "%Q"], ["format"]),
            ("date", ["format": "%H"], ["format"]),
            ("date", ["format": "100%"], ["format"]),
            ("date", ["format": String(repeating: "x", count: 65)], ["format"]),
            ("phone", ["format": "###"], ["format"]),
        ] as [(String, [String: String], [String])])
    func parameters(type: String, parameters: [String: String], expected: [String]) {
        let found = problems(Column(name: "a", type: type, parameters: parameters))
        #expect(Set(found.map(\.field)).isSubset(of: Set(expected)) && !found.isEmpty, "\(found)")
        #expect(found.allSatisfy { $0.message.hasSuffix(".") && $0.column == 0 })
    }

    @Test("empty parameters mean the default")
    func defaults() throws {
        let typed = ["min": "", "max": " ", "decimals": ""]
        #expect(try column("number", typed) == column("number"))
    }

    @Test("blank percentages are between 0 and 100")
    func blank() {
        for text in ["-1", "101", "x", "5.12345", "1e9"] {
            #expect(
                problems(Column(name: "a", type: "boolean", blankPercent: text)).map(\.field)
                    == ["blank"], "\(text)")
        }
        for text in ["", "0", "100", "5%", "0.0001", nil] {
            #expect(problems(Column(name: "a", type: "boolean", blankPercent: text)).isEmpty)
        }
    }

    @Test("delimiters that cannot be read back are refused")
    func delimiters() {
        for (delimiter, quote) in [
            ("", Dialect.Quote.double), (";;", .double), ("\"", .double), ("'", .single),
            ("\r", .double), ("\n", .double), ("\0", .double), ("\u{FEFF}", .double),
            ("e\u{301}", .double), ("\r\n", .double),
        ] {
            let dialect = Dialect(delimiter: delimiter, quote: quote)
            #expect(
                dialect.problems().map(\.field) == ["delimiter"], "\(delimiter.debugDescription)")
        }
        for delimiter in ["'", "€", " ", "a", "0", "\u{1F600}", "\u{1}"] {
            #expect(Dialect(delimiter: delimiter).problems().isEmpty)
        }
        #expect(Dialect.delimiter(named: "Semicolon") == ";")
        #expect(Dialect.delimiter(named: "*") == "*")
    }

    @Test("more rows than a unique column has values are refused with the number it has")
    func capacity() {
        let schema = Schema(
            name: "s",
            columns: [
                Column(name: "n", type: "number", parameters: ["max": "5000"], isUnique: true),
                Column(name: "d", type: "date", isUnique: true),
                Column(name: "e", type: "email_address", isUnique: true),
            ])
        #expect(schema.problem(withRows: 5000) == nil)
        let problem = schema.problem(withRows: 5001)
        #expect(problem?.column == 0 && problem?.field == "unique")
        #expect(problem?.message.contains("5,000") == true)
    }

    @Test("a plan of a schema with problems throws them all")
    func planError() {
        let schema = Schema(name: "", columns: [Column(name: "", type: "x")])
        let error = #expect(throws: PlanError.self) { try Plan(schema, seed: Seed(1)) }
        #expect(error?.problems == schema.problems())
    }
}
