// WebServerTests: what nginx does by itself, with FakeCSV's own settings.

import JSON
import Platform
import TestSupport
import Testing

@Suite("nginx", .serialized)
struct WebServerTests {
    private let stack: AppStack

    init() throws {
        stack = try AppStack()
    }

    @Test("answers progress out of memcached while no worker answers")
    func pendingFromMemcached() throws {
        let visitor = try Visitor(registering: "ada", at: stack.client)
        let order = try visitor.order(rows: 10, of: visitor.makeSchema())
        try visitor.waitForEnd(of: order)
        try stack.application.kill9()
        let answer = try stack.client.send("GET", order.pending)
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == "application/json")
        #expect(answer.header("Cache-Control") == "no-store")
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        #expect(try JSONValue.parse(answer.body).text("status") == "ready")
    }

    @Test("asks the application for progress while memcached is away")
    func pendingWithoutMemcached() throws {
        let visitor = try Visitor(registering: "ada", at: stack.client)
        let order = try visitor.order(rows: 10, of: visitor.makeSchema())
        try visitor.waitForEnd(of: order)
        try stack.memcached.kill9()
        let answer = try stack.client.send("GET", order.pending)
        #expect(answer.status == 200)
        #expect(try JSONValue.parse(answer.body).text("status") == "ready")
    }

    @Test("hands a key that nobody has to the application, which says so")
    func unknownKey() throws {
        let key = "schema-1.\(String(repeating: "0", count: 32))"
        let answer = try stack.client.send(
            "GET", "/pending/\(key)", headers: [("Accept", "application/json")])
        #expect(answer.status == 404)
        #expect(answer.text.contains("message"))
    }

    @Test("refuses a form that is too large in the words of the client", arguments: [true, false])
    func tooLarge(wantsJSON: Bool) throws {
        let accept = wantsJSON ? "application/json" : "text/html"
        let answer = try stack.client.send(
            "POST", "/schemas",
            headers: [("Accept", accept), ("Content-Length", String(2 << 20))])
        #expect(answer.status == 413)
        #expect(answer.header("Content-Type")?.hasPrefix(accept) == true)
        #expect(answer.text.contains("1 MiB"))
    }

    @Test("shows a page of our own while the application is away")
    func applicationAway() throws {
        try stack.application.kill9()
        try waitUntil(seconds: 5, "the end of the workers") { stack.processes("worker").isEmpty }
        let page = try stack.client.send("GET", "/", headers: [("Accept", "text/html")])
        #expect(page.status == 502)
        #expect(page.text.contains("FakeCSV is starting"))
        #expect(page.header("Cache-Control") == "no-store")
    }

    @Test("lets browsers keep an asset for ever when its address names its version")
    func assets() throws {
        let path = "/static/img/favicon.svg"
        let plain = try stack.client.send("GET", path)
        let versioned = try stack.client.send("GET", path + "?v=1")
        #expect(plain.status == 200)
        #expect(plain.header("Cache-Control") == "no-cache")
        #expect(versioned.header("Cache-Control") == "public, max-age=31536000, immutable")
    }

    @Test(
        "gives away neither folders nor finished files",
        arguments: [
            "/static/", "/static/../templates/layout.mustache", "/static../nginx/fakecsv.conf.in",
            "/protected/", "/errors/404.html", "/templates/layout.mustache",
        ])
    func closedDoors(path: String) throws {
        let answer = try stack.client.send("GET", path)
        #expect([303, 400, 404].contains(answer.status), "\(answer.status)")
    }

    @Test(
        "says in our words, and as JSON to programs, that an address or a header is too long",
        arguments: [414, 431])
    func tooLong(status: Int) throws {
        let long = String(repeating: "a", count: 40_000)
        for (accept, type) in [
            ("text/html", "text/html"), ("application/json", "application/json"),
        ] {
            let answer =
                status == 414
                ? try stack.client.send("GET", "/?\(long)", headers: [("Accept", accept)])
                : try stack.client.send(
                    "GET", "/", headers: [("Accept", accept), ("X-Long", long)])
            #expect(answer.status == status)
            #expect(answer.text.contains("nothing was done"))
            // What follows a line that is too long is not read: nginx does not know the wish.
            if status == 431 { #expect(answer.header("Content-Type")?.hasPrefix(type) == true) }
        }
    }

    @Test("does not pass a Proxy header on")
    func proxyHeader() throws {
        let answer = try stack.client.send("GET", "/healthz", headers: [("Proxy", "evil")])
        #expect(answer.status == 200)
    }
}
