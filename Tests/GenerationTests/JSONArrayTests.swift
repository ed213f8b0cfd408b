// JSON arrays: well-formed, of as many items as asked for, the items those of a schema.

import Testing

@testable import Generation

@Suite("JSON arrays")
struct JSONArrayTests {
    private func arrays(_ parameters: [String: String], rows: Int = 300) throws -> [String] {
        try column("json_array", parameters, rows: rows)
    }

    @Test("arrays have as many items as asked for")
    func counts() throws {
        let made = try arrays(["minItems": "0", "maxItems": "3", "items": "number(min=5,max=6)"])
        #expect(made.allSatisfy { $0.wholeMatch(of: /\[([56](,[56]){0,2})?\]/) != nil })
        #expect(Set(made.map { $0.filter(\.isNumber).count }) == [0, 1, 2, 3])
    }

    @Test("texts stand in quotes and are escaped; numbers, truths and blanks do not")
    func kinds() throws {
        let list = #""custom_list(values=""a\b ""quoted"" c"")""#
        #expect(
            problems(Column(name: "c", type: "json_array", parameters: ["items": list])).count == 1)
        let texts = try arrays(["items": #"custom_list(values="a\b ""q"" c")"#, "maxItems": "1"])
        #expect(Set(texts) == [#"["a\\b \"q\" c"]"#])
        let truths = try arrays(["items": "boolean", "maxItems": "1"])
        #expect(Set(truths) == ["[true]", "[false]"])
        let blanks = try arrays(["items": "boolean(percentBlank=100)", "maxItems": "1"])
        #expect(Set(blanks) == ["[null]"])
    }

    @Test("objects have the fields by name, of one person each; any range of rows is alone")
    func objects() throws {
        let items = "first:first_name, full:full_name, \"a \"\"b\"\"\":row_number"
        let made = try arrays(["minItems": "2", "maxItems": "2", "items": items])
        let item = /\{"first":"([^"]+)","full":"([^"]+)","a \\"b\\"":([0-9]+)\}/
        for (row, text) in made.enumerated() {
            let found = text.matches(of: item)
            #expect(found.count == 2, "\(text)")
            #expect(found.allSatisfy { $0.output.2.hasPrefix($0.output.1 + " ") })
            #expect(found.map { Int($0.output.3) } == [2 * row + 1, 2 * row + 2])
        }
        let columns = [Column(name: "c", type: "json_array", parameters: ["items": items])]
        let whole = try bytes(columns, rows: 1..<61)
        #expect(try bytes(columns, rows: 1..<20) + bytes(columns, rows: 20..<61) == whole)
    }

    @Test(
        "what cannot be an item is refused with a sentence",
        arguments: [
            "nothing", "a:number, a:number", "json_array", "template", "number(min=5,max=1)",
            "number(unique_together=x)", "a:number,", "number)", "(",
        ])
    func refused(items: String) {
        let found = problems(Column(name: "c", type: "json_array", parameters: ["items": items]))
        #expect(found.map(\.field) == ["items"] && ".?".contains(found[0].message.last ?? " "))
    }

    @Test("a unique column has every array once, whatever the items")
    func unique() throws {
        let shapes: [([String: String], UInt64?)] = [
            (["minItems": "0", "maxItems": "2", "items": "number(min=1,max=3)"], 13),
            (["minItems": "2", "maxItems": "2", "items": "boolean"], 4),
            (["minItems": "1", "maxItems": "3", "items": "a:boolean, b:number(max=5)"], 155),
            (["minItems": "0", "maxItems": "0"], 1),
            (["minItems": "5", "maxItems": "9", "items": "guid"], .max),
            (["minItems": "1", "maxItems": "2", "items": "boolean(percentBlank=5)"], nil),
        ]
        for (parameters, capacity) in shapes {
            let column = Column(
                name: "c", type: "json_array", parameters: parameters, isUnique: true)
            let schema = Schema(name: "s", columns: [column])
            #expect(schema.capacity(of: column) == capacity, "\(parameters)")
            guard let capacity else { continue }
            let rows = Int(min(capacity, 200))
            #expect(try Set(cells([column], rows: rows)).count == rows, "\(parameters)")
        }
        let lengths = try column(
            "json_array", ["minItems": "5", "maxItems": "9", "items": "guid"], rows: 200,
            isUnique: true
        ).map { $0.filter { $0 == "," }.count + 1 }
        #expect(Set(lengths) == [5, 6, 7, 8, 9])
    }

    @Test("items count from the schema's now")
    func now() throws {
        let column = Column(
            name: "c", type: "json_array",
            parameters: ["items": "date(min=now, max=now)", "maxItems": "1"])
        let schema = Schema(name: "s", columns: [column], now: "2024-02-29")
        #expect(try Plan(schema, seed: Seed(1)).preview(rows: 1) == [["[\"2024-02-29\"]"]])
    }
}
