import TestSupport
import Testing

@Suite struct ChangePasswordTests {
    private static let new = "another good password"

    private func change(
        _ visitor: Visitor, old: String = Visitor.password, new: String = Self.new,
        again: String? = nil, json: Bool = false
    ) throws -> HTTPAnswer {
        try visitor.post(
            "/account/password",
            [("old_password", old), ("password1", new), ("password2", again ?? new)], json: json)
    }

    @Test(
        "Changing the password ends all other sessions and keeps this one",
        arguments: Depth.allCases)
    func changes(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let elsewhere = try Visitor(depth == .nginx ? .fastCGI : depth)
        _ = try elsewhere.post(
            "/login", [("username", visitor.name), ("password", Visitor.password)])
        #expect(try elsewhere.get("/").status == 200)
        let answer = try change(visitor)
        #expect(answer.status == 303)
        let page = try visitor.get(try #require(answer.header("Location")))
        #expect(page.status == 200 && page.text.contains("Your password is changed"))
        #expect(try elsewhere.get("/").status == 303)
        let again = try Visitor(depth)
        #expect(
            try again.post(
                "/login", [("username", visitor.name), ("password", Visitor.password)]
            ).status == 422)
        #expect(
            try again.post("/login", [("username", visitor.name), ("password", Self.new)])
                .status == 303)
    }

    @Test("A program gets 204, or its mistakes by field", arguments: Depth.allCases)
    func program(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let wrong = try change(visitor, old: "wrong", new: "x", again: "y", json: true)
        #expect(wrong.status == 422)
        #expect(Set(try wrong.errors().keys) == ["old_password", "password1", "password2"])
        #expect(try change(visitor, json: true).status == 204)
    }

    @Test(
        "Each mistake has its message at its field, and the old password stays",
        arguments: Depth.allCases)
    func mistakes(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let answer = try change(visitor, old: "wrong", new: visitor.name, again: "other")
        #expect(answer.status == 422)
        for field in ["old_password", "password1", "password2"] {
            #expect(answer.problem(at: field)?.hasSuffix(".") == true, "\(field)")
        }
        #expect(try change(visitor).status == 303)
    }

    @Test("A stolen session is no way to guess the password")
    func guessing() throws {
        let app = try InProcessApp()
        let visitor = try Visitor.registered(.inProcess, app: app)
        for _ in 0..<10 { #expect(try change(visitor, old: "wrong").status == 422) }
        #expect(try change(visitor).status == 429)
    }

    @Test(
        "A new password of broken text is refused, not changed in silence",
        arguments: Depth.allCases)
    func brokenText(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let old = "correct+horse+battery+staple"
        let answer = try visitor.send(
            "POST", "/account/password",
            headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array("old_password=\(old)&password1=12345678%ff&password2=12345678%ff".utf8))
        #expect(answer.status == 422)
        #expect(answer.problem(at: "password1") != nil)
    }

    @Test("The account page is its owner's", arguments: Depth.allCases)
    func page(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let page = try visitor.get("/account")
        #expect(page.status == 200 && page.text.contains(visitor.name))
        #expect(try Visitor(depth).get("/account").header("Location") == "/login?next=%2Faccount")
    }

    @Test(
        "Passwords typed after the session's end are not sent back in a page",
        arguments: Depth.allCases)
    func endedSession(depth: Depth) throws {
        let answer = try change(try Visitor(depth))
        #expect(!answer.text.contains("correct") && !answer.text.contains("another"))
        #expect([303, 401].contains(answer.status))
    }
}
