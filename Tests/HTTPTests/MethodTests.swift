import HTTP
import Testing

@Suite struct MethodTests {
    @Test(
        "A method reads back as it was written, known or not",
        arguments: [
            "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "get", "",
        ])
    func roundTrip(text: String) {
        #expect(Method(text).text == text)
    }

    @Test("Upper and lower case differ")
    func caseMatters() {
        #expect(Method("GET") == .get)
        #expect(Method("get") == .other("get"))
    }

    @Test("Only GET, HEAD and OPTIONS change nothing")
    func safeMethods() {
        let methods: [Method] = [.get, .head, .post, .put, .patch, .delete, .options, .other("X")]
        #expect(methods.filter(\.isSafe) == [.get, .head, .options])
    }
}
