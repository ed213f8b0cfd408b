import HTTP
import Testing

@Suite struct RouterTests {
    private let router = Router<String>([
        (.get, "/", "list"),
        (.get, "/schemas/new", "new"),
        (.post, "/schemas/preview", "preview"),
        (.get, "/schemas/{id}", "show"),
        (.post, "/schemas/{id}", "change"),
        (.delete, "/schemas/{schema}", "delete"),
        (.get, "/schemas/{id}/edit", "edit"),
        (.get, "/a/{x}/b/{y}", "two"),
        (.head, "/only-head", "head"),
    ])

    private func action(_ method: Method, _ path: String) -> String {
        switch router.match(method, path) {
        case .found(let action, _): action
        case .notFound: "404"
        case .methodNotAllowed(let allowed): "405 " + allowed.map(\.text).joined(separator: ",")
        }
    }

    private func parameters(_ path: String) -> RouteParameters? {
        if case .found(_, let parameters) = router.match(.get, path) { parameters } else { nil }
    }

    @Test(
        "A path leads to its action",
        arguments: [
            (.get, "/", "list"), (.get, "/schemas/7", "show"), (.post, "/schemas/7", "change"),
            (.delete, "/schemas/7", "delete"), (.get, "/schemas/7/edit", "edit"),
            (.get, "/schemas/new", "new"), (.post, "/schemas/preview", "preview"),
            (.get, "/%73chemas/new", "new"),
        ] as [(Method, String, String)])
    func found(method: Method, path: String, expected: String) {
        #expect(action(method, path) == expected)
    }

    @Test("HEAD is served by GET, but GET not by HEAD")
    func head() {
        #expect(action(.head, "/schemas/7") == "show")
        #expect(action(.get, "/only-head") == "405 HEAD")
    }

    @Test(
        "A path without routes is not found",
        arguments: [
            "", "x", "//", "/schemas", "/schemas/", "/schemas/7/", "/schemas//edit",
            "/schemas/7/edit/x",
            "/Schemas/7", "http://host/", "*", "/schemas/%", "/schemas/%zz", "/schemas/%ff",
            "/schemas/%00", "/schemas/a\u{7F}",
        ])
    func notFound(path: String) {
        #expect(action(.get, path) == "404")
        #expect(action(.other("BREW"), path) == "404")
    }

    @Test("A path with routes by other methods says which")
    func methodNotAllowed() {
        #expect(action(.put, "/schemas/7") == "405 GET,POST,DELETE,HEAD")
        #expect(action(.get, "/schemas/preview") == "405 POST")
        #expect(action(.other("get"), "/") == "405 GET,HEAD")
    }

    @Test("A literal hides the parameter for every method, but not for longer paths")
    func literalFirst() {
        #expect(action(.post, "/schemas/new") == "405 GET,HEAD")
        #expect(action(.get, "/schemas/new/edit") == "edit")
        #expect(parameters("/schemas/new/edit")?["id"] == "new")
    }

    @Test("Parameters are percent-decoded segments, a plus stays a plus")
    func parameterValues() {
        let found = parameters("/a/x%2Fy%20%C3%A9+/b/2")
        #expect(found?["x"] == "x/y é+")
        #expect(found?["y"] == "2")
        #expect(found?["z"] == nil)
    }

    @Test("Each route has its own names for its parameters")
    func ownNames() {
        guard case .found(_, let found) = router.match(.delete, "/schemas/7") else {
            Issue.record("The route was not found")
            return
        }
        #expect(found["schema"] == "7" && found["id"] == nil)
    }

    @Test(
        "A number is positive and written in the one way",
        arguments: [
            ("1", 1), ("42", 42), ("9223372036854775807", Int64.max), ("9223372036854775808", nil),
            ("0", nil), ("007", nil), ("-1", nil), ("+1", nil), ("1.0", nil), ("%31", 1),
            ("%20", nil),
            ("x", nil), ("1%00", nil), ("%D9%A3", nil),
        ] as [(String, Int64?)])
    func integers(segment: String, expected: Int64?) {
        #expect(parameters("/schemas/\(segment)")?.integer("id") == expected)
    }

    @Test("A path of a million segments is refused at once")
    func longPath() {
        #expect(action(.get, String(repeating: "/a", count: 1_000_000)) == "404")
    }

    @Test("A route that stands twice stops the program")
    func twice() async {
        await #expect(processExitsWith: .failure) {
            _ = Router<Int>([(.get, "/a/{x}", 1), (.get, "/a/{y}", 2)])
        }
    }
}
