// Schema files are read in both of Mockaroo's shapes and written without loss.

import Generation
import JSON
import Platform
import TestSupport
import Testing

@testable import SchemaFiles

@Suite("Schema files")
struct SchemaFileTests {
    private func read(_ text: String) throws -> SchemaFile.Reading {
        try SchemaFile.read(JSONValue.parse(Array(text.utf8)))
    }

    @Test("the bare array of fields is read, numbers and texts alike")
    func array() throws {
        let reading = try read(
            """
            [{"name":"id","type":"Row Number"},
             {"name":"age","type":"Number","min":18,"max":"99","decimals":0,"percentBlank":5}]
            """)
        let expected = [
            Column(name: "id", type: "Row Number"),
            Column(
                name: "age", type: "Number",
                parameters: ["min": "18", "max": "99", "decimals": "0"], blankPercent: "5"),
        ]
        #expect(reading.schema.columns == expected)
        #expect(reading.rows == nil)
        #expect(reading.warnings.isEmpty)
    }

    @Test("the object of Mockaroo's export is read")
    func object() throws {
        let reading = try read(
            """
            {"id":7,"num_rows":1000,"file_format":"csv","name":"people","include_header":false,
             "bom":true,"line_ending":"windows","columns":[
               {"name":"n","null_percentage":0,"type":"Full Name","formula":""}]}
            """)
        #expect(reading.schema.name == "people")
        #expect(reading.rows == 1000)
        #expect(!reading.schema.dialect.header)
        #expect(reading.schema.dialect.byteOrderMark)
        #expect(reading.schema.dialect.lineEnding == .crlf)
        #expect(reading.warnings.isEmpty)
    }

    @Test("parameters under Mockaroo's names are those of the types here")
    func otherNames() throws {
        let reading = try read(
            """
            [{"name":"n","start":5,"restart":9,"type":"Sequence"},
             {"name":"l","type":"Custom List","values":["a","b"],"selectionStyle":"sequential"},
             {"name":"d","type":"boolean","start":1}]
            """)
        #expect(reading.schema.columns[0].parameters == ["start_at": "5", "restart_at": "9"])
        #expect(reading.schema.columns[1].parameters["style"] == "sequential")
        #expect(reading.warnings.count == 1 && reading.warnings[0].contains("start"))
    }

    @Test(
        "a Mockaroo schema with every basic and advanced type and all their parameters makes rows")
    func everyMockarooType() throws {
        let path = Project.folder + "/Tests/Fixtures/mockaroo/every_type.json"
        let reading = try read(
            String(decoding: Files.read(path, limit: 1 << 20), as: UTF8.self))
        #expect(reading.warnings.isEmpty)
        #expect(reading.schema.problems().isEmpty)
        #expect(reading.rows == 1_000)
        let rows = try Plan(reading.schema, seed: Seed(1)).preview(rows: 50)
        let columns = reading.schema.columns
        for (position, column) in columns.enumerated() where column.name != "nothing" {
            #expect(rows.contains { !$0[position].isEmpty }, "\(column.name)")
        }
        // Every parameter arrived under a name that the type has.
        for column in columns {
            let type = try #require(FieldCatalog.type(named: column.type), "\(column.type)")
            let known = Set(type.parameters.map(\.name))
            #expect(known.isSuperset(of: column.parameters.keys), "\(column.name)")
        }
    }

    @Test("what is not known is kept and named in a warning")
    func unknown() throws {
        let reading = try read(
            #"{"colour":{"a":[1]},"columns":[{"name":"n","type":"boolean","shade":3}]}"#)
        #expect(reading.warnings.count == 2)
        #expect(reading.warnings.contains { $0.contains("colour") })
        #expect(reading.warnings.contains { $0.contains("shade") })
        let again = try SchemaFile.read(SchemaFile.write(reading.schema))
        #expect(again.schema == reading.schema)
        #expect(again.schema.columns[0].parameters["shade"] == "3")
        #expect(SchemaFile.write(again.schema)["colour"]?["a"]?[0]?.integerValue == 1)
    }

    @Test("a schema's now is kept; without one nothing is said of it")
    func now() throws {
        let reading = try read(#"{"now":"2024-03-01","columns":[{"name":"d","type":"date"}]}"#)
        #expect(reading.schema.now == "2024-03-01" && reading.warnings.isEmpty)
        let written = SchemaFile.write(reading.schema)
        #expect(try SchemaFile.read(written).schema == reading.schema)
        #expect(SchemaFile.write(Schema(name: "s", columns: []))["now"] == nil)
    }

    @Test("what is written is read back without loss")
    func roundTrip() throws {
        let hostile = "a\"b,c\n\u{1F600}é\t'"
        let schema = Schema(
            name: hostile,
            columns: [
                Column(
                    name: hostile, type: "number",
                    parameters: [
                        "min": " 007", "max": "1e3", "name": "x", "type": "", "unique": "-0",
                    ],
                    blankPercent: " 5.50", isUnique: true, group: hostile, locale: hostile,
                    uniqueTogether: hostile),
                Column(name: "plain", type: "no such type", blankPercent: ""),
            ],
            locale: "xx_YY",
            dialect: Dialect(
                delimiter: "\u{1F600}", quote: .single, quoting: .nonNumeric, lineEnding: .crlf,
                header: false, byteOrderMark: true, nullText: "\\N"))
        let bytes = SchemaFile.write(schema).encoded(pretty: true)
        #expect(try SchemaFile.read(JSONValue.parse(bytes)).schema == schema)
    }

    @Test(
        "what is no schema is refused with the place and a sentence",
        arguments: [
            ("3", ""), ("{}", "columns"), (#"{"columns":{}}"#, "columns"), ("[3]", "[0]"),
            (#"[{"name":[1]}]"#, "[0].name"), (#"{"columns":[{"name":"a"},[]]}"#, "columns[1]"),
            (#"{"num_rows":-1,"columns":[]}"#, "num_rows"),
            (#"{"quote":"triple","columns":[]}"#, "quote"),
            (#"[{"parameters":3}]"#, "[0].parameters"), (#"[{"unique":"maybe"}]"#, "[0].unique"),
            (#"[{"min":{}}]"#, "[0].min"),
        ])
    func refused(text: String, place: String) throws {
        let error = #expect(throws: SchemaFileError.self) { try read(text) }
        #expect(error?.place == place)
        #expect(error?.message.hasSuffix(".") == true)
    }
}
