/// A request as the application sees it: complete, with its body, and free of any connection.
package struct Request: Sendable {
    package var method: Method
    /// The path and query as sent, for example `/schemas/7?sort=name`; nothing is decoded.
    package var target: String
    package var headers: Headers
    package var body: [UInt8]
    /// Whether the body went on: what stood behind was read and let go.
    package var isBodyCut: Bool
    /// The address of the client, as text and without a port.
    package var remoteAddress: String
    /// Whether the client reached the web server over HTTPS.
    package var isSecure: Bool
    /// The authority that the client asked for, with its port when that is not the usual one.
    package var host: String

    package init(
        method: Method, target: String, headers: Headers = Headers(), body: [UInt8] = [],
        isBodyCut: Bool = false, remoteAddress: String = "", isSecure: Bool = false,
        host: String = ""
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.isBodyCut = isBodyCut
        self.remoteAddress = remoteAddress
        self.isSecure = isSecure
        self.host = host
    }

    /// The part of the target before the first `?`, still percent-encoded.
    package var path: String {
        String(Substring(target.utf8.prefix { $0 != UInt8(ascii: "?") }))
    }

    /// The fields of the query, parsed anew at each call in O(length of the target).
    package var query: Form {
        Form(urlEncoded: target.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst())
    }

    /// The cookies that the client sent, parsed anew at each call (RFC 6265 §5.4).
    ///
    /// Of several with one name the first counts, which is the one with the closest path.
    /// Pieces that are no `name=value` are left out. Values are percent-decoded where they can be,
    /// which undoes what `SetCookie` does.
    package var cookies: [String: String] {
        var cookies: [String: String] = [:]
        for pair in headers.all("Cookie").flatMap({ $0.utf8.split(separator: UInt8(ascii: ";")) }) {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = Substring(pair[..<equals]).trimmingBlanks
            guard !name.isEmpty, cookies[name] == nil else { continue }
            let value = Substring(pair[pair.index(after: equals)...]).trimmingBlanks
            let decoded = RepairedText(percentEncoded: value.utf8, plusAsSpace: false)
            cookies[name] = decoded.damage == nil ? decoded.text : value
        }
        return cookies
    }

    /// Whether the client prefers `application/json` to `text/html` (RFC 9110 §12.5.1).
    ///
    /// The higher quality wins; when they are alike, the type that is named more exactly
    /// (`application/json, */*` asks for JSON); when that is alike too, HTML (`*/*`, no `Accept`).
    package var wantsJSON: Bool {
        let accept = AcceptList(headers.all("Accept"))
        return accept.preference(for: "application/json") > accept.preference(for: "text/html")
    }
}
