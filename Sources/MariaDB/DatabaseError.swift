// DatabaseError: what the database or the way to it refused.

internal import CMariaDB

/// An error of the server, of the connection, or of a value that is not what was expected.
package struct DatabaseError: Error, CustomStringConvertible {
    /// The server's or client library's number; 0 for errors of this target.
    package let code: UInt32
    /// The five characters of SQLSTATE; empty for errors of this target.
    package let state: String
    /// The server's words.
    ///
    /// They may repeat a user's value: not for the log, see ``description``.
    package let message: String
    /// The statement with its question marks; empty when there was none.
    package let sql: String

    /// Makes an error from parts.
    package init(code: UInt32 = 0, state: String = "", message: String, sql: String = "") {
        self.code = code
        self.state = state
        self.message = message
        self.sql = sql
    }

    /// Whether a unique key has the value already.
    package var isDuplicateKey: Bool { code == UInt32(ER_DUP_ENTRY) }

    /// The name of the unique key that has the value already.
    package var duplicateKey: String? {
        guard isDuplicateKey, message.hasSuffix("'") else { return nil }
        let name = message.dropLast()
        guard let quote = name.lastIndex(of: "'") else { return nil }
        return String(name[name.index(after: quote)...])
    }

    /// Whether the server cannot be reached (any more).
    ///
    /// Trying again later may help.
    package var isConnectionLost: Bool { Self.lost.contains(Int32(clamping: code)) }

    /// Whether the server does not let this user in, or not to this database.
    package var isAccessDenied: Bool { Self.denied.contains(Int32(clamping: code)) }

    /// Whether the tables are not there (yet).
    package var isTableMissing: Bool { code == UInt32(ER_NO_SUCH_TABLE) }

    /// Whether other transactions stood in the way: doing the whole transaction again may help.
    package var isLockConflict: Bool {
        code == UInt32(ER_LOCK_DEADLOCK) || code == UInt32(ER_LOCK_WAIT_TIMEOUT)
    }

    /// The number, the state and the statement, never a value.
    ///
    /// The words are there only for errors whose words cannot repeat a value.
    package var description: String {
        var text = code == 0 ? message : "database error \(code) (\(state))"
        if code != 0, isHarmless { text += ": \(message)" }
        if !sql.isEmpty { text += " in: \(sql)" }
        return text
    }

    /// The client library's own messages speak of hosts and sockets, these of the server of names.
    private var isHarmless: Bool {
        (2_000..<3_000).contains(code) || Self.harmless.contains(Int32(clamping: code))
    }

    /// Whether the server chose this transaction as a deadlock's victim and rolled it back.
    var isDeadlock: Bool { code == UInt32(ER_LOCK_DEADLOCK) }

    /// Whether a table changed so much that the statement must be prepared anew.
    var isOutdatedStatement: Bool { code == UInt32(CR_NEW_STMT_METADATA) }

    /// Nothing was sent to the server, or it cannot have been understood.
    var isBeforeSending: Bool {
        code == UInt32(CR_SERVER_GONE_ERROR) || code == UInt32(CR_STMT_CLOSED)
    }

    private static let lost: Set<Int32> = [
        CR_SERVER_GONE_ERROR, CR_SERVER_LOST, CR_SERVER_LOST_EXTENDED, CR_STMT_CLOSED,
        CR_CONNECTION_ERROR, CR_CONN_HOST_ERROR, CR_UNKNOWN_HOST, CR_IPSOCK_ERROR,
        Int32(ER_CONNECTION_KILLED), Int32(ER_SERVER_SHUTDOWN), Int32(ER_CON_COUNT_ERROR),
    ]

    private static let denied: Set<Int32> = [
        Int32(ER_ACCESS_DENIED_ERROR), Int32(ER_ACCESS_DENIED_NO_PASSWORD_ERROR),
        Int32(ER_DBACCESS_DENIED_ERROR), Int32(ER_BAD_DB_ERROR),
    ]

    private static let harmless: Set<Int32> = [
        Int32(ER_PARSE_ERROR), Int32(ER_ACCESS_DENIED_ERROR), Int32(ER_BAD_DB_ERROR),
        Int32(ER_ACCESS_DENIED_NO_PASSWORD_ERROR), Int32(ER_DBACCESS_DENIED_ERROR),
        Int32(ER_NO_SUCH_TABLE), Int32(ER_BAD_FIELD_ERROR), Int32(ER_TABLE_EXISTS_ERROR),
        Int32(ER_CON_COUNT_ERROR), Int32(ER_DATA_TOO_LONG),
    ]
}
