// EmailStore: users' e-mail addresses, and whether it has been shown that they are theirs.

package import MariaDB
package import Platform

/// What is known of a user's e-mail address.
package struct EmailState: Equatable, Sendable {
    /// The address that holds; nil when there is none.
    package let address: String?
    /// Whether a link that was sent to it has come back: only then it can set a new password.
    package let isConfirmed: Bool
    /// The address that a confirmation is waited for, which then takes the other's place.
    package let pending: String?

    package init(address: String?, isConfirmed: Bool, pending: String?) {
        self.address = address
        self.isConfirmed = isConfirmed
        self.pending = pending
    }
}

package struct EmailStore {
    /// How long a link for confirming holds, in seconds: for a message that is read tomorrow.
    package static let confirmationSeconds: Int64 = 86_400
    /// Users of one address to whom one message speaks: more than a person has accounts.
    private static let usersPerAddress = 10

    private let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    package func state(of user: UserID) throws -> EmailState? {
        try connection.query(
            "SELECT email, email_confirmed_at, pending_email FROM users WHERE id = ?",
            [.integer(user.value)]
        ).first.map { row in
            EmailState(
                address: try row.optionalText(0), isConfirmed: try row.optionalInteger(1) != nil,
                pending: try row.optionalText(2))
        }
    }

    /// The name of an account that is in use; nil when it is disabled or gone.
    package func username(of user: UserID) throws -> String? {
        try connection.query(
            "SELECT username FROM users WHERE id = ? AND NOT is_disabled", [.integer(user.value)]
        ).first?.text(0)
    }

    /// Remembers an address until its confirmation; the one that held stays.
    package func setPending(_ address: String, of user: UserID) throws {
        _ = try connection.execute(
            "UPDATE users SET pending_email = ? WHERE id = ?",
            [.text(address), .integer(user.value)])
    }

    /// Takes an address as confirmed that the administrator has typed.
    package func vouch(for user: UserID, at now: Timestamp) throws {
        _ = try connection.execute(
            "UPDATE users SET email_confirmed_at = ? WHERE id = ? AND email IS NOT NULL",
            [.integer(now.microsecondsSince1970), .integer(user.value)])
    }

    /// Makes the secret of a link that confirms the user's pending address; older links of the same
    /// user are worth nothing any more.
    ///
    /// Nil when nothing waits for confirmation.
    package func makeConfirmation(
        for user: UserID, random: SystemRandom, at now: Timestamp
    ) throws -> (secret: String, address: String, username: String)? {
        let rows = try connection.query(
            """
            SELECT pending_email, username FROM users
            WHERE id = ? AND pending_email IS NOT NULL AND NOT is_disabled
            """,
            [.integer(user.value)])
        guard let row = rows.first else { return nil }
        let (secret, address) = (random.hex(bytes: 32), try row.text(0))
        try connection.transaction { connection in
            _ = try connection.execute(
                "DELETE FROM email_confirmations WHERE user_id = ? OR expires_at <= ?",
                [.integer(user.value), .integer(now.microsecondsSince1970)])
            _ = try connection.execute(
                """
                INSERT INTO email_confirmations (secret_hash, user_id, email, expires_at)
                VALUES (?, ?, ?, ?)
                """,
                [
                    Self.hash(secret), .integer(user.value), .text(address),
                    .integer(now.adding(seconds: Self.confirmationSeconds).microsecondsSince1970),
                ])
        }
        return (secret, address, try row.text(1))
    }

    /// What the link would confirm; nil when it has run out, was used, or the user has named
    /// another address since.
    package func confirmation(
        of secret: String, at now: Timestamp
    ) throws -> (username: String, address: String)? {
        try connection.query(
            """
            SELECT u.username, c.email
            FROM email_confirmations c JOIN users u ON u.id = c.user_id
            WHERE c.secret_hash = ? AND c.expires_at > ? AND u.pending_email = c.email
            """,
            [Self.hash(secret), .integer(now.microsecondsSince1970)]
        ).first.map { (try $0.text(0), try $0.text(1)) }
    }

    /// Makes the pending address the one that holds; the user, or nil when the link is worth
    /// nothing.
    package func confirm(_ secret: String, at now: Timestamp) throws -> UserID? {
        let rows = try connection.query(
            """
            DELETE FROM email_confirmations WHERE secret_hash = ? AND expires_at > ?
            RETURNING user_id, email
            """,
            [Self.hash(secret), .integer(now.microsecondsSince1970)])
        guard let row = rows.first else { return nil }
        let changed = try connection.execute(
            """
            UPDATE users SET email = pending_email, pending_email = NULL, email_confirmed_at = ?
            WHERE id = ? AND pending_email = ?
            """,
            [
                .integer(now.microsecondsSince1970), .integer(try row.integer(0)),
                .text(try row.text(1)),
            ]
        ).affectedRows
        return changed == 1 ? UserID(try row.integer(0)) : nil
    }

    /// The users whose confirmed address it is, whatever its capitals, with the address as they
    /// have written it: a message goes there and not to what a visitor has typed.
    package func users(confirmed address: String) throws -> [(
        user: UserID, name: String, address: String
    )] {
        try connection.query(
            """
            SELECT id, username, email FROM users
            WHERE email_folded = ? AND email_confirmed_at IS NOT NULL AND NOT is_disabled
            ORDER BY id LIMIT ?
            """,
            [.text(address.lowercased()), .integer(Int64(Self.usersPerAddress))]
        ).map { (UserID(try $0.integer(0)), try $0.text(1), try $0.text(2)) }
    }

    private static func hash(_ secret: String) -> SQLValue {
        .bytes(SHA256.hash(Array(secret.utf8)))
    }
}
