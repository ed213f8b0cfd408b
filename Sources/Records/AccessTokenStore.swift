// AccessTokenStore: the table of personal access tokens.

package import MariaDB
package import Platform

package struct AccessTokenStore {
    /// Between two notes of a token's use, in microseconds: a busy program writes no row per
    /// request.
    private static let noteMicroseconds: Int64 = 60_000_000
    /// Tokens of one user: more than anybody tells apart.
    package static let perUser = 50
    /// Long enough for "nightly import on the build server".
    package static let nameCharacters = 1...100

    private let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// Keeps the hash of a new token; nil when the user has `perUser` already.
    package func insert(
        _ token: AccessTokenText, named name: String, owner: UserID, at now: Timestamp
    ) throws -> AccessTokenID? {
        guard try tokens(of: owner).count < Self.perUser else { return nil }
        let outcome = try connection.execute(
            """
            INSERT INTO access_tokens (user_id, name, secret_hash, created_at)
            VALUES (?, ?, ?, ?)
            """,
            [
                .integer(owner.value), .text(name), .bytes(token.hash),
                .integer(now.microsecondsSince1970),
            ])
        return AccessTokenID(Int64(outcome.lastInsertID))
    }

    /// The user's tokens, newest first.
    package func tokens(of owner: UserID) throws -> [AccessToken] {
        try connection.query(
            """
            SELECT id, name, created_at, last_used_at FROM access_tokens
            WHERE user_id = ? ORDER BY id DESC
            """,
            [.integer(owner.value)]
        ).map { row in
            AccessToken(
                id: AccessTokenID(try row.integer(0)), name: try row.text(1),
                createdAt: Timestamp(microsecondsSince1970: try row.integer(2)),
                lastUsedAt: try row.optionalInteger(3).map(Timestamp.init(microsecondsSince1970:)))
        }
    }

    /// The user that the token speaks for, unless disabled; notes the use.
    package func user(of token: AccessTokenText, at now: Timestamp) throws -> User? {
        let rows = try connection.query(
            """
            SELECT u.id, u.username, u.email, u.is_admin, t.id, COALESCE(t.last_used_at, 0)
            FROM access_tokens t JOIN users u ON u.id = t.user_id
            WHERE t.secret_hash = ? AND NOT u.is_disabled
            """,
            [.bytes(token.hash)])
        guard let row = rows.first else { return nil }
        if try row.integer(5) < now.microsecondsSince1970 - Self.noteMicroseconds {
            _ = try connection.execute(
                "UPDATE access_tokens SET last_used_at = ? WHERE id = ?",
                [.integer(now.microsecondsSince1970), .integer(row.integer(4))])
        }
        return User(
            id: UserID(try row.integer(0)), username: try row.text(1),
            email: try row.optionalText(2), isAdmin: try row.integer(3) != 0, isDisabled: false)
    }

    /// Makes a token worthless at once.
    ///
    /// False when the owner has none of that identifier.
    package func delete(_ id: AccessTokenID, owner: UserID) throws -> Bool {
        try connection.execute(
            "DELETE FROM access_tokens WHERE id = ? AND user_id = ?",
            [.integer(id.value), .integer(owner.value)]
        ).affectedRows == 1
    }
}
