import JSON
import TestSupport
import Testing

@Suite struct AccessTests {
    /// A user's schema with one ready data set.
    private struct Things {
        let schema: Int64
        let dataset: Int64

        init(of visitor: Visitor) throws {
            schema = try visitor.makeSchema()
            dataset = try visitor.order(schema)
            try visitor.waitForEnd(of: dataset)
        }

        /// Every address of these things, with the methods that it takes.
        var addresses: [(method: String, path: String)] {
            [
                ("GET", "/schemas/\(schema)"), ("GET", "/schemas/\(schema)/edit"),
                ("POST", "/schemas/\(schema)"), ("POST", "/schemas/\(schema)/delete"),
                ("DELETE", "/schemas/\(schema)"), ("POST", "/schemas/\(schema)/datasets"),
                ("GET", "/datasets/\(dataset)"), ("GET", "/datasets/\(dataset)/file"),
                ("HEAD", "/datasets/\(dataset)/file"), ("POST", "/datasets/\(dataset)/cancel"),
                ("POST", "/datasets/\(dataset)/delete"), ("DELETE", "/datasets/\(dataset)"),
            ]
        }
    }

    private static let form = ("Content-Type", "application/x-www-form-urlencoded")

    @Test(
        "Another user's things are not there, in the words used for what does not exist",
        arguments: Depth.allCases, [true, false])
    func othersThings(depth: Depth, json: Bool) throws {
        let owner = try Visitor.registered(depth)
        let things = try Things(of: owner)
        let stranger = try Visitor.registered(depth)
        let headers = [("Accept", json ? "application/json" : "text/html"), Self.form]
        for (method, path) in things.addresses {
            let answer = try stranger.send(
                method, path, headers: headers, body: method == "POST" ? Array("rows=1".utf8) : [])
            let nothing = try stranger.send(
                method,
                path.replacing("\(things.schema)", with: "999999999")
                    .replacing("\(things.dataset)", with: "999999999"),
                headers: headers, body: method == "POST" ? Array("rows=1".utf8) : [])
            #expect(answer.status == 404, "\(method) \(path)")
            #expect(answer.body == nothing.body, "\(method) \(path)")
        }
        #expect(try owner.status(of: things.dataset) == "ready")
        #expect(try owner.download(things.dataset).count > 10)
        #expect(try !stranger.get("/").text.contains("People"))
    }

    @Test(
        "A visitor's requests change nothing: browsers are sent to sign in, programs get 401",
        arguments: Depth.allCases)
    func visitors(depth: Depth) throws {
        let owner = try Visitor.registered(depth)
        let things = try Things(of: owner)
        let visitor = try Visitor(depth)
        for (method, path) in things.addresses {
            let program = try visitor.send(
                method, path, headers: [("Accept", "application/json"), Self.form])
            #expect(program.status == 401, "\(method) \(path)")
            let browser = try visitor.send(method, path, headers: [Self.form])
            #expect(browser.status == (["GET", "HEAD"].contains(method) ? 303 : 401))
        }
        #expect(try owner.status(of: things.dataset) == "ready")
    }

    @Test("A wrong method is told which ones are right", arguments: Depth.allCases)
    func wrongMethod(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let cases = [
            ("PUT", "/schemas/1", "GET, HEAD, POST, DELETE"), ("GET", "/schemas/1/delete", "POST"),
            ("DELETE", "/", "GET, HEAD"), ("PATCH", "/datasets/1", "GET, HEAD, DELETE"),
            ("GET", "/schemas/preview", "POST"), ("OPTIONS", "/login", "GET, HEAD, POST"),
            ("POST", "/healthz", "GET, HEAD"), ("FROBNICATE", "/register", "GET, HEAD, POST"),
        ]
        for (method, path, allowed) in cases {
            let answer = try visitor.send(method, path, headers: [("Accept", "application/json")])
            // "/schemas/preview" is an address of its own and that of no schema.
            guard path != "/schemas/preview" || answer.status != 404 else { continue }
            #expect(answer.status == 405, "\(method) \(path)")
            let names = answer.header("Allow")?.split(separator: ", ").map(String.init) ?? []
            #expect(
                Set(names).union(["HEAD"])
                    == Set(allowed.split(separator: ", ").map(String.init))
                    .union(["HEAD"]), "\(method) \(path)")
        }
    }

    @Test("What has no address is not there, whoever asks", arguments: Depth.allCases)
    func nothingHere(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let paths = [
            "/nowhere", "/schemas/", "/schemas/0", "/schemas/-1", "/schemas/007", "/schemas/abc",
            "/schemas/99999999999999999999", "/schemas/%31%00", "/schemas/%zz", "/%ff%fe",
            "/datasets/1e3", "/schemas/1/edit/", "/static/nothing.css", "/protected/x.csv",
            "/.git/config", "//", "/schemas//1",
        ]
        for path in paths {
            let answer = try visitor.get(path)
            // nginx refuses a NUL by itself.
            #expect(answer.status == 404 || (depth == .nginx && answer.status == 400), "\(path)")
        }
        let json = try visitor.get("/nowhere", json: true)
        #expect(json.status == 404)
        #expect(try json.errors()[""] != nil)
    }

    @Test("HEAD is GET without the page", arguments: Depth.allCases)
    func head(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let answer = try visitor.send("HEAD", "/")
        #expect(answer.status == 200 && answer.body.isEmpty)
        #expect(answer.header("Content-Type")?.hasPrefix("text/html") == true)
    }

    // MARK: Other sites

    @Test("What another site makes a browser send changes nothing", arguments: Depth.allCases)
    func otherSites(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let id = try visitor.makeSchema()
        let foreign = [
            [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")],
            [("Origin", "https://evil.example")], [("Origin", "null")],
            [("Origin", "http://localhost.evil.example")], [("Origin", "http://localhost@evil")],
            [("Sec-Fetch-Site", "cross-site"), ("Origin", "http://localhost")],
        ]
        for headers in foreign {
            let answer = try visitor.post("/schemas/\(id)/delete", headers: headers)
            #expect(answer.status == 403, "\(headers)")
            let deleted = try visitor.send("DELETE", "/schemas/\(id)", headers: headers)
            #expect(deleted.status == 403, "\(headers)")
            let signedIn = try Visitor(depth).post(
                "/login", [("username", visitor.name), ("password", Visitor.password)],
                headers: headers)
            #expect(signedIn.status == 403 && signedIn.header("Set-Cookie") == nil)
        }
        #expect(try visitor.get("/schemas/\(id)").status == 200)
    }

    @Test(
        "The site's own pages, and programs, may change things; reading is free",
        arguments: Depth.allCases)
    func ownSite(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let own = [
            [], [("Sec-Fetch-Site", "same-origin")], [("Sec-Fetch-Site", "none")],
            [("Origin", "http://localhost")], [("Origin", "HTTP://LOCALHOST:80")],
        ]
        for headers in own {
            #expect(
                try visitor.post("/schemas", SchemaFields.people, headers: headers).status == 303)
        }
        let answer = try visitor.get("/", headers: [("Sec-Fetch-Site", "cross-site")])
        #expect(answer.status == 200)
    }

    @Test(
        "Every answer tells the browser what to refuse, and pages stay out of caches",
        arguments: Depth.allCases)
    func securityHeaders(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        for path in ["/", "/login", "/nowhere", "/healthz", "/schemas/new"] {
            let answer = try visitor.get(path)
            #expect(answer.header("X-Content-Type-Options") == "nosniff", "\(path)")
            #expect(answer.header("X-Frame-Options") == "DENY")
            #expect(answer.header("Cache-Control") == "no-store")
            #expect(answer.header("Referrer-Policy") == "same-origin")
            let policy = try #require(answer.header("Content-Security-Policy"))
            #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
            #expect(answer.all("X-Content-Type-Options").count == 1, "said once")
            for inline in ["<script>", "<style", "onclick=", " style=\"", "javascript:"] {
                #expect(!answer.text.contains(inline), "\(path) \(inline)")
            }
        }
    }
}
