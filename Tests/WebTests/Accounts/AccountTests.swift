import JSON
import TestSupport
import Testing

/// Tokens, sessions, e-mail, export and the end of an account.
@Suite struct AccountTests {
    /// The deployed service is shared by all suites, and an address may fail only so often there.
    private func mayFail(_ depth: Depth) -> Bool { depth == .inProcess }

    private func bearer(_ token: String) -> [(String, String)] {
        [("Authorization", "Bearer \(token)")]
    }

    private func makeToken(_ visitor: Visitor) throws -> (id: Int64, text: String) {
        let answer = try visitor.post("/account/tokens", [("token_name", "import")], json: true)
        #expect(answer.status == 201)
        let json = try answer.json()
        return (try #require(json["id"]?.integerValue), try #require(json["token"]?.textValue))
    }

    @Test("A token does what its owner may, until it is revoked", arguments: Depth.allCases)
    func tokens(depth: Depth) throws {
        let owner = try Visitor.registered(depth)
        let token = try makeToken(owner)
        let program = try Visitor(depth)
        let schemas = try program.get("/", json: true, headers: bearer(token.text))
        #expect(try schemas.status == 200 && schemas.json().arrayValue?.count == 1)
        let made = try program.post(
            "/schemas", SchemaFields.people, json: true, headers: bearer(token.text))
        #expect(made.status == 201)
        let page = try owner.get("/account").text
        #expect(page.contains("import") && page.contains("last used") && !page.contains(token.text))
        #expect(try owner.post("/account/tokens/\(token.id)/revoke").status == 303)
        let refused = try program.get("/", json: true, headers: bearer(token.text))
        #expect(refused.status == 401)
        #expect(refused.header("WWW-Authenticate")?.hasPrefix("Bearer") == true)
    }

    @Test("A token is shown once, and wrong ones are refused", arguments: Depth.allCases)
    func shownOnce(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let page = try visitor.post("/account/tokens", [("token_name", "night")])
        #expect(page.status == 201 && page.text.contains("fakecsv_"))
        #expect(try !visitor.get("/account").text.contains("fakecsv_"))
        #expect(try visitor.post("/account/tokens", [("token_name", "")]).status == 422)
        for wrong in ["", "x", "fakecsv_" + String(repeating: "0", count: 64)] {
            let program = try Visitor(depth)
            #expect(try program.get("/", json: true, headers: bearer(wrong)).status == 401)
        }
    }

    @Test("Another's token and session cannot be ended", arguments: Depth.allCases)
    func others(depth: Depth) throws {
        let owner = try Visitor.registered(depth)
        let token = try makeToken(owner)
        let stranger = try Visitor.registered(depth)
        #expect(try stranger.post("/account/tokens/\(token.id)/revoke").status == 404)
        let session = try #require(owner.cookies["session"]?.split(separator: ".").first)
        #expect(try stranger.post("/account/sessions/\(session)/end").status == 404)
        #expect(try owner.get("/").status == 200)
    }

    @Test("A session is seen and ended from elsewhere", arguments: Depth.allCases)
    func sessions(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let elsewhere = try Visitor(depth)
        _ = try elsewhere.post(
            "/login", [("username", visitor.name), ("password", Visitor.password)],
            headers: [("User-Agent", "Mozilla/5.0 (X11; Linux) Firefox/150.0")])
        #expect(try visitor.get("/account").text.contains("Firefox on Linux"))
        let id = try #require(elsewhere.cookies["session"]?.split(separator: ".").first)
        #expect(try visitor.post("/account/sessions/\(id)/end").status == 303)
        #expect(try elsewhere.get("/").status == 303)
        #expect(try visitor.get("/").status == 200)
    }

    @Test("A new e-mail address needs the password", arguments: Depth.allCases)
    func email(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        if mayFail(depth) {
            let wrong = try visitor.post(
                "/account/email", [("email", "new@example.org"), ("email_password", "no")])
            #expect(wrong.status == 422 && wrong.text.contains("value=\"new@example.org\""))
        }
        let right = [("email", "new@example.org"), ("email_password", Visitor.password)]
        #expect(try visitor.post("/account/email", right).status == 303)
        #expect(try visitor.get("/account").text.contains("<dd>new@example.org</dd>"))
    }

    @Test("The export holds everything, deleting leaves nothing", arguments: Depth.allCases)
    func exportAndDelete(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let dataset = try visitor.order(schema)
        #expect(try visitor.waitForEnd(of: dataset) == "ready")
        let export = try visitor.get("/account/export")
        #expect(export.header("Content-Disposition")?.contains("attachment") == true)
        let json = try export.json()
        #expect(json["account"]?["username"]?.textValue == visitor.name)
        #expect(json["schemas"]?.arrayValue?.count == 2)
        #expect(json["schemas"]?[0]?["datasets"]?.arrayValue?.count == 1)
        if mayFail(depth) {
            let wrong = try visitor.post("/account/delete", [("delete_password", "wrong")])
            #expect(wrong.status == 422)
        }
        let gone = try visitor.post("/account/delete", [("delete_password", Visitor.password)])
        #expect(gone.status == 303)
        #expect(try visitor.get("/").status == 303)
        try visitor.waitForRemoval(of: dataset)
        guard mayFail(depth) else { return }
        let login = [("username", visitor.name), ("password", Visitor.password)]
        #expect(try Visitor(depth).post("/login", login).status == 422)
    }
}
