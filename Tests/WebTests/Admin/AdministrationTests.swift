import JSON
import TestSupport
import Testing

/// What the administrator may do, and that nobody else may.
@Suite(.serialized) struct AdministrationTests {
    private func administrator(_ depth: Depth) throws -> Visitor {
        let visitor = try Visitor.registered(depth)
        try visitor.execute("UPDATE users SET is_admin = 1 WHERE username = '\(visitor.name)'")
        let again = try Visitor(depth)
        _ = try again.post(
            "/login", [("username", visitor.name), ("password", Visitor.password)])
        return again
    }

    private func id(of visitor: Visitor) throws -> Int64 {
        try #require(try visitor.get("/account", json: true).json()["id"]?.integerValue)
    }

    @Test("To everybody else the pages are not there", arguments: Depth.allCases)
    func hidden(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let own = try id(of: visitor)
        #expect(try visitor.get("/admin").status == 404)
        for path in ["users/\(own)/disable", "users/\(own)/quota", "registration", "jobs/1/cancel"]
        {
            #expect(try visitor.post("/admin/\(path)").status == 404, "\(path)")
        }
    }

    @Test("A user is shut out and let in again, but never oneself", arguments: Depth.allCases)
    func disable(depth: Depth) throws {
        let admin = try administrator(depth)
        let user = try Visitor.registered(depth)
        let number = try id(of: user)
        #expect(try admin.get("/admin").status == 200)
        #expect(try admin.post("/admin/users/\(number)/disable").status == 303)
        #expect(try user.get("/").status == 303)
        #expect(try admin.post("/admin/users/\(number)/enable").status == 303)
        #expect(try admin.post("/admin/users/\(id(of: admin))/disable").status == 409)
    }

    @Test("A quota stops the next file, with a sentence", arguments: Depth.allCases)
    func quota(depth: Depth) throws {
        let admin = try administrator(depth)
        let user = try Visitor.registered(depth)
        let number = try id(of: user)
        let schema = try user.makeSchema()
        #expect(
            try admin.post("/admin/users/\(number)/quota", [("megabytes", "0")]).status == 303)
        let refused = try user.post("/schemas/\(schema)/datasets", [("rows", "5")])
        #expect(refused.status == 409 && refused.text.contains("delete some"))
        #expect(
            try admin.post("/admin/users/\(number)/quota", [("megabytes", "x")], json: true).status
                == 422)
        #expect(
            try admin.post("/admin/users/\(number)/quota", [("megabytes", "")]).status == 303)
        #expect(try user.post("/schemas/\(schema)/datasets", [("rows", "5")]).status == 303)
    }

    @Test("A link sets a new password, once")
    func reset() throws {
        let visitor = try Visitor.registered(.inProcess)
        let secret = try #require(try visitor.app?.makeResetLink(for: try id(of: visitor)))
        let browser = try Visitor(.inProcess)
        #expect(try browser.get("/reset/\(secret)").status == 200)
        let short = [("password1", "x"), ("password2", "y")]
        #expect(try browser.post("/reset/\(secret)", short).status == 422)
        let new = [("password1", "quite another one"), ("password2", "quite another one")]
        #expect(try browser.post("/reset/\(secret)", new).status == 303)
        #expect(try browser.post("/reset/\(secret)", new).status == 404)
        #expect(try visitor.get("/").status == 303)
        let login = [("username", visitor.name), ("password", "quite another one")]
        #expect(try browser.post("/login", login).status == 303)
    }
}
