import Generation
import JSON
import TestSupport
import Testing

@Suite struct SchemaFormTests {
    // MARK: Right forms

    @Test("A schema is created, shown, changed and deleted", arguments: Depth.allCases)
    func life(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        #expect(try visitor.get("/schemas/new").columnIndexes == [0])
        let created = try visitor.post("/schemas", SchemaFields.people)
        #expect(created.status == 303)
        let address = try #require(created.header("Location"))
        #expect(address.hasPrefix("/schemas/"))
        let page = try visitor.get(address)
        #expect(page.status == 200 && page.text.contains("full name"))
        let editor = try visitor.get("\(address)/edit")
        for (name, value) in SchemaFields.people { #expect(editor.value(of: name) == value) }
        let changed = try visitor.post(address, SchemaFields.people.with(("name", "Leute")))
        #expect(changed.status == 303 && changed.header("Location") == address)
        #expect(try visitor.get("/").text.contains("Leute"))
        let deleted = try visitor.post("\(address)/delete")
        #expect(deleted.status == 303 && deleted.header("Location") == "/")
        #expect(try visitor.get(address).status == 404)
        #expect(try visitor.post("\(address)/delete").status == 404)
    }

    @Test("A program creates, reads, changes and deletes a schema", arguments: Depth.allCases)
    func program(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let created = try visitor.post("/schemas", SchemaFields.people, json: true)
        #expect(created.status == 201)
        let id = try #require(try created.json()["id"]?.integerValue)
        #expect(created.header("Location") == "/schemas/\(id)")
        let changed = try visitor.post(
            "/schemas/\(id)", SchemaFields.people.with(("name", "Leute")), json: true)
        #expect(changed.status == 200)
        let read = try visitor.get("/schemas/\(id)", json: true).json()
        #expect(read["name"] == "Leute" && read["datasets"] == [])
        #expect(read["columns"]?.arrayValue?.map { $0["type"] } == ["row_number", "full_name"])
        let list = try visitor.get("/", json: true).json()
        #expect(list.arrayValue?.map { $0["name"]?.textValue } == ["Leute", "Example: people"])
        #expect(try visitor.send("DELETE", "/schemas/\(id)").status == 204)
        #expect(try visitor.send("DELETE", "/schemas/\(id)").status == 404)
        #expect(try visitor.get("/schemas/\(id)", json: true).status == 404)
    }

    @Test("A column's name suggests a type, or nothing", arguments: Depth.allCases)
    func guesses(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let mail = try visitor.get("/schemas/guess?name=E-Mail+address", json: true)
        #expect(mail.status == 200)
        #expect(try mail.json()["type"] == "email_address")
        let price = try visitor.get("/schemas/guess?name=price", json: true).json()
        #expect(price["type"]?.textValue != nil && price["parameters"]?.objectValue != nil)
        for name in ["xyzzy", "", "%F0%9F%90%8D", "%00", String(repeating: "a", count: 5_000)] {
            let answer = try visitor.get("/schemas/guess?name=\(name)", json: true)
            #expect(answer.status == 200)
            #expect(try answer.json()["type"] == .null, "\(name.prefix(20))")
        }
        #expect(try Visitor(depth).get("/schemas/guess?name=id", json: true).status == 401)
    }

    @Test("Keys of an imported file that nothing knows are kept through editing and saving")
    func keptKeys() throws {
        let visitor = try Visitor.registered(.inProcess)
        let file = """
            {"name": "Imported", "team": {"lead": "<Ada>"}, "columns": [
              {"name": "id", "type": "Row Number", "comment": "the key"},
              {"name": "who", "type": "Full Name", "min": 3}]}
            """
        let editor = try visitor.post("/schemas/import", [("text", file)])
        #expect(editor.text.contains("is kept, but does nothing"))
        let extras = try #require(editor.value(of: "extras"))
        #expect(editor.value(of: "column_comment_0") == "the key")
        let created = try visitor.post(
            "/schemas",
            SchemaFields.people.with(("extras", extras), ("column_comment_0", "the key")))
        let address = try #require(created.header("Location"))
        let fields = SchemaFields.people.with(("column_comment_0", "the key"))
        #expect(try visitor.post(address, fields).status == 303, "as programs send it")
        let kept = try visitor.get("\(address)/export").json()
        #expect(kept["team"]?["lead"] == "<Ada>")
        #expect(kept["columns"]?.arrayValue?.first?["comment"] == "the key")
        #expect(kept["columns"]?.arrayValue?.last?["comment"] == nil)
    }

    @Test(
        "Kept keys never stand in for what the form has, and are an object or refused",
        arguments: [
            #"{"now": "x", "rows": "many", "name": "y", "columns": [], "header": 7}"#, "{}",
        ])
    func keptKeysStayAside(extras: String) throws {
        let visitor = try Visitor.registered(.inProcess)
        let created = try visitor.post("/schemas", SchemaFields.people.with(("extras", extras)))
        let address = try #require(created.header("Location"))
        let schema = try visitor.get(address, json: true).json()
        #expect(schema["now"] == nil && schema["name"] != "y" && schema["rows"] == nil)
        for wrong in ["[1]", "{", "x"] {
            let refused = try visitor.post(
                "/schemas", SchemaFields.people.with(("extras", wrong)), json: true)
            #expect(refused.status == 422)
            #expect(try refused.errors().values.contains { $0.contains("an object of JSON") })
        }
    }

    @Test(
        "A schema's now is kept by the form; one that is no day is refused",
        arguments: Depth.allCases)
    func now(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let id = try visitor.makeSchema()
        let fields = SchemaFields.people.with(("now", "2024-03-01"))
        #expect(try visitor.post("/schemas/\(id)", fields).status == 303)
        #expect(try visitor.get("/schemas/\(id)/edit").value(of: "now") == "2024-03-01")
        #expect(try visitor.get("/schemas/\(id)", json: true).json()["now"] == "2024-03-01")
        let refused = try visitor.post("/schemas/\(id)", fields.with(("now", "soon")))
        #expect(refused.status == 422 && refused.value(of: "now") == "soon")
    }

    @Test("Saving again without a change is saving", arguments: Depth.allCases)
    func unchanged(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let id = try visitor.makeSchema()
        for _ in 0..<2 {
            #expect(try visitor.post("/schemas/\(id)", SchemaFields.people).status == 303)
        }
    }

    @Test("Indexes may come in any order and with gaps", arguments: Depth.allCases, [true, false])
    func gaps(depth: Depth, multipart: Bool) throws {
        let visitor = try Visitor.registered(depth)
        let fields = Array(SchemaFields.many([40, 7, 9_999, 0]).reversed())
        let answer =
            multipart
            ? try visitor.postMultipart("/schemas", fields, json: true)
            : try visitor.post("/schemas", fields, json: true)
        #expect(answer.status == 201)
        #expect(try names(of: answer) == ["c0", "c7", "c40", "c9999"])
    }

    @Test(
        "The order fields decide, and equal or missing ones fall back to the index",
        arguments: [
            (["0": "2", "1": "1", "2": "0"], ["c2", "c1", "c0"]),
            (["0": "5", "1": "5", "2": "5"], ["c0", "c1", "c2"]),
            (["0": "", "2": "0"], ["c0", "c2", "c1"]),
            (["0": "-1", "1": " 7 ", "2": "-2"], ["c2", "c0", "c1"]),
            ([:], ["c0", "c1", "c2"]),
        ])
    func orders(orders: [String: String], expected: [String]) throws {
        let fields =
            SchemaFields.many(0..<3)
            + orders.sorted { $0.key < $1.key }.map { ("column_order_\($0.key)", $0.value) }
        let answer = try Visitor.registered(.inProcess).post("/schemas", fields, json: true)
        #expect(try names(of: answer) == expected)
    }

    @Test("All dialect fields are stored and shown again", arguments: Depth.allCases)
    func dialect(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let dialect = [
            ("delimiter", "€"), ("quote", "single"), ("quoting", "nonnumeric"),
            ("line_ending", "crlf"), ("header", "off"), ("bom", "on"), ("null_text", "NULL"),
            ("formulas", "protect"),
            ("locale", "en_US"),
        ]
        let id = try visitor.makeSchema(SchemaFields.people + dialect)
        let editor = try visitor.get("/schemas/\(id)/edit")
        for (name, value) in dialect { #expect(editor.value(of: name) == value, "\(name)") }
        let json = try visitor.get("/schemas/\(id)", json: true).json()
        #expect(json["delimiter"] == "€" && json["header"] == false && json["bom"] == true)
        #expect(json["formulas"] == "protect")
    }

    @Test("A field left out or empty takes its default", arguments: Depth.allCases)
    func defaults(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let empty = ["delimiter", "quote", "quoting", "line_ending", "header", "bom", "locale"]
            .map { ($0, "") }
        for fields in [SchemaFields.people, SchemaFields.people + empty] {
            let id = try visitor.makeSchema(fields)
            let json = try visitor.get("/schemas/\(id)", json: true).json()
            #expect(json["delimiter"] == "," && json["quote"] == "double")
            #expect(json["quoting"] == "minimal" && json["line_ending"] == "lf")
            #expect(json["header"] == true && json["bom"] == false)
            #expect(json["locale"] == "en_US" && json["null_text"] == "")
            #expect(json["formulas"] == "keep")
        }
    }

    @Test(
        "Types may be named by id or by Mockaroo's title, in any case",
        arguments: [
            "full_name", "Full Name", "FULL NAME", "full-name",
        ])
    func typeNames(type: String) throws {
        let fields = SchemaFields.people.with(("column_type_1", type))
        #expect(try Visitor.registered(.inProcess).post("/schemas", fields).status == 303)
    }

    @Test(
        "Parameters, blanks and uniqueness come back as they were typed",
        arguments: Depth.allCases)
    func parameters(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let fields = SchemaFields.people.with(
            ("column_name_2", "age"), ("column_type_2", "number"), ("column_min_2", "18"),
            ("column_max_2", "99.50"), ("column_decimals_2", "2"), ("column_blank_2", "0.25"),
            ("column_unique_2", "on"))
        let id = try visitor.makeSchema(fields)
        let editor = try visitor.get("/schemas/\(id)/edit")
        for (name, value) in fields { #expect(editor.value(of: name) == value, "\(name)") }
    }

    // MARK: Limits

    @Test("256 columns are a schema, 257 are one too many", arguments: Depth.allCases)
    func columnCount(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        #expect(try visitor.post("/schemas", SchemaFields.many(0..<256)).status == 303)
        let answer = try visitor.post("/schemas", SchemaFields.many(0..<257))
        #expect(answer.status == 422)
        #expect(answer.problemSummary?.contains("at most 256 columns") == true)
        #expect(answer.columnIndexes.count == 257, "nothing typed is lost")
        let json = try visitor.post("/schemas", SchemaFields.many(0..<257), json: true)
        #expect(json.status == 422)
        #expect(try json.errors()[""]?.contains("256") == true)
    }

    @Test(
        "9,999 is an index, 10,000 and other spellings are not",
        arguments: [
            ("9999", 303), ("10000", 422), ("99999999999999999999", 422), ("007", 422), ("-1", 422),
            ("+1", 422), ("x", 422), ("", 422), ("１", 422),
        ])
    func indexes(index: String, status: Int) throws {
        let fields = SchemaFields.people.with(
            ("column_name_\(index)", "new"), ("column_type_\(index)", "row_number"))
        let answer = try Visitor.registered(.inProcess).post("/schemas", fields)
        #expect(answer.status == status)
        if status == 422 { #expect(answer.problemSummary?.contains("9999") == true) }
    }

    @Test(
        "Names of columns have 1 to 128 characters, names of schemas 1 to 200",
        arguments: Depth.allCases)
    func nameLengths(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        func name(_ count: Int) -> String { String(repeating: "ü", count: count) }
        let right = SchemaFields.people.with(("name", name(200)), ("column_name_1", name(128)))
        let id = try visitor.makeSchema(right)
        #expect(try visitor.get("/").text.contains(name(200)))
        #expect(try visitor.get("/schemas/\(id)").text.contains(name(128)))
        let wrong = SchemaFields.people.with(("name", name(201)), ("column_name_1", name(129)))
        let answer = try visitor.post("/schemas", wrong)
        #expect(answer.status == 422)
        #expect(answer.problem(at: "name")?.contains("200 characters") == true)
        #expect(answer.problem(at: "column_name_1")?.contains("128 characters") == true)
        #expect(answer.value(of: "name") == name(201))
        #expect(answer.value(of: "column_name_1") == name(129))
    }

    @Test(
        "A name of flags and families is counted as it is stored, and never an error of ours",
        arguments: Depth.allCases)
    func wideNames(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        for (count, status) in [(100, 303), (101, 422), (200, 422)] {
            let name = String(repeating: "🇩🇪", count: count)
            let answer = try visitor.post("/schemas", SchemaFields.people.with(("name", name)))
            #expect(answer.status == status)
        }
    }

    // MARK: Mistakes

    @Test(
        "Each mistake has its message at its field, and everything typed is still there",
        arguments: Depth.allCases, [true, false])
    func mistakes(depth: Depth, multipart: Bool) throws {
        let visitor = try Visitor.registered(depth)
        let fields = Self.wrongForm
        let answer =
            multipart
            ? try visitor.postMultipart("/schemas", fields) : try visitor.post("/schemas", fields)
        #expect(answer.status == 422)
        for field in Self.wrongFields {
            #expect(answer.problem(at: field)?.hasSuffix(".") == true, "\(field)")
            #expect(answer.text.contains("href=\"#\(field)\""), "the summary leads to \(field)")
        }
        for (name, value) in fields { #expect(answer.value(of: name) == value, "\(name)") }
    }

    @Test("A program gets the same mistakes as JSON", arguments: Depth.allCases)
    func mistakesAsJSON(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let answer = try visitor.post("/schemas", Self.wrongForm, json: true)
        #expect(answer.status == 422)
        #expect(Set(try answer.errors().keys) == Set(Self.wrongFields))
    }

    private static let wrongForm: [(String, String)] = [
        ("name", " "), ("delimiter", "ab"), ("quote", "triple"), ("quoting", "some"),
        ("line_ending", "cr"), ("header", "maybe"), ("bom", "perhaps"),
        ("null_text", String(repeating: "x", count: 65)), ("formulas", "run"),
        ("locale", "xx_XX"),
        ("column_name_0", ""), ("column_type_0", "row_number"),
        ("column_name_1", "a \"b\" <c> & 'd'"), ("column_type_1", "star_sign"),
        ("column_name_2", "age"), ("column_type_2", "number"), ("column_min_2", "10"),
        ("column_max_2", "9"), ("column_blank_2", "101"),
        ("column_name_3", "age"), ("column_type_3", "number"), ("column_min_3", "ten"),
        ("column_decimals_3", "99"), ("column_blank_3", "-1"), ("column_unique_3", "perhaps"),
        ("column_name_4", "when"), ("column_type_4", "date"), ("column_min_4", "2026-02-30"),
        ("column_order_4", "first"),
        ("column_name_5", "text"), ("column_type_5", "sentences"), ("column_min_5", "0"),
        ("column_max_5", "1e9"),
    ]

    private static let wrongFields = [
        "name", "delimiter", "quote", "quoting", "line_ending", "header", "bom", "null_text",
        "formulas", "locale", "column_name_0", "column_type_1", "column_max_2", "column_blank_2",
        "column_name_3", "column_min_3", "column_decimals_3", "column_blank_3",
        "column_unique_3", "column_min_4", "column_order_4", "column_min_5", "column_max_5",
    ]

    @Test("Without any column there is a sentence about it", arguments: Depth.allCases)
    func noColumns(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let answer = try visitor.post("/schemas", [("name", "Empty")])
        #expect(answer.status == 422)
        #expect(answer.problemSummary?.contains("Add at least one column") == true)
        #expect(answer.value(of: "name") == "Empty")
        #expect(try visitor.post("/schemas").status == 422, "an empty body is an empty form")
    }

    @Test(
        "A delimiter that would break the file is refused",
        arguments: [
            "\"", "\n", "\r", "\u{FEFF}", ",,",
        ])
    func delimiters(delimiter: String) throws {
        let fields = SchemaFields.people.with(("delimiter", delimiter))
        let answer = try Visitor.registered(.inProcess).post("/schemas", fields)
        #expect(answer.status == 422 && answer.problem(at: "delimiter") != nil)
    }

    @Test("Mistakes in a change leave the schema as it was", arguments: Depth.allCases)
    func changeWithMistakes(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let id = try visitor.makeSchema()
        let answer = try visitor.post("/schemas/\(id)", SchemaFields.people.with(("name", "")))
        #expect(answer.status == 422 && answer.text.contains("action=\"/schemas/\(id)\""))
        #expect(try visitor.get("/schemas/\(id)", json: true).json()["name"] == "People")
    }

    @Test("Markup in names is text wherever it is shown", arguments: Depth.allCases)
    func markup(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let evil = "<script>alert(1)</script>\"'&amp;"
        let id = try visitor.makeSchema(
            SchemaFields.people.with(("name", evil), ("column_name_1", evil)))
        _ = try visitor.order(id)
        for path in ["/", "/schemas/\(id)", "/schemas/\(id)/edit"] {
            let text = try visitor.get(path).text
            #expect(!text.contains("<script>alert"), "\(path)")
            #expect(text.contains("&lt;script&gt;alert(1)"), "\(path)")
        }
    }

    private func names(of answer: HTTPAnswer) throws -> [String] {
        try answer.json()["columns"]?.arrayValue?.compactMap { $0["name"]?.textValue } ?? []
    }
}
