// Columns in a line: names, types, parameters, and where values end.

import Testing

@testable import Generation

@Suite("Columns in a line")
struct ColumnLineTests {
    private func value(_ text: String) -> String? {
        (try? ColumnLine.read("a:regex(value=\(text), x=1), b:blank"))
            .flatMap { columns in
                columns.count == 2 && columns[0].parameters["x"] == "1"
                    ? columns[0].parameters["value"] : nil
            }
    }

    @Test(
        "a value ends at the comma or parenthesis outside of its brackets",
        arguments: [
            ("[a-z]{3,5}", nil), ("(a|b,c)d", nil), ("[,)}]{1,2}", nil), (#"\({2,3}"#, nil),
            (#"[\],]x"#, nil), ("number(min=1, max=(2, 3))", nil), ("}x]", nil), ("a b", nil),
            (#""a, ""b"" )""#, #"a, "b" )"#), ("a[b", nil), ("a{b(", nil), ("", nil),
        ] as [(String, String?)])
    func values(typed: String, read: String?) {
        #expect(value(typed) == read ?? typed)
    }

    @Test("a type alone names its column")
    func bareTypes() throws {
        let columns = try ColumnLine.read("Full Name, number(min=1, max=(2)), city:country")
        #expect(columns.map(\.name) == ["Full Name", "number", "city"])
        #expect(columns.map(\.type) == ["Full Name", "number", "country"])
        #expect(columns[1].parameters == ["min": "1", "max": "(2)"])
    }

    @Test("what was never closed ends at the first comma, as any text does")
    func unclosed() throws {
        let columns = try ColumnLine.read("a:character_sequence(format=[#, unique), b:blank")
        #expect(columns[0].parameters == ["format": "[#"] && columns[0].isUnique)
        #expect(columns.count == 2)
    }

    @Test(
        "what is no column is refused with a sentence",
        arguments: ["a", "a:b(", "a:b(=1)", "a:b(x=(1, 2)", "a:b(x=\"1)", "a:b(x=1 y:z"])
    func refused(line: String) {
        do throws(ColumnLine.Problem) {
            let columns = try ColumnLine.read(line)
            Issue.record("\(columns)")
        } catch {
            #expect(error.column == 1 && error.message.last == ".")
        }
    }
}
