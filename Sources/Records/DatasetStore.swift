// DatasetStore: the table of data sets as its owners see it. Every statement names the owner.

import Generation
package import MariaDB
package import Platform

package struct DatasetStore {
    let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// Puts a data set in the queue; nil when its schema is gone.
    ///
    /// The schema's row is locked first, by counting: so orders for one schema wait for each
    /// other instead of running into a deadlock over its foreign key.
    package func insert(_ new: NewDataset, at now: Timestamp) throws -> DatasetID? {
        try connection.transaction { connection in
            guard try Self.count(1, new.schema.id, owner: new.owner, connection) else { return nil }
            if let known = try Self.ordered(new, at: now, connection) {
                _ = try Self.count(-1, new.schema.id, owner: new.owner, connection)
                return known
            }
            let outcome = try connection.execute(
                """
                INSERT INTO datasets
                    (owner_id, schema_id, status, task_key, schema_name, snapshot, seed, row_count,
                    first_row, order_key, created_at, format, compression)
                VALUES (?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .integer(new.owner.value), .integer(new.schema.id.value), .text(new.taskKey),
                    .text(new.schema.schema.name), .bytes(SchemaText.encode(new.schema.schema)),
                    .unsigned(new.seed), .integer(new.rowCount), .integer(new.firstRow),
                    new.orderKey.map(SQLValue.text) ?? .null,
                    .integer(now.microsecondsSince1970), .text(new.shape.format.rawValue),
                    .text(new.shape.compression.rawValue),
                ])
            return DatasetID(Int64(outcome.lastInsertID))
        }
    }

    /// How long an order's key is remembered, in microseconds: a second click comes within
    /// seconds; whoever goes back to the form later wants another file.
    private static let orderMicroseconds: Int64 = 60_000_000

    /// The data set that this very order has made already.
    private static func ordered(
        _ new: NewDataset, at now: Timestamp, _ connection: Connection
    ) throws -> DatasetID? {
        guard let key = new.orderKey else { return nil }
        let rows = try connection.query(
            "SELECT id, created_at FROM datasets WHERE owner_id = ? AND order_key = ? FOR UPDATE",
            [.integer(new.owner.value), .text(key)])
        guard let row = rows.first else { return nil }
        let age = now.microsecondsSince1970 - (try row.integer(1))
        if age < orderMicroseconds { return DatasetID(try row.integer(0)) }
        _ = try connection.execute(
            "UPDATE datasets SET order_key = NULL WHERE id = ?", [.integer(row.integer(0))])
        return nil
    }

    /// Changes the number of data sets that a schema's line in the list shows.
    private static func count(
        _ step: Int64, _ schema: SchemaID, owner: UserID, _ connection: Connection
    ) throws -> Bool {
        try connection.execute(
            """
            UPDATE saved_schemas
            SET dataset_count = dataset_count + ?, asked_at = UNIX_TIMESTAMP()
            WHERE id = ? AND owner_id = ?
            """,
            [.integer(step), .integer(schema.value), .integer(owner.value)]
        ).affectedRows == 1
    }

    package func dataset(_ id: DatasetID, owner: UserID) throws -> Dataset? {
        try connection.query(
            "\(Self.select) WHERE id = ? AND owner_id = ?",
            [.integer(id.value), .integer(owner.value)]
        ).first.map(Self.read)
    }

    /// The data sets of a schema, newest first; with `before` those older than that one.
    package func datasets(
        of schema: SchemaID, owner: UserID, limit: Int, before: DatasetID? = nil
    ) throws -> [Dataset] {
        try connection.query(
            """
            \(Self.select) WHERE schema_id = ? AND owner_id = ? AND id < ?
            ORDER BY id DESC LIMIT ?
            """,
            [
                .integer(schema.value), .integer(owner.value),
                .integer(before?.value ?? .max), .integer(Int64(limit)),
            ]
        ).map(Self.read)
    }

    /// Puts a data set whose file was removed after its time back into the queue.
    ///
    /// Seed and snapshot are the same, and so will be the file. False when it is not such a one.
    package func remake(_ id: DatasetID, owner: UserID) throws -> Bool {
        try connection.execute(
            """
            UPDATE datasets SET status = 'queued', tries = 0, claim_token = NULL
            WHERE id = ? AND owner_id = ? AND status = 'ready' AND file_name IS NULL
            """,
            [.integer(id.value), .integer(owner.value)]
        ).affectedRows == 1
    }

    /// What was counted of a finished file, as JSON.
    package func receipt(of id: DatasetID, owner: UserID) throws -> [UInt8]? {
        try connection.query(
            "SELECT receipt FROM datasets WHERE id = ? AND owner_id = ?",
            [.integer(id.value), .integer(owner.value)]
        ).first?.optionalBytes(0)
    }

    /// Bytes of the owner's files that are kept.
    package func storedBytes(owner: UserID) throws -> Int64 {
        try connection.query(
            """
            SELECT CAST(COALESCE(SUM(byte_count), 0) AS SIGNED) FROM datasets
            WHERE owner_id = ? AND file_name IS NOT NULL
            """,
            [.integer(owner.value)]
        ).first?.integer(0) ?? 0
    }

    /// The data set behind a task key.
    ///
    /// The key is 128 random bits, and knowing it is the right to see its progress, as it is at
    /// memcached: therefore no owner here.
    package func dataset(taskKey: String) throws -> Dataset? {
        try connection.query("\(Self.select) WHERE task_key = ?", [.text(taskKey)])
            .first.map(Self.read)
    }

    /// Data sets of that owner still to be made.
    package func pendingCount(owner: UserID) throws -> Int {
        let rows = try connection.query(
            """
            SELECT COUNT(*) FROM datasets
            WHERE owner_id = ? AND status IN ('queued', 'generating')
            """,
            [.integer(owner.value)])
        return Int(try rows.first?.integer(0) ?? 0)
    }

    /// Stops a data set that is not finished; its generator notices at the next heartbeat.
    ///
    /// False when there was nothing to stop.
    package func cancel(_ id: DatasetID, owner: UserID, at now: Timestamp) throws -> Bool {
        try connection.execute(
            """
            UPDATE datasets
            SET status = 'cancelled', claim_token = NULL, file_name = NULL, finished_at = ?
            WHERE id = ? AND owner_id = ? AND status IN ('queued', 'generating')
            """,
            [.integer(now.microsecondsSince1970), .integer(id.value), .integer(owner.value)]
        ).affectedRows == 1
    }

    /// Removes the row; its file is the sweeper's.
    ///
    /// False when it is gone already.
    package func delete(_ dataset: Dataset) throws -> Bool {
        try connection.transaction { connection in
            _ = try Self.count(-1, dataset.schemaID, owner: dataset.owner, connection)
            let isDeleted =
                try connection.execute(
                    "DELETE FROM datasets WHERE id = ? AND owner_id = ?",
                    [.integer(dataset.id.value), .integer(dataset.owner.value)]
                ).affectedRows == 1
            if !isDeleted {
                _ = try Self.count(1, dataset.schemaID, owner: dataset.owner, connection)
            }
            return isDeleted
        }
    }

    static let select = """
        SELECT id, owner_id, schema_id, status, task_key, schema_name, seed, row_count, tries,
            file_name, byte_count, checksum, message, created_at, started_at, finished_at,
            first_row, format, compression
        FROM datasets
        """

    static func read(_ row: Row) throws -> Dataset {
        Dataset(
            id: DatasetID(try row.integer(0)), owner: UserID(try row.integer(1)),
            schemaID: SchemaID(try row.integer(2)), status: try status(row.text(3)),
            taskKey: try row.text(4), schemaName: try row.text(5), seed: try row.unsigned(6),
            rowCount: try row.integer(7), firstRow: try row.integer(16),
            shape: try shape(row.text(17), row.text(18)),
            tries: Int(try row.integer(8)),
            fileName: try row.optionalText(9), byteCount: try row.optionalInteger(10),
            checksum: try row.optionalBytes(11), message: try row.optionalText(12),
            createdAt: Timestamp(microsecondsSince1970: try row.integer(13)),
            startedAt: try row.optionalInteger(14).map(Timestamp.init(microsecondsSince1970:)),
            finishedAt: try row.optionalInteger(15).map(Timestamp.init(microsecondsSince1970:)))
    }

    static func shape(_ format: String, _ compression: String) throws -> FileShape {
        guard let format = Format(rawValue: format),
            let compression = FileCompression(rawValue: compression)
        else { throw RecordsError.unknownFormat(format) }
        return FileShape(format: format, compression: compression)
    }

    private static func status(_ text: String) throws -> DatasetStatus {
        guard let status = DatasetStatus(rawValue: text) else {
            throw RecordsError.unknownStatus(text)
        }
        return status
    }
}
