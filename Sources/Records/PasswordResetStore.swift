// PasswordResetStore: links by which somebody who forgot a password may set another.

package import MariaDB
package import Platform

package struct PasswordResetStore {
    /// How long a link from the administrator holds, in seconds: until it is read tomorrow.
    package static let seconds: Int64 = 86_400
    /// How long a link holds that somebody has just asked for, and waits for.
    package static let mailedSeconds: Int64 = 3_600

    private let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// Makes a link's secret for that user; an older one of his is worth nothing any more.
    package func insert(
        for user: UserID, seconds: Int64 = seconds, random: SystemRandom, at now: Timestamp
    ) throws -> String {
        let secret = random.hex(bytes: 32)
        try connection.transaction { connection in
            _ = try connection.execute(
                "DELETE FROM password_resets WHERE user_id = ? OR expires_at <= ?",
                [.integer(user.value), .integer(now.microsecondsSince1970)])
            _ = try connection.execute(
                "INSERT INTO password_resets (secret_hash, user_id, expires_at) VALUES (?, ?, ?)",
                [
                    Self.hash(secret), .integer(user.value),
                    .integer(now.adding(seconds: seconds).microsecondsSince1970),
                ])
        }
        return secret
    }

    /// The user whose link it is; nil when it has run out or was used.
    package func user(of secret: String, at now: Timestamp) throws -> UserID? {
        try connection.query(
            """
            SELECT r.user_id FROM password_resets r JOIN users u ON u.id = r.user_id
            WHERE r.secret_hash = ? AND r.expires_at > ? AND NOT u.is_disabled
            """,
            [Self.hash(secret), .integer(now.microsecondsSince1970)]
        ).first.map { UserID(try $0.integer(0)) }
    }

    /// Uses a link up; false when somebody else has a moment before.
    package func take(_ secret: String) throws -> Bool {
        try connection.execute(
            "DELETE FROM password_resets WHERE secret_hash = ?", [Self.hash(secret)]
        ).affectedRows == 1
    }

    private static func hash(_ secret: String) -> SQLValue {
        .bytes(SHA256.hash(Array(secret.utf8)))
    }
}
