/// The method of a request (RFC 9110 §9): what the client asks to be done with the target.
package enum Method: Hashable, Sendable {
    case get, head, post, put, patch, delete, options
    /// Any method that this service has no use for, kept as it was sent.
    case other(String)

    /// Reads a method as sent; upper and lower case differ (RFC 9110 §9.1).
    package init(_ text: String) {
        self = Self.known.first { $0.text == text } ?? .other(text)
    }

    /// The method as it stands in a request line or an `Allow` field.
    package var text: String {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .patch: "PATCH"
        case .delete: "DELETE"
        case .options: "OPTIONS"
        case .other(let text): text
        }
    }

    /// Whether a request by this method changes nothing (RFC 9110 §9.2.1).
    package var isSafe: Bool {
        self == .get || self == .head || self == .options
    }

    private static let known: [Method] = [.get, .head, .post, .put, .patch, .delete, .options]
}
