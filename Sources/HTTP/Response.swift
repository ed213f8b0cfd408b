/// A response that is complete and waits only to be sent.
package struct Response: Sendable {
    package var status: Status
    package var headers: Headers
    package var body: [UInt8]

    package init(status: Status, headers: Headers = Headers(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A page or a fragment of one, in UTF-8.
    package static func html(_ body: [UInt8], status: Status = .ok) -> Response {
        Response(status: status, type: "text/html; charset=utf-8", body: body)
    }

    /// A JSON document, which is always UTF-8 (RFC 8259 §8.1).
    package static func json(_ body: [UInt8], status: Status = .ok) -> Response {
        Response(status: status, type: "application/json", body: body)
    }

    /// Plain text, in UTF-8.
    package static func text(_ text: String, status: Status = .ok) -> Response {
        Response(status: status, type: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    /// Sends the client on to a page that it fetches by GET (303, RFC 9110 §15.4.4).
    ///
    /// - Parameter location: a path of this site, percent-encoded where it needs to be.
    package static func redirect(to location: String) -> Response {
        var response = Response(status: .seeOther)
        response.headers["Location"] = location
        return response
    }

    /// A response without a body.
    package static func empty(_ status: Status = .noContent) -> Response {
        Response(status: status)
    }

    private init(status: Status, type: String, body: [UInt8]) {
        self.init(status: status, body: body)
        headers["Content-Type"] = type
    }
}
