import JSON
import TestSupport
import Testing

@Suite struct RegisterTests {
    private func fields(_ name: String, email: String = "") -> [(String, String)] {
        [
            ("username", name), ("email", email), ("password1", Visitor.password),
            ("password2", Visitor.password),
        ]
    }

    @Test(
        "Registering signs in and leads to a first schema, filled in as an example",
        arguments: Depth.allCases)
    func registers(depth: Depth) throws {
        let visitor = try Visitor(depth)
        let form = try visitor.get("/register")
        #expect(form.status == 200 && form.text.contains("name=\"password2\""))
        let name = Visitor.freshName()
        let answer = try visitor.post("/register", fields(name, email: "ada@example.org"))
        #expect(answer.status == 303)
        #expect(answer.header("Location") == "/")
        let page = try visitor.get("/")
        #expect(page.status == 200)
        #expect(page.text.contains(name) && page.text.contains("Example: people"))
        #expect(try visitor.get("/register").header("Location") == "/")
    }

    @Test("The example is one click from a download", arguments: Depth.allCases)
    func example(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let list = try visitor.get("/", json: true).json()
        let schema = try #require(list[0]?["id"]?.integerValue)
        let dataset = try visitor.order(schema, rows: "1000")
        #expect(try visitor.waitForEnd(of: dataset) == "ready")
        #expect(try visitor.download(dataset).count { $0 == 10 } == 1_001)
    }

    @Test("A program gets the user it has made", arguments: Depth.allCases)
    func registersProgram(depth: Depth) throws {
        let visitor = try Visitor(depth)
        let name = Visitor.freshName()
        let answer = try visitor.post("/register", fields(name, email: "a@b.example"), json: true)
        #expect(answer.status == 201)
        let user = try answer.json()
        #expect(user["username"] == .text(name) && user["email"] == "a@b.example")
        #expect(user["admin"] == false)
        #expect(!answer.text.contains("password"))
        #expect(try visitor.get("/", json: true).status == 200)
    }

    @Test(
        "Each mistake has its message at its field, and what was typed is still there",
        arguments: Depth.allCases)
    func mistakes(depth: Depth) throws {
        let visitor = try Visitor(depth)
        let answer = try visitor.post(
            "/register",
            [
                ("username", "ä <b>"), ("email", "no address"), ("password1", "short"),
                ("password2", "other"),
            ])
        #expect(answer.status == 422)
        #expect(visitor.cookies.isEmpty)
        for field in ["username", "email", "password1", "password2"] {
            #expect(answer.problem(at: field)?.hasSuffix(".") == true, "\(field)")
        }
        #expect(answer.value(of: "username") == "ä <b>")
        #expect(answer.value(of: "email") == "no address")
        #expect(!answer.text.contains("short"), "passwords are not sent back")
    }

    @Test("A program gets its mistakes as JSON", arguments: Depth.allCases)
    func mistakesAsJSON(depth: Depth) throws {
        let answer = try Visitor(depth).post("/register", [], json: true)
        #expect(answer.status == 422)
        #expect(Set(try answer.errors().keys) == ["username", "password1"])
    }

    @Test("A name is taken whatever its capitals", arguments: Depth.allCases)
    func nameIsTaken(depth: Depth) throws {
        let first = try Visitor.registered(depth)
        let second = try Visitor(depth)
        let answer = try second.post("/register", fields(first.name.uppercased()))
        #expect(answer.status == 422)
        #expect(answer.problem(at: "username")?.contains("taken") == true)
        #expect(second.cookies.isEmpty)
        #expect(try first.get("/").text.contains(first.name))
    }

    @Test(
        "A password with control characters or broken text is refused, not changed in silence",
        arguments: Depth.allCases)
    func brokenPassword(depth: Depth) throws {
        let visitor = try Visitor(depth)
        let broken = "password1=12345678%00&password2=12345678%00&username=\(Visitor.freshName())"
        let answer = try visitor.send(
            "POST", "/register",
            headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(broken.utf8))
        #expect(answer.status == 422)
        #expect(answer.problem(at: "password1") != nil)
    }

    @Test(
        "A safe local address is gone to afterwards, any other is not",
        arguments: [
            ("/schemas/new", "/schemas/new"), ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil.example", "/"), ("/a\r\nX: y", "/"), ("", "/"),
        ])
    func next(text: String, location: String) throws {
        let visitor = try Visitor(.inProcess)
        let answer = try visitor.post(
            "/register", fields(Visitor.freshName()) + [("next", text)])
        #expect(answer.status == 303 && answer.header("Location") == location)
    }
}
