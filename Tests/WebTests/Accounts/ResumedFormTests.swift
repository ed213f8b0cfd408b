import JSON
import Platform
import TestSupport
import Testing

@Suite struct ResumedFormTests {
    /// What somebody had typed when the session ended, right and wrong.
    private let typed = SchemaFields.people.with(
        ("name", "Käse & \"Brot\" <b> 100 % +"), ("column_max_7", "kept"),
        ("column_name_7", "age"), ("column_type_7", "number"), ("column_min_7", "zehn"))

    /// Posts after the end of the session and signs in by the page that comes.
    private func resume(
        _ visitor: Visitor, _ path: String, _ fields: [(String, String)], multipart: Bool = false
    ) throws -> HTTPAnswer {
        visitor.cookies = [:]
        let page =
            multipart
            ? try visitor.postMultipart(path, fields) : try visitor.post(path, fields)
        #expect(page.status == 401)
        #expect(page.text.contains("what you typed is here again"))
        let carried = try ["resume_path", "resume_form", "next"].map {
            ($0, try #require(page.value(of: $0)))
        }
        // A wrong password first: the form is carried on.
        let wrong = try visitor.post(
            "/login", [("username", visitor.name), ("password", "wrong")] + carried)
        #expect(wrong.status == 422)
        #expect(wrong.value(of: "resume_form") == carried[1].1)
        return try visitor.post(
            "/login", [("username", visitor.name), ("password", Visitor.password)] + carried)
    }

    @Test(
        "A new schema typed before the session ended is there again after signing in",
        arguments: Depth.allCases, [true, false])
    func newSchema(depth: Depth, multipart: Bool) throws {
        let visitor = try Visitor.registered(depth)
        let page = try resume(visitor, "/schemas", typed, multipart: multipart)
        #expect(page.status == 200)
        for (name, value) in typed { #expect(page.value(of: name) == value, "\(name)") }
        #expect(page.text.contains("nothing has been saved yet"))
        #expect(page.text.contains("action=\"/schemas\""))
        #expect(try visitor.get("/", json: true).json().arrayValue?.count == 1, "only the example")
        // It is a page like any other: sent from here, it is checked and saved.
        #expect(try visitor.post("/schemas", typed).status == 422)
        #expect(
            try visitor.post("/schemas", typed.with(("column_min_7", "10"), ("column_max_7", "20")))
                .status == 303)
    }

    @Test("Changes of a schema are there again", arguments: Depth.allCases)
    func changes(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let id = try visitor.makeSchema()
        let page = try resume(visitor, "/schemas/\(id)", typed)
        #expect(page.status == 200 && page.text.contains("action=\"/schemas/\(id)\""))
        #expect(page.value(of: "name") == "Käse & \"Brot\" <b> 100 % +")
        #expect(try visitor.get("/schemas/\(id)", json: true).json()["name"] == "People")
    }

    @Test("An order is there again, not yet given", arguments: Depth.allCases)
    func order(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let id = try visitor.makeSchema()
        let page = try resume(
            visitor, "/schemas/\(id)/datasets", [("rows", "12,345"), ("seed", "9")])
        #expect(page.status == 200)
        #expect(page.value(of: "rows") == "12,345" && page.value(of: "seed") == "9")
        let schema = try visitor.get("/schemas/\(id)", json: true).json()
        #expect(schema["datasets"]?.arrayValue?.isEmpty == true)
    }

    @Test("A session that ends by time behaves so, too")
    func byTime() throws {
        let app = try InProcessApp()
        let visitor = try Visitor.registered(.inProcess, app: app)
        app.clock.advance(seconds: 15 * 86_400)
        let page = try visitor.post("/schemas", typed)
        #expect(page.status == 401)
        #expect(page.value(of: "resume_path") == "/schemas")
    }

    @Test(
        "A row of the database that is gone ends the session at the other depths",
        arguments: Depth.deployed)
    func byRow(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let id = visitor.cookies["session"]?.prefix(32) ?? ""
        // Never asked for before: not in memcached yet.
        try visitor.execute("DELETE FROM sessions WHERE id = '\(id)'")
        #expect(try visitor.post("/schemas", typed).status == 401)
    }

    @Test("Another's schema cannot be reached by carrying a form to it", arguments: Depth.allCases)
    func strangersSchema(depth: Depth) throws {
        let id = try Visitor.registered(depth).makeSchema()
        let visitor = try Visitor.registered(depth)
        let answer = try resume(visitor, "/schemas/\(id)", typed)
        #expect(answer.status == 303 && answer.header("Location") == "/")
    }

    @Test(
        "A form that is not worth carrying is not: the visitor signs in and starts again",
        arguments: ["/schemas/1/delete", "/datasets/1/cancel", "/datasets/1/delete"])
    func notCarried(path: String) throws {
        let answer = try Visitor(.inProcess).post(path)
        #expect([303, 401].contains(answer.status))
        #expect(answer.value(of: "resume_form") == nil)
    }

    @Test(
        "Whatever stands in the carried fields, signing in works",
        arguments: [
            ("/nowhere", "a=b"), ("", ""), ("//evil.example/schemas", "x"), ("/schemas/0", "=&=&%"),
            ("/schemas", "%zz=%ff&column_name_10000=x&column_name_0=%00"), ("schemas", "a"),
            ("/schemas/99999999999999999999", "a=b"),
        ])
    func garbage(path: String, form: String) throws {
        let visitor = try Visitor.registered(.inProcess)
        let answer = try visitor.post(
            "/login",
            [
                ("username", visitor.name), ("password", Visitor.password), ("resume_path", path),
                ("resume_form", form),
            ])
        #expect([200, 303, 422].contains(answer.status), "\(answer.status)")
        #expect(try visitor.get("/").status == 200)
    }

    @Test("A carried form that is beyond all limits does not keep anybody from signing in")
    func beyondLimits() throws {
        let visitor = try Visitor.registered(.inProcess)
        let columns = (0..<600).map { "column_name_\($0)=a" }.joined(separator: "&")
        let fields = (0..<20_001).map { "f\($0)=" }.joined(separator: "&")
        for form in [columns, fields] {
            let answer = try visitor.post(
                "/login",
                [
                    ("username", visitor.name), ("password", Visitor.password),
                    ("resume_path", "/schemas"), ("resume_form", form),
                ])
            #expect(answer.status == 303)
            #expect(try visitor.get("/").status == 200)
        }
    }

    @Test("A form of the largest size is carried through signing in", arguments: Depth.allCases)
    func large(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let blank = String(repeating: " ", count: 1_000_000)
        let page = try resume(visitor, "/schemas", typed.with(("column_blank_1", blank)))
        #expect(page.status == 200)
        #expect(page.value(of: "column_blank_1")?.count == 1_000_000)
    }
}
