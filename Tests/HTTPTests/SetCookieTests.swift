import HTTP
import Testing

@Suite struct SetCookieTests {
    @Test("A cookie says everything that it is for")
    func full() {
        let cookie = SetCookie(
            name: "__Host-session", value: "0a1b", maxAgeSeconds: 3600, secure: true)
        #expect(
            cookie.headerValue
                == "__Host-session=0a1b; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax")
    }

    @Test("A cookie for the browser's life has no age, one for scripts is not HttpOnly")
    func short() {
        let cookie = SetCookie(
            name: "a", value: "", path: "/x", httpOnly: false, sameSite: .strict, secure: false)
        #expect(cookie.headerValue == "a=; Path=/x; SameSite=Strict")
    }

    @Test("A removal has age 0")
    func removal() {
        let text = SetCookie.removal(of: "a", secure: false).headerValue
        #expect(text == "a=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
    }

    @Test(
        "Any text comes back from the browser as it was",
        arguments: [
            "plain", "a;b, c=\"d\"", "50%", "é\r\n", "",
        ])
    func roundTrip(value: String) {
        let sent = SetCookie(name: "a", value: value, secure: false).headerValue
        var request = Request(method: .get, target: "/")
        request.headers["Cookie"] = String(sent.prefix { $0 != ";" })
        #expect(sent.utf8.allSatisfy { $0 > 0x1F && $0 < 0x7F })
        #expect(request.cookies["a"] == value)
    }
}
