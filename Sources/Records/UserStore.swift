// UserStore: the table of users.

package import MariaDB
package import Platform

/// Reads and writes users.
///
/// Passwords come in as finished hashes: hashing takes its time and belongs to who asks for it.
package struct UserStore {
    private let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// Adds a user.
    ///
    /// Answers nil when the name is taken (whatever its capitals).
    package func insert(
        username: String, email: String?, passwordHash: String, isAdmin: Bool = false,
        at now: Timestamp
    ) throws -> User? {
        let values: [SQLValue] = [
            .text(username), email.map(SQLValue.text) ?? .null, .text(passwordHash),
            .integer(isAdmin ? 1 : 0), .integer(now.microsecondsSince1970),
        ]
        guard let id = try insert(values) else { return nil }
        return User(
            id: id, username: username, email: email, isAdmin: isAdmin, isDisabled: false)
    }

    private func insert(_ values: [SQLValue]) throws(DatabaseError) -> UserID? {
        do throws(DatabaseError) {
            let outcome = try connection.execute(
                """
                INSERT INTO users (username, email, password_hash, is_admin, created_at)
                VALUES (?, ?, ?, ?, ?)
                """,
                values)
            return UserID(Int64(outcome.lastInsertID))
        } catch {
            guard error.isDuplicateKey else { throw error }
            return nil
        }
    }

    package func user(_ id: UserID) throws -> User? {
        try first("WHERE id = ?", .integer(id.value)).map(\.user)
    }

    /// The user of that name and the hash to hold a password against.
    package func credentials(username: String) throws -> (user: User, passwordHash: String)? {
        // Other letters are not in the column's character set: comparing them is an error there.
        guard AccountLimits.problem(username: username) == nil else { return nil }
        return try first("WHERE username = ?", .text(username))
    }

    package func credentials(of id: UserID) throws -> (user: User, passwordHash: String)? {
        try first("WHERE id = ?", .integer(id.value))
    }

    package func setPasswordHash(_ hash: String, of id: UserID) throws {
        _ = try connection.execute(
            "UPDATE users SET password_hash = ? WHERE id = ?", [.text(hash), .integer(id.value)])
    }

    /// Sets or removes an address without asking it; it is not a confirmed one then.
    package func setEmail(_ email: String?, of id: UserID) throws {
        _ = try connection.execute(
            """
            UPDATE users SET email = ?, pending_email = NULL, email_confirmed_at = NULL
            WHERE id = ?
            """,
            [email.map(SQLValue.text) ?? .null, .integer(id.value)])
    }

    /// Removes a user with all schemas, data sets, sessions and tokens; files are the sweeper's.
    package func delete(_ id: UserID) throws {
        _ = try connection.execute("DELETE FROM users WHERE id = ?", [.integer(id.value)])
    }

    /// Shuts a user out or lets them in again.
    ///
    /// Their open sessions are the caller's to end.
    package func setDisabled(_ isDisabled: Bool, of id: UserID) throws {
        _ = try connection.execute(
            "UPDATE users SET is_disabled = ? WHERE id = ?",
            [.integer(isDisabled ? 1 : 0), .integer(id.value)])
    }

    /// All users by name.
    ///
    /// For the administrator's command: not paged.
    package func all() throws -> [User] {
        try connection.query(Self.select + " ORDER BY username").map { try Self.read($0).user }
    }

    private static let select =
        "SELECT id, username, email, is_admin, is_disabled, password_hash FROM users"

    private func first(
        _ condition: String, _ value: SQLValue
    ) throws -> (user: User, passwordHash: String)? {
        try connection.query("\(Self.select) \(condition)", [value]).first.map(Self.read)
    }

    private static func read(_ row: Row) throws -> (user: User, passwordHash: String) {
        let user = User(
            id: UserID(try row.integer(0)), username: try row.text(1),
            email: try row.optionalText(2), isAdmin: try row.integer(3) != 0,
            isDisabled: try row.integer(4) != 0)
        return (user, try row.text(5))
    }
}
