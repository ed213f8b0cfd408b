// Several columns whose combinations come only once.

import Testing

@testable import Generation

@Suite("Unique together")
struct UniqueTogetherTests {
    private func column(
        _ name: String, _ type: String, _ parameters: [String: String] = [:], set: String? = "s"
    ) -> Column {
        Column(name: name, type: type, parameters: parameters, uniqueTogether: set)
    }

    private var columns: [Column] {
        [
            column("list", "custom_list", ["values": "x,y,z"]), column("side", "boolean"),
            column("n", "number", ["min": "10", "max": "16"]),
            Column(name: "other", type: "full_name"),
        ]
    }

    @Test("all combinations come, each once, and single values often")
    func combinations() throws {
        let rows = try cells(columns, rows: 42)
        #expect(Set(rows.map { $0[0...2].joined(separator: " ") }).count == 42)
        #expect(Set(rows.map { $0[2] }).count == 7)
        #expect(rows.prefix(8).map { $0[0] } != Array(repeating: rows[0][0], count: 8))
        #expect(Schema(name: "s", columns: columns).capacity == 42)
    }

    @Test("more rows than combinations are refused with their number")
    func refusal() throws {
        let schema = Schema(name: "s", columns: columns)
        #expect(schema.problem(withRows: 42) == nil)
        let problem = try #require(schema.problem(withRows: 43))
        #expect(problem.column == 0 && problem.field == "unique_together")
        #expect(problem.message.contains("“list”, “n”, “side” together have only 42 different"))
    }

    @Test(
        "the order of columns, other columns and other sets change nothing, and any range is alone")
    func stable() throws {
        let turned =
            [
                column("a", "boolean", set: "t"), column("b", "date", set: "t"),
            ] + columns.reversed()
        let first = try cells(columns, rows: 40).map { [$0[0], $0[1], $0[2]] }
        let second = try cells(turned, rows: 40).map { [$0[5], $0[4], $0[3]] }
        #expect(first == second)
        let whole = try bytes(columns, rows: 1..<41)
        #expect(try bytes(columns, rows: 1..<20) + bytes(columns, rows: 20..<41) == whole)
    }

    @Test("of columns with more combinations than rows can be, the last draw freely")
    func countless() throws {
        let wide = [
            column("a", "number", ["max": "1000000000000000"]),
            column("b", "number", ["max": "1000000000000000"]),
            column("c", "regular_expression", ["value": "[a-z]{30}"]), column("d", "boolean"),
        ]
        let rows = try cells(wide, rows: 2_000)
        #expect(Set(rows.map { $0.joined(separator: " ") }).count == 2_000)
        #expect((900...1_100).contains(rows.count { $0[3] == "true" }))
    }

    @Test("names, dates, times and patterns can be unique together")
    func types() throws {
        let set = [
            column("name", "first_name"), column("day", "date", ["max": "2000-01-03"]),
            column("color", "hex_color"),
        ]
        let rows = try cells(set, rows: 3_000)
        #expect(Set(rows.map { $0.joined(separator: " ") }).count == 3_000)
        #expect(Set(rows.map { $0[1] }).count == 3)
    }

    @Test("what cannot be combined is refused with a sentence")
    func problems() {
        func message(_ first: Column, _ second: Column? = nil) -> String? {
            let columns = [first] + (second.map { [$0] } ?? [])
            return Schema(name: "s", columns: columns).problems().first?.message
        }
        let side = column("side", "boolean")
        #expect(message(side)?.contains("No other column") == true)
        #expect(message(column("id", "row_number"), side)?.contains("cannot be counted") == true)
        #expect(message(column("b", "blank"), side)?.contains("cannot be counted") == true)
        #expect(message(column("d", "normal"), side)?.contains("cannot be counted") == true)
        let nine = (0..<9).map { column("\($0)", "boolean") }
        #expect(Schema(name: "s", columns: nine).problems().count == 9)
        var unique = column("n", "number")
        unique.isUnique = true
        #expect(message(unique, side)?.contains("unique by itself") == true)
        var blank = column("n", "number")
        blank.blankPercent = "5"
        #expect(message(blank, side)?.contains("no blank cells") == true)
    }
}
