import HTTP
import Testing

@Suite struct CrossOriginTests {
    private func isAllowed(
        _ method: Method = .post, site: String? = nil, origin: String? = nil,
        host: String = "example.com"
    ) -> Bool {
        var request = Request(method: method, target: "/", host: host)
        request.headers["Sec-Fetch-Site"] = site
        request.headers["Origin"] = origin
        return CrossOrigin.isAllowed(request)
    }

    @Test(
        "A method that changes nothing is always allowed", arguments: [Method.get, .head, .options])
    func safeMethods(method: Method) {
        #expect(isAllowed(method, site: "cross-site", origin: "https://evil.example"))
    }

    @Test(
        "A browser may post from this site or by the user's own hand",
        arguments: [
            Method.post, .put, .patch, .delete, .other("X"),
        ])
    func sameOrigin(method: Method) {
        #expect(isAllowed(method, site: "same-origin"))
        #expect(isAllowed(method, site: "none"))
        #expect(isAllowed(method, site: "same-origin", origin: "https://other.example"))
    }

    @Test(
        "A browser may not post from elsewhere, whatever the origin says",
        arguments: [
            "cross-site", "same-site", "Same-Origin", "nonsense",
        ])
    func crossSite(site: String) {
        #expect(!isAllowed(site: site))
        #expect(!isAllowed(site: site, origin: "https://example.com"))
        #expect(!isAllowed(.delete, site: site))
    }

    @Test("A program sends neither field and is allowed")
    func program() {
        #expect(isAllowed())
        #expect(isAllowed(site: "", origin: ""))
    }

    @Test(
        "An older browser's origin has to be this host and port",
        arguments: [
            ("https://example.com", "example.com"), ("http://example.com", "example.com"),
            ("https://EXAMPLE.com", "example.COM"), ("http://example.com:8000", "example.com:8000"),
            ("https://example.com", "example.com:443"), ("http://example.com:80", "example.com"),
            ("http://[::1]:8000", "[::1]:8000"), ("http://[::1]", "[::1]"),
        ])
    func sameHost(origin: String, host: String) {
        #expect(isAllowed(origin: origin, host: host))
    }

    @Test(
        "Any other origin is refused",
        arguments: [
            ("https://evil.example", "example.com"),
            ("https://example.com.evil.example", "example.com"),
            ("https://example.com:8443", "example.com"), ("https://example.com:80", "example.com"),
            ("https://example.com", "example.com:80"), ("null", "example.com"), ("null", ""),
            ("example.com", "example.com"), ("ftp://example.com", "example.com"), ("https://", ""),
            ("https://user@example.com", "example.com"), ("https://example.com/", "example.com"),
            ("https://sub.example.com", "example.com"), ("https://\u{212A}.com", "k.com"),
        ])
    func otherHosts(origin: String, host: String) {
        #expect(!isAllowed(origin: origin, host: host))
    }
}
