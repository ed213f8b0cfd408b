// SessionCookie: how a session ticket travels.

import HTTP
import Records

enum SessionCookie {
    /// `__Host-` binds the cookie to this host and HTTPS; without HTTPS browsers refuse it.
    private static func name(isSecure: Bool) -> String {
        isSecure ? "__Host-session" : "session"
    }

    /// The ticket that the browser shows; nil for none and for garbage.
    static func ticket(in request: Request) -> SessionTicket? {
        request.cookies[name(isSecure: request.isSecure)].flatMap { SessionTicket($0) }
    }

    static func set(
        _ ticket: SessionTicket, seconds: Int64, on response: inout Response, for request: Request
    ) {
        let cookie = SetCookie(
            name: name(isSecure: request.isSecure), value: ticket.text,
            maxAgeSeconds: Int(seconds), secure: request.isSecure)
        response.headers.add("Set-Cookie", cookie.headerValue)
    }

    static func remove(from response: inout Response, for request: Request) {
        let cookie = SetCookie.removal(
            of: name(isSecure: request.isSecure), secure: request.isSecure)
        response.headers.add("Set-Cookie", cookie.headerValue)
    }
}
