/// The status of a response (RFC 9110 §15).
package struct Status: Hashable, Sendable {
    /// The three digits, 100 to 599.
    package let code: Int

    /// A status by its number; the named ones below cover what this service answers.
    package init(code: Int) {
        precondition((100...599).contains(code), "A status code has three digits, 100 to 599")
        self.code = code
    }

    package static let ok = Status(code: 200)
    package static let created = Status(code: 201)
    package static let accepted = Status(code: 202)
    package static let noContent = Status(code: 204)
    package static let partialContent = Status(code: 206)
    package static let seeOther = Status(code: 303)
    package static let notModified = Status(code: 304)
    package static let badRequest = Status(code: 400)
    package static let unauthorized = Status(code: 401)
    package static let forbidden = Status(code: 403)
    package static let notFound = Status(code: 404)
    package static let methodNotAllowed = Status(code: 405)
    package static let notAcceptable = Status(code: 406)
    package static let requestTimeout = Status(code: 408)
    package static let conflict = Status(code: 409)
    package static let gone = Status(code: 410)
    package static let contentTooLarge = Status(code: 413)
    package static let uriTooLong = Status(code: 414)
    package static let unsupportedMediaType = Status(code: 415)
    package static let unprocessableContent = Status(code: 422)
    package static let tooManyRequests = Status(code: 429)
    package static let headerFieldsTooLarge = Status(code: 431)
    package static let internalServerError = Status(code: 500)
    package static let notImplemented = Status(code: 501)
    package static let badGateway = Status(code: 502)
    package static let serviceUnavailable = Status(code: 503)

    /// The phrase that goes with the number in a status line, as RFC 9110 and RFC 6585 name it.
    package var reason: String {
        Self.reasons[code] ?? "Status \(code)"
    }

    private static let reasons: [Int: String] = [
        200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
        303: "See Other", 304: "Not Modified",
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 406: "Not Acceptable", 408: "Request Timeout",
        409: "Conflict", 410: "Gone", 413: "Content Too Large", 414: "URI Too Long",
        415: "Unsupported Media Type", 422: "Unprocessable Content",
        429: "Too Many Requests", 431: "Request Header Fields Too Large",
        500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
        503: "Service Unavailable",
    ]
}
