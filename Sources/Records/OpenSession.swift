// OpenSession: a session as its user sees it in the list of places where he is signed in.

import MariaDB
package import Platform

package struct OpenSession: Equatable, Sendable {
    package let id: String
    /// What the browser called itself when it signed in; nil when it did not say.
    package let browser: String?
    package let createdAt: Timestamp
}

extension SessionStore {
    /// Longer names of browsers are cut.
    private static let browserCharacters = 200

    /// Notes which browser a session belongs to.
    package func describe(_ id: String, browser: String) throws {
        _ = try connection.execute(
            "UPDATE sessions SET browser = ? WHERE id = ?",
            [.text(String(browser.prefix(Self.browserCharacters))), .text(id)])
    }

    /// The user's sessions that have not run out, newest first.
    package func sessions(of user: UserID, at now: Timestamp) throws -> [OpenSession] {
        try connection.query(
            """
            SELECT id, browser, created_at FROM sessions
            WHERE user_id = ? AND expires_at > ? ORDER BY created_at DESC LIMIT 100
            """,
            [.integer(user.value), .integer(now.microsecondsSince1970)]
        ).map { row in
            OpenSession(
                id: try row.text(0), browser: try row.optionalText(1),
                createdAt: Timestamp(microsecondsSince1970: try row.integer(2)))
        }
    }

    /// Removes one of the user's own sessions; false when there is none of that identifier.
    package func delete(id: String, of user: UserID) throws -> Bool {
        try connection.execute(
            "DELETE FROM sessions WHERE id = ? AND user_id = ?",
            [.text(id), .integer(user.value)]
        ).affectedRows == 1
    }
}
