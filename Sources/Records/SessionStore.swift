// SessionStore: the table of sessions.

package import MariaDB
package import Platform

package struct SessionStore {
    let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// Opens a session for that user until `expiresAt`.
    package func insert(
        _ ticket: SessionTicket, for user: UserID, at now: Timestamp, expiresAt: Timestamp
    ) throws {
        _ = try connection.execute(
            """
            INSERT INTO sessions (id, secret_hash, user_id, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                .text(ticket.id), .bytes(ticket.secretHash), .integer(user.value),
                .integer(now.microsecondsSince1970), .integer(expiresAt.microsecondsSince1970),
            ])
    }

    /// The session of that identifier, unless its user has been disabled.
    ///
    /// Whether it still holds is `Session.admits`' to say.
    package func session(id: String) throws -> Session? {
        let rows = try connection.query(
            """
            SELECT s.id, s.secret_hash, s.user_id, u.username, u.is_admin, s.expires_at
            FROM sessions s JOIN users u ON u.id = s.user_id
            WHERE s.id = ? AND NOT u.is_disabled
            """,
            [.text(id)])
        return try rows.first.map(Self.read)
    }

    package func delete(id: String) throws {
        _ = try connection.execute("DELETE FROM sessions WHERE id = ?", [.text(id)])
    }

    /// Ends all sessions of a user but one, and answers the identifiers of those ended.
    ///
    /// One statement: a session opened at the same moment is either left alone or named.
    package func deleteAll(of user: UserID, except kept: String?) throws -> [String] {
        try connection.query(
            "DELETE FROM sessions WHERE user_id = ? AND id <> ? RETURNING id",
            [.integer(user.value), .text(kept ?? "")]
        ).map { try $0.text(0) }
    }

    /// Removes what nobody can use any more.
    ///
    /// Answers how many sessions.
    package func deleteExpired(at now: Timestamp) throws -> Int {
        try connection.execute(
            "DELETE FROM sessions WHERE expires_at <= ?", [.integer(now.microsecondsSince1970)]
        ).affectedRows
    }

    private static func read(_ row: Row) throws -> Session {
        Session(
            id: try row.text(0), secretHash: try row.bytes(1), userID: UserID(try row.integer(2)),
            username: try row.text(3), isAdmin: try row.integer(4) != 0,
            expiresAt: Timestamp(microsecondsSince1970: try row.integer(5)))
    }
}
