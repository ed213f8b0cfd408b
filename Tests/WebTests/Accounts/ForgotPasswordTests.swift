import JSON
import Records
import TestSupport
import Testing

@testable import Web

/// What the pages say about e-mail; that messages arrive is `Tests/Mail`'s to show.
@Suite struct ForgotPasswordTests {
    private let app: InProcessApp

    init() throws {
        app = try InProcessApp(sendsMail: true)
    }

    private func visitor() throws -> Visitor { try Visitor(.inProcess, app: app) }

    private func member() throws -> Visitor { try Visitor.registered(.inProcess, app: app) }

    @Test("Asking for a link answers the same whether or not somebody has the address")
    func sameAnswer() throws {
        let member = try member()
        try app.execute(
            """
            UPDATE users SET email = 'ada@example.org', email_confirmed_at = 1
            WHERE username = '\(member.name)'
            """)
        let known = try visitor().post("/forgot", [("email", "ada@example.org")])
        let unknown = try visitor().post("/forgot", [("email", "nobody@example.org")])
        #expect(known.status == 303 && unknown.status == 303)
        #expect(known.header("Location") == unknown.header("Location"))
        #expect(known.text == unknown.text)
        let page = try visitor().get(try #require(known.header("Location")))
        #expect(page.text.contains("a message is on its way"))
    }

    @Test("A program is told the same by 202")
    func json() throws {
        let answer = try visitor().post("/forgot", [("email", "x@example.org")], json: true)
        #expect(answer.status == 202)
        #expect(try answer.json()["message"]?.textValue != nil)
    }

    @Test(
        "What is no address is said to be none, with what was typed still there",
        arguments: ["", "ada", "ada@example.org\r\nBcc: eve@example.org", "a b@example.org"])
    func malformed(_ email: String) throws {
        let answer = try visitor().post("/forgot", [("email", email)])
        #expect(answer.status == 422)
        #expect(answer.text.contains("Write an address like"))
        #expect(answer.text.contains("aria-describedby=\"email-problem\""))
    }

    @Test("After five messages to one address within a quarter of an hour comes 429")
    func throttlesAddress() throws {
        for _ in 0..<5 {
            #expect(try visitor().post("/forgot", [("email", "full@example.org")]).status == 303)
        }
        let answer = try visitor().post("/forgot", [("email", "FULL@example.org")])
        #expect(answer.status == 429 && answer.header("Retry-After") == "900")
        #expect(try visitor().post("/forgot", [("email", "other@example.org")]).status == 303)
    }

    @Test("After twenty messages from one network address comes 429, whatever the addresses")
    func throttlesNetwork() throws {
        let app = try InProcessApp(sendsMail: true)
        for number in 0..<20 {
            let visitor = try Visitor(.inProcess, app: app)
            #expect(
                try visitor.post("/forgot", [("email", "n\(number)@example.org")]).status == 303)
        }
        let answer = try Visitor(.inProcess, app: app).post("/forgot", [("email", "z@example.org")])
        #expect(answer.status == 429)
    }

    @Test("A new address waits for its confirmation, and can be asked about again")
    func waits() throws {
        let member = try member()
        let fields = [("email", "new@example.org"), ("email_password", Visitor.password)]
        let answer = try member.post("/account/email", fields)
        #expect(answer.header("Location") == "/account?sent=1")
        let page = try member.get("/account")
        #expect(page.text.contains("new@example.org <span class=\"tag\">not confirmed</span>"))
        #expect(page.text.contains("Send a link to new@example.org"))
        #expect(try member.post("/account/email/resend").status == 303)
        #expect(try member.get("/account", json: true).json()["email"] == .null)
    }

    @Test(
        "A confirmed address is told when another is to take its place, or none",
        arguments: [("new@example.org", 2), ("", 1), ("OLD@example.org", 1)])
    func farewell(email: String, messages: Int) throws {
        let app = try InProcessApp(sendsMail: true)
        let member = try Visitor.registered(.inProcess, app: app)
        let fields = [("email", email), ("email_password", Visitor.password)]
        try app.execute("UPDATE users SET email = 'old@example.org', email_confirmed_at = 1")
        #expect(try member.post("/account/email", fields).status == 303)
        let kinds = try app.takeMailOrders()
        let farewells = kinds.filter { kind in
            if case .farewell(_, address: "old@example.org") = kind { true } else { false }
        }
        #expect(kinds.count == messages)
        #expect(
            farewells.count == (email == "OLD@example.org" ? 0 : 1), "the same, spelled otherwise")
    }

    @Test("An address that was never confirmed is told nothing")
    func noFarewell() throws {
        let app = try InProcessApp(sendsMail: true)
        let member = try Visitor.registered(.inProcess, app: app)
        try app.execute("UPDATE users SET email = 'typo@example.org', email_confirmed_at = NULL")
        let fields = [("email", ""), ("email_password", Visitor.password)]
        #expect(try member.post("/account/email", fields).status == 303)
        #expect(try app.takeMailOrders().isEmpty)
    }

    @Test("An address with accents or quotes is refused where messages are to go there")
    func unaddressable() throws {
        let member = try member()
        for email in ["ädä@example.org", "\"a.b\"@example.org", "<a@example.org>"] {
            let fields = [("email", email), ("email_password", Visitor.password)]
            #expect(try member.post("/account/email", fields).status == 422)
        }
    }

    @Test("Without an address that waits there is nothing to send again")
    func nothingToSend() throws {
        #expect(try member().post("/account/email/resend").status == 409)
    }

    @Test("Links that were never made lead nowhere, opened or posted")
    func unknownLinks() throws {
        let secret = String(repeating: "0", count: 64)
        for path in ["/confirm/\(secret)", "/confirm/x", "/reset/\(secret)"] {
            #expect(try visitor().get(path).status == 404)
            #expect(try visitor().post(path).status == 404)
        }
    }

    @Test("A site that sends no e-mail says whom to ask, and takes no order")
    func withoutMail() throws {
        let visitor = try Visitor(.inProcess)
        #expect(try visitor.get("/login").text.contains("Ask whoever runs this site"))
        #expect(try visitor.get("/forgot").text.contains("This site sends no e-mail"))
        #expect(try visitor.post("/forgot", [("email", "a@example.org")]).status == 404)
        #expect(try self.visitor().get("/login").text.contains("href=\"/forgot\""))
    }
}
