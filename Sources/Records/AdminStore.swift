// AdminStore: what the administrator sees of everybody: numbers and names, no contents.

package import MariaDB
package import Platform

/// A user with what he takes up.
package struct UserUsage: Equatable, Sendable {
    package let user: User
    package let createdAt: Timestamp
    package let schemaCount: Int
    package let datasetCount: Int
    /// Bytes of files that are kept.
    package let bytes: Int64
    /// Bytes that the user's files may take; nil without a bound.
    package let byteQuota: Int64?
}

/// A data set that waits or is being made.
package struct PendingJob: Equatable, Sendable {
    package let dataset: Dataset
    package let username: String
}

package struct AdminStore {
    private let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// Users by name, at most `limit` from the one after `after`.
    package func users(after: String, limit: Int) throws -> [UserUsage] {
        try connection.query(
            """
            SELECT u.id, u.username, u.email, u.is_admin, u.is_disabled, u.created_at,
                u.byte_quota,
                (SELECT COUNT(*) FROM saved_schemas s WHERE s.owner_id = u.id),
                (SELECT COUNT(*) FROM datasets d WHERE d.owner_id = u.id),
                (SELECT CAST(COALESCE(SUM(d.byte_count), 0) AS SIGNED) FROM datasets d
                    WHERE d.owner_id = u.id AND d.file_name IS NOT NULL)
            FROM users u WHERE u.username > ? ORDER BY u.username LIMIT ?
            """,
            [.text(after), .integer(Int64(limit))]
        ).map(Self.readUsage)
    }

    private static func readUsage(_ row: Row) throws -> UserUsage {
        let user = User(
            id: UserID(try row.integer(0)), username: try row.text(1),
            email: try row.optionalText(2), isAdmin: try row.integer(3) != 0,
            isDisabled: try row.integer(4) != 0)
        return UserUsage(
            user: user, createdAt: Timestamp(microsecondsSince1970: try row.integer(5)),
            schemaCount: Int(try row.integer(7)), datasetCount: Int(try row.integer(8)),
            bytes: try row.integer(9), byteQuota: try row.optionalInteger(6))
    }

    /// What is being made and what waits, oldest first.
    package func pendingJobs(limit: Int) throws -> [PendingJob] {
        let rows = try connection.query(
            """
            \(DatasetStore.select) WHERE status IN ('generating', 'queued') ORDER BY id LIMIT ?
            """,
            [.integer(Int64(limit))])
        return try rows.map { row in
            let dataset = try DatasetStore.read(row)
            let names = try connection.query(
                "SELECT username FROM users WHERE id = ?", [.integer(dataset.owner.value)])
            return PendingJob(dataset: dataset, username: try names.first?.text(0) ?? "")
        }
    }

    /// A data set, whoever owns it.
    package func dataset(_ id: DatasetID) throws -> Dataset? {
        try connection.query("\(DatasetStore.select) WHERE id = ?", [.integer(id.value)])
            .first.map(DatasetStore.read)
    }

    /// Files that are kept, and their bytes.
    package func storage() throws -> (files: Int, bytes: Int64) {
        let rows = try connection.query(
            """
            SELECT COUNT(*), CAST(COALESCE(SUM(byte_count), 0) AS SIGNED) FROM datasets
            WHERE file_name IS NOT NULL AND status = 'ready'
            """)
        guard let row = rows.first else { return (0, 0) }
        return (Int(try row.integer(0)), try row.integer(1))
    }

    /// Bytes that a user's files may take; nil without a bound.
    package func byteQuota(of user: UserID) throws -> Int64? {
        try connection.query(
            "SELECT byte_quota FROM users WHERE id = ?", [.integer(user.value)]
        ).first?.optionalInteger(0)
    }

    package func setByteQuota(_ bytes: Int64?, of user: UserID) throws {
        _ = try connection.execute(
            "UPDATE users SET byte_quota = ? WHERE id = ?",
            [bytes.map(SQLValue.integer) ?? .null, .integer(user.value)])
    }
}
