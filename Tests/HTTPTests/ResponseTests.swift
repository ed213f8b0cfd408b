import HTTP
import Testing

@Suite struct ResponseTests {
    @Test("Each kind of body says its type")
    func types() {
        #expect(Response.html([]).headers["Content-Type"] == "text/html; charset=utf-8")
        #expect(Response.json([]).headers["Content-Type"] == "application/json")
        #expect(Response.text("é").headers["Content-Type"] == "text/plain; charset=utf-8")
        #expect(Response.text("é").body == [0xC3, 0xA9])
    }

    @Test("A redirect is a 303 that cannot carry a second field")
    func redirect() {
        let response = Response.redirect(to: "/schemas/7\r\nX: y")
        #expect(response.status == .seeOther)
        #expect(response.headers.fields.count == 1)
        #expect(response.headers["Location"] == "/schemas/7  X: y")
    }

    @Test("An empty response has no type and no body")
    func empty() {
        let response = Response.empty()
        #expect(response.status == .noContent)
        #expect(response.headers.fields.isEmpty && response.body.isEmpty)
    }
}
