// SecurityHeaders: what every response tells the browser to refuse.

import HTTP

enum SecurityHeaders {
    /// Everything comes from this server, nothing is inline, nobody frames the pages, and forms go
    /// nowhere else.
    private static let contentSecurityPolicy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
        font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; \
        base-uri 'none'
        """

    private static let fixed: Headers = [
        ("Content-Security-Policy", contentSecurityPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]

    /// Adds them, and keeps pages out of caches unless an action has said otherwise: a page shows
    /// one user's things.
    static func apply(to response: inout Response) {
        response.headers.add(fixed)
        if response.headers["Cache-Control"] == nil {
            response.headers.add("Cache-Control", "no-store")
        }
    }
}
