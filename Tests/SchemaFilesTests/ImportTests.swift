// Twenty samples as people have them: the types that are guessed, stated per sample.

import Generation
import Platform
import TestSupport
import Testing

@testable import SchemaFiles

@Suite("Importing")
struct ImportTests {
    /// A column of a sample and the types that are right for it.
    private struct Expectation {
        let column: String
        let types: Set<String>
    }

    private static let folder = "\(Project.folder)/Tests/Fixtures/imports"

    /// The expectations by sample, as `expected.tsv` states them.
    private static func expectations() throws -> [String: [Expectation]] {
        let text = String(decoding: try Files.read("\(folder)/expected.tsv"), as: UTF8.self)
        return text.split(separator: "\n").reduce(into: [:]) { result, line in
            let cells = line.split(separator: "\t").map(String.init)
            guard cells.count == 3 else { return }
            result[cells[0], default: []].append(
                Expectation(
                    column: cells[1], types: Set(cells[2].split(separator: "|").map(String.init))))
        }
    }

    private static func sample(_ name: String) throws -> SchemaImport {
        let bytes = try Files.read("\(folder)/\(name)")
        return try SchemaImport.read(String(decoding: bytes, as: UTF8.self), named: "Imported")
    }

    @Test("two lines are enough for an id that counts the rows, and for no other column")
    func shortSample() throws {
        for lines in ["1,1", "1,1\n2,2"] {
            let read = try SchemaImport.read("id,size\n\(lines)\n", named: "Imported")
            #expect(read.schema.columns.map(\.type) == ["row_number", "number"])
        }
    }

    @Test("at least nine of ten columns become the right type in every one of twenty samples")
    func samples() throws {
        let expectations = try Self.expectations()
        #expect(expectations.count == 20)
        for (name, expected) in expectations.sorted(by: { $0.key < $1.key }) {
            let read = try Self.sample(name)
            #expect(read.schema.columns.map(\.name) == expected.map(\.column), "\(name)")
            #expect(read.reasons.count == read.schema.columns.count)
            let wrong = zip(read.schema.columns, expected).filter { column, expectation in
                !expectation.types.contains(column.type)
            }
            let right = expected.count - wrong.count
            let detail = wrong.map { "\($0.0.name): \($0.0.type)" }
            #expect(
                right * 10 >= expected.count * 9,
                "\(name): \(right) of \(expected.count), \(detail)")
        }
    }

    @Test("what is guessed makes a file: no sample's schema has a problem")
    func usable() throws {
        for name in try Self.expectations().keys.sorted() {
            let schema = try Self.sample(name).schema
            #expect(schema.problems() == [], "\(name)")
        }
    }

    @Test("ranges, blanks, formats and frequencies come from the values")
    func details() throws {
        let sensors = try Self.sample("sensors.csv").schema.columns
        let temperature = try #require(sensors.first { $0.name == "temperature" })
        #expect(temperature.blankPercent == "13" && temperature.parameters["decimals"] == "1")
        let orders = try Self.sample("orders_semicolon.csv").schema
        #expect(orders.dialect.delimiter == ";" && orders.dialect.lineEnding == .crlf)
        #expect(orders.columns.first { $0.name == "OrderDate" }?.parameters["format"] == "%d.%m.%Y")
        let currency = try #require(orders.columns.first { $0.name == "Status" })
        #expect(
            Set(currency.parameters["values"]?.split(separator: "\n") ?? []) == [
                "paid", "open", "sent",
            ])
        let table = try Self.sample("mysql.sql").schema
        #expect(
            table.name == "customers"
                && table.columns.first { $0.name == "email" }?.isUnique == true)
    }

    @Test(
        "what is nothing, or nothing that is known, is refused with a sentence",
        arguments: [
            "", " \n\t ", "{", "[]", "\u{FEFF}", "PK\u{3}\u{4}\u{14}\u{0}", "i\u{0}d\u{0},\u{0}",
            "\u{7F}ELF\u{FFFD}\u{FFFD}\u{FFFD}",
        ])
    func refused(text: String) {
        #expect(throws: SchemaFileError.self) { try SchemaImport.read(text, named: "x") }
    }

    @Test("a text of another encoding is looked at all the same, for what can be read of it")
    func otherEncoding() throws {
        let text = "id,Stra\u{FFFD}e,Ort\n1,Hauptstra\u{FFFD}e 5,Bremen\n2,Am Markt 12,Hannover\n"
        #expect(try SchemaImport.read(text, named: "x").schema.columns.count == 3)
    }

    @Test("hostile samples end in a schema or a sentence, never in a crash")
    func hostile() {
        let quote = "\""
        let texts = [
            String(repeating: ",", count: 10_000), String(repeating: "\(quote),\n", count: 2_000),
            "\(quote)never closed\n1,2,3", "CREATE TABLE", "CREATE TABLE x (", "CREATE TABLE x ()",
            "create table a (((((((", "a,a,a\n1,2,3\n", "\u{0}\u{1},\u{2}\n", "%PDF-1.4\n%âãÏÓ",
            (0..<10_000).map { "name\($0)" }.joined(separator: "\n"),
            (0..<300).map { "c\($0)" }.joined(separator: ",") + "\n",
            "{\(quote)columns\(quote): 1}", "[{\(quote)name\(quote): {}, \(quote)type\(quote): 1}]",
            "اسم,עיר,😀\nأحمد,תל אביב,1\n", "<script>alert(1)</script>,x\n1,2\n",
        ]
        for text in texts {
            let read = try? SchemaImport.read(text, named: "x")
            #expect((read?.schema.columns.count ?? 1) <= SchemaLimits.columns)
            let names = read?.schema.columns.map(\.name) ?? []
            #expect(Set(names).count == names.count)
        }
    }

    @Test("pasted names are split however they come")
    func names() {
        #expect(
            PastedNames.names(in: "id, full name ,\"e-mail\"") == ["id", "full name", "e-mail"])
        #expect(PastedNames.names(in: "a\r\nb,\n`c`\n\na") == ["a", "b", "c"])
        #expect(PastedNames.names(in: "x\ty z\t[w]") == ["x", "y z", "w"])
        #expect(PastedNames.names(in: " \n ").isEmpty)
    }

    @Test(
        "names alone suggest types",
        arguments: [
            ("customerEmail", "email_address"), ("FIRST_NAME", "first_name"), ("id", "row_number"),
            ("created_at", "datetime"), ("unit price", "number"), ("isActive", "boolean"),
            ("wibble", "words"),
        ])
    func fromNames(name: String, type: String) {
        #expect(NameGuess.column(named: name).type == type)
    }
}
