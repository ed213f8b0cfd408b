import HTTP
import Testing

@Suite struct RequestTests {
    private func request(_ target: String, _ fields: (String, String)...) -> Request {
        var headers = Headers()
        for field in fields { headers.add(field.0, field.1) }
        return Request(method: .get, target: target, headers: headers)
    }

    @Test("The path ends at the first question mark and stays encoded")
    func path() {
        #expect(request("/a%20b?c=/d?e").path == "/a%20b")
        #expect(request("/").path == "/")
        #expect(request("?a=1").path == "")
        #expect(request("").path == "")
    }

    @Test("The query is decoded, also when it contains question marks")
    func query() {
        let query = request("/x?a=1&b=%C3%A9+%2B&c=?&a=2").query
        #expect(query.all("a") == ["1", "2"])
        #expect(query["b"] == "é +")
        #expect(query["c"] == "?")
        #expect(request("/x").query.fields.isEmpty)
        #expect(request("/x?").query.fields.isEmpty)
    }

    @Test("A query of thousands of pieces is read whole")
    func longQuery() {
        let target = "/x?" + String(repeating: "a&", count: 50_000)
        #expect(request(target).query.fields.count == 50_000)
    }

    @Test("Cookies are read from all fields, the first of a name counts")
    func cookies() {
        let cookies = request("/", ("Cookie", "a=1; b=x=y ;a=2"), ("cookie", "c=")).cookies
        #expect(cookies == ["a": "1", "b": "x=y", "c": ""])
    }

    @Test(
        "A cookie of garbage is left out or kept as text",
        arguments: [
            "", ";;;", "=", "=x", "garbage", ";=;=;", "\u{FFFD}\u{FFFD}",
        ])
    func garbageCookies(text: String) {
        #expect(request("/", ("Cookie", text)).cookies.isEmpty)
    }

    @Test("A broken percent-encoding in a cookie is kept as it is")
    func brokenCookie() {
        let cookies = request("/", ("Cookie", "a=%zz; b=%41; c=%ff")).cookies
        #expect(cookies == ["a": "%zz", "b": "A", "c": "%ff"])
    }

    @Test(
        "A client gets JSON when it prefers it",
        arguments: [
            "application/json", "Application/JSON", "application/json, text/html;q=0.9",
            "application/json, text/plain, */*", "text/html;q=0.2, application/json;q=0.3",
            "text/html;q=0, */*", "application/*", "application/json;q=0.001",
            "application/json; charset=utf-8 ; q=1.000", "*/*;q=0.1, application/json",
            "text/html;q=2, application/json;q=0.1", "text/html;q=abc, application/json;q=0.1",
        ])
    func wantsJSON(accept: String) {
        #expect(request("/", ("Accept", accept)).wantsJSON)
    }

    @Test(
        "Every other client gets HTML",
        arguments: [
            "*/*", "", ",", "text/html", "text/html, application/json", "image/png", "json",
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
            "application/json;q=0", "application/json;q=0.5, text/html;q=0.51", "text/*, */*",
            "application/json;q=0.5;q=1, text/html;q=0.6", "application/json;q=0, */*;q=0.1",
            "application/jsonx", "application/json;q=1.001, text/html;q=0.5",
        ])
    func wantsHTML(accept: String) {
        #expect(!request("/", ("Accept", accept)).wantsJSON)
    }

    @Test("A client that says nothing gets HTML")
    func noAccept() {
        #expect(!request("/").wantsJSON)
    }

    @Test("Several Accept fields count as one")
    func severalAcceptFields() {
        let both = request("/", ("Accept", "text/html;q=0.5"), ("Accept", "application/json"))
        #expect(both.wantsJSON)
    }
}
