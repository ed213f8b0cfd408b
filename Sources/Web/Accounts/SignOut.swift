// SignOut: POST /logout.

import HTTP

enum SignOut {
    /// Ends the session on the server and in the browser.
    ///
    /// Without one it does nothing.
    static func respond(_ context: RequestContext) throws -> Response {
        if let ticket = SessionCookie.ticket(in: context.request) {
            try context.services.sessions.end(ticket, at: context.now)
        }
        var response: Response = context.wantsJSON ? .empty(.noContent) : .redirect(to: "/login")
        SessionCookie.remove(from: &response, for: context.request)
        return response
    }
}
