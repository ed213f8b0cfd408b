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
}
