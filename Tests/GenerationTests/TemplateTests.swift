// Templates: other columns' values in a text, at the same row, whatever the columns are.

import Testing

@testable import Generation

@Suite("Templates")
struct TemplateTests {
    private func template(_ text: String, name: String = "t", isUnique: Bool = false) -> Column {
        Column(name: name, type: "template", parameters: ["value": text], isUnique: isUnique)
    }

    private func messages(_ columns: [Column]) -> [String] {
        Schema(name: "s", columns: columns).problems().map(\.message)
    }

    @Test("a template has the values that the other columns have in the row, also of templates")
    func values() throws {
        let columns = [
            template("<{{{mail}}}> {full name}, {n}", name: "all"),
            Column(name: "full name", type: "full_name"),
            Column(name: "mail", type: "email_address", isUnique: true),
            Column(name: "n", type: "row_number", blankPercent: "30"),
            template("{all}{all}", name: "twice"),
        ]
        let rows = try cells(columns, rows: 300)
        for row in rows {
            #expect(row[0] == "<{\(row[2])}> \(row[1]), \(row[3])")
            #expect(row[4] == row[0] + row[0])
        }
        #expect(rows.contains { $0[3] == "" } && rows.contains { $0[3] != "" })
    }

    @Test("a value in a template is not quoted for itself, but with the template")
    func quoting() throws {
        let list = Column(name: "l", type: "custom_list", parameters: ["values": "a\"b\nc,d"])
        let text = try bytes([template("{l}!"), list], rows: 1..<20)
        let lines = Set(String(decoding: text, as: UTF8.self).split(separator: "\n"))
        #expect(lines == ["\"a\"\"b!\",\"a\"\"b\"", "\"c,d!\",\"c,d\""])
    }

    @Test("any range of rows is the same alone")
    func ranges() throws {
        let columns = [
            template("{a}-{b}"), Column(name: "a", type: "full_name"),
            Column(name: "b", type: "number", isUnique: true),
        ]
        let whole = try bytes(columns, rows: 1..<81)
        #expect(try bytes(columns, rows: 1..<40) + bytes(columns, rows: 40..<81) == whole)
    }

    @Test("circles, columns that are missing and open braces are named")
    func problems() throws {
        let circle = messages([
            template("{b}", name: "a"), template("{c}", name: "b"), template("x{a}", name: "c"),
            template("{a}", name: "d"),
        ])
        #expect(circle.count == 3)
        #expect(circle[0].contains("“a” → “b” → “c” → “a”"))
        #expect(messages([template("{t}")]).first?.contains("“t” → “t”") == true)
        #expect(messages([template("{nobody}")]).first?.contains("“nobody”") == true)
        #expect(messages([template("{open")]).first?.contains("never closed") == true)
    }

    @Test("templates that grow by multiplication are refused")
    func explosion() {
        let columns = (0..<12).map { template("{\($0 + 1)}{\($0 + 1)}{\($0 + 1)}", name: "\($0)") }
        let problems = messages(columns + [Column(name: "12", type: "boolean")])
        #expect(problems.count == 7 && problems.allSatisfy { $0.contains("500 parts") })
        let chain = (0..<20).map { template("{\($0 + 1)}", name: "\($0)") }
        #expect(messages(chain + [Column(name: "20", type: "boolean")]).count == 4)
    }

    @Test("a template is unique when a unique column can be read back from it")
    func unique() throws {
        let columns = [
            Column(name: "id", type: "number", parameters: ["max": "500"], isUnique: true),
            Column(name: "n", type: "number", parameters: ["max": "500"]),
            Column(name: "c", type: "hex_color", blankPercent: "5", isUnique: true),
        ]
        func problem(_ text: String) -> String? {
            messages(columns + [template(text, isUnique: true)]).first
        }
        for text in ["No. {id}!", "{id}", "{n}-{id}", "{id}/{n}", "{id} {c}", "{c} {id}{id} "] {
            let schema = Schema(name: "s", columns: columns + [template(text, isUnique: true)])
            let isClear = text != "{c} {id}{id} "
            #expect(schema.problems().isEmpty == isClear, "\(text)")
            guard isClear else { continue }
            #expect(schema.capacity(of: schema.columns[3]) == 500)
            let values = try cells(schema.columns, rows: 500).map { $0[3] }
            #expect(Set(values).count == 500)
        }
        for text in ["{n}", "{id}{n}", "{n}{id}", "{c}", "plain"] {
            #expect(problem(text)?.contains("cannot be unique") == true, "\(text)")
        }
    }

    @Test("combined lists go through all combinations, the first list with each row")
    func cartesian() throws {
        func list(_ name: String, _ values: String) -> Column {
            Column(
                name: name, type: "custom_list",
                parameters: ["values": values, "style": "cartesian"])
        }
        let rows = try cells(
            [list("a", "x,y"), Column(name: "n", type: "boolean"), list("b", "1,2,3")], rows: 7)
        let pairs = rows.map { $0[0] + $0[2] }
        #expect(pairs == ["x1", "y1", "x2", "y2", "x3", "y3", "x1"])
        #expect(
            try cells([list("a", "x,y"), list("c", "1,2")], rows: 2).map { $0[0] } == ["x", "y"])
    }
}
