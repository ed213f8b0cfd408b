// SchemaStore: the table of schemas. Every statement names the owner.

package import Generation
import JSON
package import MariaDB
package import Platform
import SchemaFiles

package struct SchemaStore {
    private let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    package func insert(_ schema: Schema, owner: UserID, at now: Timestamp) throws -> SchemaID {
        let outcome = try connection.execute(
            """
            INSERT INTO saved_schemas
                (name, definition, column_count, column_summary, changed_at, owner_id, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            Self.values(of: schema, at: now)
                + [.integer(owner.value), .integer(now.microsecondsSince1970)])
        return SchemaID(Int64(outcome.lastInsertID))
    }

    /// Replaces a schema.
    ///
    /// With a version, only that state of it. False when the owner has none of that identifier,
    /// or it has been changed since.
    package func update(
        _ id: SchemaID, to schema: Schema, version: String? = nil, owner: UserID,
        at now: Timestamp
    ) throws -> Bool {
        let expected = version.map { Int64($0) ?? -1 }
        let outcome = try connection.execute(
            """
            UPDATE saved_schemas
            SET name = ?, definition = ?, column_count = ?, column_summary = ?,
                changed_at = GREATEST(?, changed_at + 1)
            WHERE id = ? AND owner_id = ? AND (? IS NULL OR changed_at = ?)
            """,
            Self.values(of: schema, at: now) + [
                .integer(id.value), .integer(owner.value),
                expected.map(SQLValue.integer) ?? .null, expected.map(SQLValue.integer) ?? .null,
            ])
        return outcome.affectedRows == 1
    }

    package func schema(_ id: SchemaID, owner: UserID) throws -> SavedSchema? {
        let rows = try connection.query(
            "SELECT definition, changed_at FROM saved_schemas WHERE id = ? AND owner_id = ?",
            [.integer(id.value), .integer(owner.value)])
        return try rows.first.map { row in
            SavedSchema(
                id: id, owner: owner, schema: try SchemaText.decode(row.bytes(0)),
                changedAt: Timestamp(microsecondsSince1970: try row.integer(1)))
        }
    }

    /// Seconds after which a data set is not looked for in the list any more: by then it is
    /// ready, or its own page says why not.
    private static let pendingSeconds = 86_400

    /// The owner's schemas, newest first.
    ///
    /// One query by one index: this is the first page after signing in. Only when something was
    /// asked for lately does a second tell what of it is pending.
    package func summaries(
        owner: UserID, limit: Int
    ) throws -> [SchemaSummary] {
        let rows = try connection.query(
            """
            SELECT id, name, column_count, column_summary, changed_at, dataset_count,
                asked_at > UNIX_TIMESTAMP() - \(Self.pendingSeconds)
            FROM saved_schemas WHERE owner_id = ? ORDER BY id DESC LIMIT ?
            """,
            [.integer(owner.value), .integer(Int64(limit))])
        let isAsked = try rows.contains { try $0.integer(6) != 0 }
        let pending = isAsked ? try pendingCounts(owner: owner) : [:]
        return try rows.map { try Self.readSummary($0, pending: pending) }
    }

    private func pendingCounts(owner: UserID) throws -> [SchemaID: Int] {
        let rows = try connection.query(
            """
            SELECT schema_id, COUNT(*) FROM datasets
            WHERE status IN ('queued', 'generating') AND owner_id = ?
            GROUP BY schema_id
            """,
            [.integer(owner.value)])
        let counts = try rows.map { (SchemaID(try $0.integer(0)), Int(try $0.integer(1))) }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    // MARK: Sharing

    /// The key of the schema's read-only link; nil while it is not shared.
    package func shareKey(of id: SchemaID, owner: UserID) throws -> String? {
        try connection.query(
            "SELECT share_key FROM saved_schemas WHERE id = ? AND owner_id = ?",
            [.integer(id.value), .integer(owner.value)]
        ).first?.optionalText(0)
    }

    /// Shares a schema under a key of 128 random bits, or ends that with nil.
    ///
    /// False when the owner has none of that identifier, or it stands so already.
    package func setShareKey(_ key: String?, of id: SchemaID, owner: UserID) throws -> Bool {
        try connection.execute(
            "UPDATE saved_schemas SET share_key = ? WHERE id = ? AND owner_id = ?",
            [key.map(SQLValue.text) ?? .null, .integer(id.value), .integer(owner.value)]
        ).affectedRows == 1
    }

    /// The schema behind a link: knowing its key is the right to read it, therefore no owner here.
    package func schema(shareKey: String) throws -> (schema: Schema, sharedBy: String)? {
        try connection.query(
            """
            SELECT s.definition, u.username FROM saved_schemas s JOIN users u ON u.id = s.owner_id
            WHERE s.share_key = ? AND NOT u.is_disabled
            """,
            [.text(shareKey)]
        ).first.map { (try SchemaText.decode($0.bytes(0)), try $0.text(1)) }
    }

    package func count(owner: UserID) throws -> Int {
        let rows = try connection.query(
            "SELECT COUNT(*) FROM saved_schemas WHERE owner_id = ?", [.integer(owner.value)])
        return Int(try rows.first?.integer(0) ?? 0)
    }

    /// Removes a schema with the rows of its data sets; their files are the sweeper's.
    ///
    /// False when the owner has none of that identifier.
    package func delete(_ id: SchemaID, owner: UserID) throws -> Bool {
        try connection.execute(
            "DELETE FROM saved_schemas WHERE id = ? AND owner_id = ?",
            [.integer(id.value), .integer(owner.value)]
        ).affectedRows == 1
    }

    private static func values(of schema: Schema, at now: Timestamp) -> [SQLValue] {
        [
            .text(schema.name), .bytes(SchemaText.encode(schema)),
            .integer(Int64(schema.columns.count)), .text(columnSummary(of: schema)),
            .integer(now.microsecondsSince1970),
        ]
    }

    /// The first column names with commas between, within the width of a list's line.
    private static func columnSummary(of schema: Schema) -> String {
        var summary = ""
        for (position, column) in schema.columns.enumerated() {
            let next = position == 0 ? column.name : ", \(column.name)"
            guard (summary + next).unicodeScalars.count <= summaryCodePoints else {
                return summary.isEmpty ? clipped(next) : summary + " …"
            }
            summary += next
        }
        return summary
    }

    private static func clipped(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.prefix(summaryCodePoints))) + " …"
    }

    /// About the width of a line; the table's column takes 400 code points.
    private static let summaryCodePoints = 120

    private static func readSummary(
        _ row: Row, pending: [SchemaID: Int]
    ) throws -> SchemaSummary {
        let id = SchemaID(try row.integer(0))
        return SchemaSummary(
            id: id, name: try row.text(1),
            columnCount: Int(try row.integer(2)), columnSummary: try row.text(3),
            changedAt: Timestamp(microsecondsSince1970: try row.integer(4)),
            datasetCount: Int(try row.integer(5)), pendingCount: pending[id] ?? 0)
    }
}
