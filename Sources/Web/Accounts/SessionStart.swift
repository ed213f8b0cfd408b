// SessionStart: opens a session for somebody who has proved who they are.

import HTTP
import Platform
import Records

enum SessionStart {
    struct Opened {
        let ticket: SessionTicket
        /// The request seen as the new session's.
        let context: RequestContext
    }

    /// Opens a new session and ends the one that the browser had: a ticket from before signing in
    /// must not become one from after.
    static func open(for user: User, _ context: RequestContext) throws -> Opened {
        let sessions = context.services.sessions
        if let old = SessionCookie.ticket(in: context.request) {
            try sessions.end(old, at: context.now)
        }
        let seconds = context.services.settings.sessionSeconds
        let ticket = try sessions.open(
            for: user.id, seconds: seconds, random: context.services.random, at: context.now)
        if let browser = context.request.headers["User-Agent"] {
            try context.services.sessionStore.describe(ticket.id, browser: browser)
        }
        let session = Session(
            id: ticket.id, secretHash: ticket.secretHash, userID: user.id,
            username: user.username, isAdmin: user.isAdmin,
            expiresAt: context.now.adding(seconds: seconds))
        return Opened(
            ticket: ticket,
            context: RequestContext(
                request: context.request, parameters: context.parameters, session: session,
                services: context.services, now: context.now))
    }

    static func hand(
        _ ticket: SessionTicket, on response: inout Response, _ context: RequestContext
    ) {
        SessionCookie.set(
            ticket, seconds: context.services.settings.sessionSeconds, on: &response,
            for: context.request)
    }
}
