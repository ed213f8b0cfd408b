// SignInFailureStore: counts failed sign-ins, so that passwords cannot be tried at speed.

package import MariaDB
package import Platform

/// Counts failures per subject (an address, a user name) in windows of fixed length.
///
/// It lives in the database and not in memcached: a throttle that a restart resets is none.
/// Subjects are stored as hashes, since people type passwords into the name field.
package struct SignInFailureStore {
    /// How long a window lasts, in seconds.
    ///
    /// Fifteen minutes is what OWASP's cheat sheet on authentication calls a usual lock-out.
    package static let windowSeconds: Int64 = 900

    private let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// Failures of that subject in its current window.
    package func failures(of subject: String, at now: Timestamp) throws -> Int {
        let rows = try connection.query(
            "SELECT failures FROM sign_in_failures WHERE subject = ? AND window_began_at > ?",
            [Self.hash(subject), .integer(Self.oldestWindow(at: now))])
        return Int(try rows.first?.integer(0) ?? 0)
    }

    /// Counts one failure; a window that has ended begins anew.
    package func record(_ subject: String, at now: Timestamp) throws {
        let oldest = Self.oldestWindow(at: now)
        _ = try connection.execute(
            """
            INSERT INTO sign_in_failures (subject, window_began_at, failures) VALUES (?, ?, 1)
            ON DUPLICATE KEY UPDATE
                failures = IF(window_began_at > ?, failures + 1, 1),
                window_began_at = IF(window_began_at > ?, window_began_at, ?)
            """,
            [
                Self.hash(subject), .integer(now.microsecondsSince1970), .integer(oldest),
                .integer(oldest), .integer(now.microsecondsSince1970),
            ])
    }

    /// Forgets a subject's failures, after it has signed in.
    package func clear(_ subject: String) throws {
        _ = try connection.execute(
            "DELETE FROM sign_in_failures WHERE subject = ?", [Self.hash(subject)])
    }

    /// Removes windows that have ended.
    package func deleteEnded(at now: Timestamp) throws {
        _ = try connection.execute(
            "DELETE FROM sign_in_failures WHERE window_began_at <= ?",
            [.integer(Self.oldestWindow(at: now))])
    }

    private static func oldestWindow(at now: Timestamp) -> Int64 {
        now.microsecondsSince1970 - windowSeconds * 1_000_000
    }

    private static func hash(_ subject: String) -> SQLValue {
        .bytes(SHA256.hash(Array(subject.lowercased().utf8)))
    }
}
