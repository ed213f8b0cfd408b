import JSON
import TestSupport
import Testing

/// Copies, links, exports, imports, ready schemas, and two tabs.
@Suite struct SharingTests {
    private func version(of schema: Int64, _ visitor: Visitor) throws -> String {
        try #require(try visitor.get("/schemas/\(schema)/edit").value(of: "version"))
    }

    @Test("Of two tabs the second is told, and loses nothing", arguments: Depth.allCases)
    func twoTabs(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let opened = try version(of: schema, visitor)
        let first = SchemaFields.people.with(("name", "First"), ("version", opened))
        #expect(try visitor.post("/schemas/\(schema)", first).status == 303)
        let second = SchemaFields.people.with(("name", "Second"), ("version", opened))
        let told = try visitor.post("/schemas/\(schema)", second)
        #expect(told.status == 409 && told.text.contains("saved elsewhere"))
        #expect(told.value(of: "name") == "Second")
        let stored = try visitor.get("/schemas/\(schema)", json: true).json()
        #expect(stored["name"]?.textValue == "First")
        let knowingly = second.with(("version", try #require(told.value(of: "version"))))
        #expect(try visitor.post("/schemas/\(schema)", knowingly).status == 303)
    }

    @Test("A shared schema is seen by who has the link, and copied", arguments: Depth.allCases)
    func share(depth: Depth) throws {
        let owner = try Visitor.registered(depth)
        let schema = try owner.makeSchema()
        let link = try #require(
            try owner.post("/schemas/\(schema)/share", json: true).json()["link"]?.textValue)
        let path = try #require(
            link.firstRange(of: "/shared/").map { String(link[$0.lowerBound...]) })
        let stranger = try Visitor(depth)
        let page = try stranger.get(path)
        #expect(page.status == 200 && page.text.contains("full name"))
        #expect(try stranger.get("/schemas/\(schema)").status == 303)
        let other = try Visitor.registered(depth)
        #expect(try other.get("/schemas/\(schema)").status == 404)
        #expect(try other.post("\(path)/copy").status == 303)
        #expect(try other.get("/", json: true).json().arrayValue?.count == 2)
        #expect(try owner.post("/schemas/\(schema)/unshare").status == 303)
        #expect(try stranger.get(path).status == 404)
        #expect(try stranger.get("/shared/\(String(repeating: "0", count: 32))").status == 404)
    }

    @Test("What is exported is imported again as it was", arguments: Depth.allCases)
    func exportAndImport(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let file = try visitor.get("/schemas/\(schema)/export")
        #expect(file.header("Content-Disposition")?.contains("People.json") == true)
        let editor = try visitor.postMultipart("/schemas/import", [("file", file.text)])
        #expect(editor.status == 200 && editor.value(of: "name") == "People")
        #expect(editor.value(of: "column_name_1") == "full name")
        #expect(try visitor.post("/schemas/\(schema)/copy").status == 303)
        let names = try visitor.get("/", json: true).json().arrayValue ?? []
        #expect(names.first?["name"]?.textValue == "People (copy)")
    }

    @Test(
        "A sample becomes a form with reasons; nothing becomes a message", arguments: Depth.allCases
    )
    func importing(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let sample = "id,mail\n1,ada@example.org\n2,bob@example.org\n3,cy@example.org\n"
        let editor = try visitor.post("/schemas/import", [("text", sample)])
        #expect(editor.status == 200 && editor.text.contains("All values are e-mail addresses."))
        #expect(editor.text.contains("The values count the rows from 1."))
        let program = try visitor.post("/schemas/import", [("text", sample)], json: true).json()
        #expect(program["columns"]?[1]?["type"]?.textValue == "email_address")
        let empty = try visitor.post("/schemas/import", [("text", " ")])
        #expect(empty.status == 422 && empty.text.contains("There is nothing in it"))
    }

    @Test("Every ready schema makes a file as it is", arguments: Depth.allCases)
    func gallery(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let ready = try visitor.get("/schemas/gallery", json: true).json().arrayValue ?? []
        #expect(ready.count == 8)
        #expect(try visitor.get("/schemas/gallery").status == 200)
        for key in [
            "people", "orders", "products", "web-log", "payments", "employees", "sensors",
            "patients",
        ] {
            let editor = try visitor.get("/schemas/new?from=\(key)")
            #expect(editor.status == 200 && editor.text.contains("<tfoot>"), "\(key)")
        }
    }

    @Test("Names become columns, a column is doubled, a seed is drawn", arguments: Depth.allCases)
    func buttons(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let names = try visitor.post(
            "/schemas", [("column_name_0", ""), ("names", "id, e-mail"), ("action", "add_names")])
        #expect(names.value(of: "column_name_2") == nil && names.text.contains("value=\"e-mail\""))
        let doubled = try visitor.post(
            "/schemas", SchemaFields.people + [("action", "duplicate_column_1")])
        #expect(doubled.columnIndexes.count == 3)
        #expect(doubled.value(of: "column_name_2") == "full name_2")
        let seeded = try visitor.post("/schemas", SchemaFields.people + [("action", "new_seed")])
        #expect(seeded.status == 200 && seeded.text.contains("<tfoot>"))
    }

    @Test("The preview's rows stand in the file of its seed", arguments: Depth.allCases)
    func previewIsTheFile(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let fields = SchemaFields.people + [("seed", "77")]
        let preview = try visitor.post("/schemas/preview", fields, json: true).json()
        let saved = try visitor.post("/schemas", fields)
        let place = try #require(saved.header("Location"))
        #expect(place.hasSuffix("?seed=77"))
        #expect(try visitor.get(place).value(of: "seed") == "77")
        let id = try #require(Int64(place.dropFirst("/schemas/".count).prefix { $0 != "?" }))
        let dataset = try visitor.order(id, rows: "10", seed: "77")
        #expect(try visitor.waitForEnd(of: dataset) == "ready")
        let lines = String(decoding: try visitor.download(dataset), as: UTF8.self)
            .split(separator: "\n").dropFirst().map(String.init)
        let rows = (preview["rows"]?.arrayValue ?? []).map { row in
            (row.arrayValue ?? []).compactMap(\.textValue).joined(separator: ",")
        }
        #expect(lines == rows && rows.count == 10)
        #expect(try visitor.post("/schemas/preview", fields.with(("seed", "x"))).status == 422)
    }
}
