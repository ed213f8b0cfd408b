import JSON
import Platform
import TestSupport
import Testing

@Suite struct SignInTests {
    private func signIn(
        _ visitor: Visitor, _ name: String, _ password: String = Visitor.password,
        json: Bool = false, more: [(String, String)] = []
    ) throws -> HTTPAnswer {
        try visitor.post(
            "/login", [("username", name), ("password", password)] + more, json: json)
    }

    @Test("Signing in leads on to where somebody wanted to go", arguments: Depth.allCases)
    func signsIn(depth: Depth) throws {
        let name = try Visitor.registered(depth).name
        let visitor = try Visitor(depth)
        let sent = try visitor.get("/schemas/new?x=1&y=%C3%A4")
        #expect(sent.status == 303)
        #expect(sent.header("Location") == "/login?next=%2Fschemas%2Fnew%3Fx%3D1%26y%3D%25C3%25A4")
        let form = try visitor.get(try #require(sent.header("Location")))
        let next = try #require(form.value(of: "next"))
        #expect(next == "/schemas/new?x=1&y=%C3%A4")
        let answer = try signIn(visitor, name.uppercased(), more: [("next", next)])
        #expect(answer.status == 303 && answer.header("Location") == next)
        #expect(try visitor.get("/").status == 200)
        #expect(try visitor.get("/login").header("Location") == "/")
    }

    @Test(
        "A program gets the user, and 401 with a sentence before it has signed in",
        arguments: Depth.allCases)
    func program(depth: Depth) throws {
        let name = try Visitor.registered(depth).name
        let visitor = try Visitor(depth)
        for path in ["/", "/schemas/1", "/datasets/1", "/datasets/1/file", "/account"] {
            let answer = try visitor.get(path, json: true)
            #expect(answer.status == 401, "\(path)")
            #expect(try answer.errors()[""]?.contains("/login") == true)
        }
        let answer = try signIn(visitor, name, json: true)
        #expect(answer.status == 200)
        #expect(try answer.json()["username"] == .text(name))
        #expect(try visitor.get("/", json: true).status == 200)
    }

    @Test("A wrong password and an unknown name get the same answer", arguments: Depth.allCases)
    func wrong(depth: Depth) throws {
        let name = try Visitor.registered(depth).name
        let visitor = try Visitor(depth)
        let wrongPassword = try signIn(visitor, name, "wrong password", more: [("next", "/a")])
        let unknownName = try signIn(visitor, "nobody-here", "wrong password")
        #expect(wrongPassword.status == 422 && unknownName.status == 422)
        #expect(wrongPassword.value(of: "username") == name)
        #expect(wrongPassword.value(of: "next") == "/a")
        let sentence = "The user name or the password is wrong."
        #expect(wrongPassword.text.contains(sentence) && unknownName.text.contains(sentence))
        #expect(!wrongPassword.text.contains("wrong password\""))
        #expect(visitor.cookies.isEmpty)
        #expect(try signIn(visitor, name, "x", json: true).errors().values.contains(sentence))
    }

    @Test(
        "After ten failures a name has to wait, even with the right password",
        arguments: Depth.allCases)
    func throttled(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let other = try Visitor(depth)
        for _ in 0..<10 { #expect(try signIn(other, visitor.name, "wrong").status == 422) }
        let answer = try signIn(other, visitor.name, json: true)
        #expect(answer.status == 429)
        #expect(answer.header("Retry-After") == "900")
        #expect(try answer.errors()[""]?.contains("15 minutes") == true)
        #expect(try visitor.get("/").status == 200, "an open session goes on")
    }

    @Test("The window of failures passes, and a success forgets those before it")
    func windowPasses() throws {
        let app = try InProcessApp()
        let name = try Visitor.registered(.inProcess, app: app).name
        let visitor = try Visitor(.inProcess, app: app)
        for _ in 0..<9 { _ = try signIn(visitor, name, "wrong") }
        #expect(try signIn(visitor, name).status == 303)
        for _ in 0..<10 { _ = try signIn(visitor, name, "wrong") }
        #expect(try signIn(visitor, name).status == 429)
        app.clock.advance(seconds: 900)
        #expect(try signIn(visitor, name).status == 303)
    }

    @Test("Failures of strangers elsewhere lock nobody out, until they are a hundred")
    func strangersFail() throws {
        let app = try InProcessApp()
        let name = try Visitor.registered(.inProcess, app: app).name
        let owner = try Visitor(.inProcess, app: app)
        let stranger = try Visitor(.inProcess, app: app)
        stranger.address = "2001:db8:0:1::5"
        for _ in 0..<10 { #expect(try signIn(stranger, name, "wrong").status == 422) }
        stranger.address = "2001:db8:0:1:ffff::6"
        #expect(try signIn(stranger, name, "wrong").status == 429, "the same network")
        #expect(try signIn(owner, name).status == 303)
        for number in 0..<10 {
            stranger.address = "192.0.2.\(number)"
            for _ in 0..<10 { #expect(try signIn(stranger, name, "wrong").status == 422) }
        }
        #expect(try signIn(owner, name).status == 429)
    }

    @Test("An address that tries many names has to wait too")
    func addressThrottled() throws {
        let app = try InProcessApp()
        let name = try Visitor.registered(.inProcess, app: app).name
        let visitor = try Visitor(.inProcess, app: app)
        for number in 0..<50 { _ = try signIn(visitor, "name-\(number)", "wrong") }
        #expect(try signIn(visitor, name).status == 429)
    }

    @Test("A disabled user cannot sign in")
    func disabled() throws {
        let app = try InProcessApp()
        let name = try Visitor.registered(.inProcess, app: app).name
        try app.execute("UPDATE users SET is_disabled = TRUE")
        #expect(try signIn(try Visitor(.inProcess, app: app), name).status == 422)
    }

    @Test(
        "A session gets a new ticket at sign-in, and the one from before is ended",
        arguments: Depth.allCases)
    func rotates(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let before = visitor.cookies
        #expect(try signIn(visitor, visitor.name).status == 303)
        #expect(visitor.cookies != before && visitor.cookies.count == 1)
        #expect(try visitor.get("/").status == 200)
        visitor.cookies = before
        #expect(try visitor.get("/").status == 303)
    }

    @Test(
        "Signing out ends the session on the server, not in the browser alone",
        arguments: Depth.allCases, [true, false])
    func signsOut(depth: Depth, json: Bool) throws {
        let visitor = try Visitor.registered(depth)
        let stolen = visitor.cookies
        let answer = try visitor.post("/logout", json: json)
        #expect(answer.status == (json ? 204 : 303))
        if !json { #expect(answer.header("Location") == "/login") }
        #expect(visitor.cookies.isEmpty)
        visitor.cookies = stolen
        #expect(try visitor.get("/").status == 303)
        #expect(try visitor.post("/logout").status == 303, "signing out twice is no error")
    }

    @Test("Signing out by a link does nothing", arguments: Depth.allCases)
    func signsOutByPostOnly(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let answer = try visitor.get("/logout")
        #expect(answer.status == 405 && answer.header("Allow") == "POST")
        #expect(try visitor.get("/").status == 200)
    }

    @Test("A session that has ended by time leads to signing in")
    func expires() throws {
        let app = try InProcessApp()
        let visitor = try Visitor.registered(.inProcess, app: app)
        app.clock.advance(seconds: 14 * 86_400 - 1)
        #expect(try visitor.get("/").status == 200)
        app.clock.advance(seconds: 1)
        #expect(try visitor.get("/").status == 303)
        #expect(try visitor.get("/", json: true).status == 401)
    }

    @Test("A session that the database has lost is believed for a minute at most")
    func cachedSession() throws {
        let app = try InProcessApp()
        let visitor = try Visitor.registered(.inProcess, app: app)
        #expect(try visitor.get("/").status == 200)
        try app.execute("DELETE FROM sessions")
        app.setCacheUnreachable(true)
        app.clock.advance(seconds: 1)  // the worker's own memory
        #expect(try visitor.get("/").status == 303)
    }

    @Test("Without memcached people sign in, work and sign out as before")
    func withoutCache() throws {
        let app = try InProcessApp()
        app.setCacheUnreachable(true)
        let visitor = try Visitor.registered(.inProcess, app: app)
        let dataset = try visitor.order(try visitor.makeSchema())
        #expect(try visitor.waitForEnd(of: dataset) == "ready")
        #expect(try visitor.post("/logout").status == 303)
        #expect(try visitor.get("/").status == 303)
    }

    @Test("A cookie of garbage is nobody's, and no error", arguments: Depth.allCases)
    func garbageCookies(depth: Depth) throws {
        let hex = String(repeating: "0", count: 32)
        let garbage = [
            "session=", "session=garbage", "session=\(hex).\(hex)\(hex)", "session=%00%ff%zz",
            "session=\(String(repeating: "x", count: 3_000))", "=;;;=;", "session", "\u{1F40D}=ä",
            "session=a; session=b", "session=\(hex)' OR '1'='1.\(hex)\(hex)",
        ]
        for cookie in garbage {
            let answer = try Visitor(depth).send("GET", "/", headers: [("Cookie", cookie)])
            #expect(answer.status == 303, "\(cookie)")
        }
        if depth != .inProcess { try SharedStack.expectSameWorkers() }
    }

    @Test(
        "A forged secret opens nothing and does not end the session that it names",
        arguments: Depth.allCases)
    func forgedSecret(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let ticket = try #require(visitor.cookies["session"])
        let forger = try Visitor(depth)
        forger.cookies["session"] = ticket.prefix(33) + String(repeating: "0", count: 64)
        #expect(try forger.get("/").status == 303)
        _ = try forger.post("/logout")
        #expect(try visitor.get("/").status == 200)
    }

    // MARK: Cookies

    @Test(
        "The session's cookie is out of reach of scripts and other sites",
        arguments: Depth.allCases)
    func cookieFlags(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let cookies = try signIn(visitor, visitor.name).all("Set-Cookie")
        let cookie = try #require(cookies.last)
        #expect(cookies.count == 1)
        #expect(cookie.hasPrefix("session="))
        for flag in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=1209600"] {
            #expect(cookie.contains(flag), "\(flag)")
        }
        #expect(!cookie.contains("Secure"))
    }

    @Test(
        "Over HTTPS the cookie is Secure and bound to this host",
        arguments: [Depth.inProcess, .fastCGI])
    func secureCookie(depth: Depth) throws {
        let name = try Visitor.registered(depth).name
        let visitor = try Visitor(depth)
        let answer = try visitor.send(
            "POST", "/login", headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array("username=\(name)&password=correct+horse+battery+staple".utf8),
            isSecure: true)
        let cookie = try #require(answer.header("Set-Cookie"))
        #expect(cookie.hasPrefix("__Host-session=") && cookie.contains("; Secure"))
        #expect(try visitor.send("GET", "/", isSecure: true).status == 200)
        visitor.cookies["session"] = visitor.cookies["__Host-session"]
        visitor.cookies["__Host-session"] = nil
        #expect(try visitor.send("GET", "/", isSecure: true).status == 303)
    }
}
