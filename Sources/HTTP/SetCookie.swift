/// A cookie that the server gives to the browser (RFC 6265 §4.1, `SameSite` by its successor draft).
package struct SetCookie: Sendable {
    /// Which requests coming from other sites carry the cookie.
    package enum SameSite: String, Sendable {
        /// Only when the user follows a link to a page.
        case lax = "Lax"
        /// Never.
        case strict = "Strict"
    }

    package var name: String
    package var value: String
    package var path = "/"
    /// The life in seconds; `nil` ends it with the browser, 0 removes it at once.
    package var maxAgeSeconds: Int?
    /// Whether scripts are kept from reading it.
    package var httpOnly = true
    package var sameSite = SameSite.lax
    /// Whether it is sent over HTTPS alone.
    package var secure: Bool

    /// A cookie for the whole site that no script can read.
    ///
    /// - Parameter name: a token of RFC 9110; anything else is a mistake of the program.
    package init(
        name: String, value: String, path: String = "/", maxAgeSeconds: Int? = nil,
        httpOnly: Bool = true, sameSite: SameSite = .lax, secure: Bool
    ) {
        precondition(
            !name.isEmpty && name.utf8.allSatisfy(\.isTokenByte), "A cookie's name is a token")
        self.name = name
        self.value = value
        self.path = path
        self.maxAgeSeconds = maxAgeSeconds
        self.httpOnly = httpOnly
        self.sameSite = sameSite
        self.secure = secure
    }

    /// Removes a cookie from the browser; path and security have to be those it was set with.
    package static func removal(of name: String, path: String = "/", secure: Bool) -> SetCookie {
        SetCookie(name: name, value: "", path: path, maxAgeSeconds: 0, secure: secure)
    }

    /// The value of the `Set-Cookie` field.
    ///
    /// Letters, digits and `-._~` stand as they are, all other bytes of the value percent-encoded.
    package var headerValue: String {
        var text = "\(name)=\(percentEncode(value)); Path=\(path)"
        if let maxAgeSeconds { text += "; Max-Age=\(maxAgeSeconds)" }
        if secure { text += "; Secure" }
        if httpOnly { text += "; HttpOnly" }
        return text + "; SameSite=\(sameSite.rawValue)"
    }
}
