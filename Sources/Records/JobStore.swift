// JobStore: the same table as the generators see it: a queue that works on a cluster too.

package import Generation
package import MariaDB
package import Platform

/// A data set in the hands of one generator.
package struct ClaimedJob: Sendable {
    package let dataset: Dataset
    package let schema: Schema
    /// Whose it is: the generator's own token, as stored.
    package let token: String
    package let fileName: String
}

/// Claims data sets, reports on them and finds lost ones, for all owners.
///
/// Each step is one statement that names the status it starts from and the token it belongs to,
/// by primary key and in autocommit: whoever changes the row has the job. Two generators, on one
/// server or on two nodes of a cluster, cannot both be told "one row changed".
package struct JobStore {
    /// A generator that has not reported for this long is lost, by the database's clock.
    package static let heartbeatSeconds: Int64 = 20
    /// Tries before a data set is given up.
    package static let maximumTries = 3

    private static let now = "CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)"

    private let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    // MARK: Claiming

    /// Claims a queued data set for `token`; nil when none is queued.
    ///
    /// Fair between users: the one whose last data set was started longest ago comes first, each
    /// with his oldest. `pick` chooses among candidates after a lost race, so that generators
    /// that collided once do not collide again; it is given the number of candidates.
    package func claim(
        token: String, fileSuffix: String, pick: (Int) -> Int
    ) throws -> ClaimedJob? {
        var isFirstTry = true
        while true {
            let candidates = try self.candidates()
            guard !candidates.isEmpty else { return nil }
            let choice = isFirstTry ? candidates[0] : candidates[pick(candidates.count)]
            isFirstTry = false
            guard let shape = try shape(of: choice) else { continue }
            let fileName = "\(choice)-\(fileSuffix).\(shape.fileExtension)"
            guard try take(choice, token: token, fileName: fileName) else { continue }
            return try claimedJob(choice, token: token, fileName: fileName)
        }
    }

    /// The oldest queued data set of each of the next few users, least recently served first.
    private func candidates() throws -> [DatasetID] {
        let rows = try connection.query(
            """
            SELECT q.first_id FROM (
                SELECT owner_id, MIN(id) AS first_id FROM datasets
                WHERE status = 'queued' GROUP BY owner_id
            ) q
            ORDER BY (
                SELECT COALESCE(MAX(d.started_at), 0) FROM datasets d
                WHERE d.owner_id = q.owner_id
            ), q.first_id
            LIMIT 8
            """)
        guard rows.count == 1 else {
            return try rows.map { DatasetID(try $0.integer(0)) }
        }
        // One user alone: a window of his data sets, so that generators can spread out.
        return try connection.query(
            "SELECT id FROM datasets WHERE status = 'queued' ORDER BY owner_id, id LIMIT 8"
        ).map { DatasetID(try $0.integer(0)) }
    }

    /// What kind of file a data set is to be; nil when it is gone.
    private func shape(of id: DatasetID) throws -> FileShape? {
        try connection.query(
            "SELECT format, compression FROM datasets WHERE id = ?", [.integer(id.value)]
        ).first.map { try DatasetStore.shape($0.text(0), $0.text(1)) }
    }

    private func take(_ id: DatasetID, token: String, fileName: String) throws -> Bool {
        try connection.execute(
            """
            UPDATE datasets
            SET status = 'generating', claim_token = ?, file_name = ?, tries = tries + 1,
                started_at = \(Self.now), heartbeat_at = \(Self.now)
            WHERE id = ? AND status = 'queued'
            """,
            [.text(token), .text(fileName), .integer(id.value)]
        ).affectedRows == 1
    }

    private func claimedJob(
        _ id: DatasetID, token: String, fileName: String
    ) throws -> ClaimedJob? {
        let rows = try connection.query(
            "\(DatasetStore.select) WHERE id = ? AND claim_token = ?",
            [.integer(id.value), .text(token)])
        let snapshots = try connection.query(
            "SELECT snapshot FROM datasets WHERE id = ? AND claim_token = ?",
            [.integer(id.value), .text(token)])
        guard let row = rows.first, let snapshot = snapshots.first else { return nil }
        return ClaimedJob(
            dataset: try DatasetStore.read(row), schema: try SchemaText.decode(snapshot.bytes(0)),
            token: token, fileName: fileName)
    }

    // MARK: Reporting

    /// Says that the generator lives.
    ///
    /// False when the data set is no longer its own: cancelled, deleted, or given to another.
    package func beat(_ id: DatasetID, token: String) throws -> Bool {
        try connection.execute(
            """
            UPDATE datasets SET heartbeat_at = \(Self.now)
            WHERE id = ? AND claim_token = ? AND status = 'generating'
            """,
            [.integer(id.value), .text(token)]
        ).affectedRows == 1
    }

    /// Makes the data set ready.
    ///
    /// False when it is no longer the generator's own: its file is to be removed. May be called
    /// again after a lost connection: the token stays with the row, so that a generator recognises
    /// what it has done.
    package func finish(
        _ job: ClaimedJob, byteCount: Int64, checksum: [UInt8], receipt: [UInt8]? = nil
    ) throws -> Bool {
        let id = SQLValue.integer(job.dataset.id.value)
        let outcome = try connection.execute(
            """
            UPDATE datasets
            SET status = 'ready', byte_count = ?, checksum = ?, receipt = ?, finished_at = \(Self.now)
            WHERE id = ? AND claim_token = ? AND status = 'generating'
            """,
            [
                .integer(byteCount), .bytes(checksum), receipt.map(SQLValue.bytes) ?? .null, id,
                .text(job.token),
            ])
        if outcome.affectedRows == 1 { return true }
        let own = try connection.query(
            """
            SELECT 1 FROM datasets
            WHERE id = ? AND claim_token = ? AND file_name = ? AND status = 'ready'
            """,
            [id, .text(job.token), .text(job.fileName)])
        return !own.isEmpty
    }

    /// Gives a data set up, with a sentence for its owner.
    ///
    /// False when it is no longer the generator's own.
    package func fail(_ id: DatasetID, token: String, message: String) throws -> Bool {
        try connection.execute(
            """
            UPDATE datasets
            SET status = 'failed', message = ?, finished_at = \(Self.now), claim_token = NULL,
                file_name = NULL
            WHERE id = ? AND claim_token = ? AND status = 'generating'
            """,
            [.text(Self.clipped(message)), .integer(id.value), .text(token)]
        ).affectedRows == 1
    }

    /// A sentence that quotes what somebody typed fits its column, whatever that was.
    private static func clipped(_ message: String) -> String {
        let columnCodePoints = 500
        return String(String.UnicodeScalarView(message.unicodeScalars.prefix(columnCodePoints)))
    }

    /// Puts a data set back, untried: its generator was asked to stop.
    package func giveBack(_ id: DatasetID, token: String) throws {
        _ = try connection.execute(
            """
            UPDATE datasets
            SET status = 'queued', tries = tries - 1, claim_token = NULL, file_name = NULL
            WHERE id = ? AND claim_token = ? AND status = 'generating'
            """,
            [.integer(id.value), .text(token)])
    }

    // MARK: Sweeping

    /// Puts back what a dead generator held.
    ///
    /// For a supervisor that saw it die.
    package func releaseClaims(of token: String) throws -> Int {
        try release("claim_token = ?", [.text(token)])
    }

    /// Puts back what silent generators held.
    package func releaseSilentClaims() throws -> Int {
        try release(
            "heartbeat_at < \(Self.now) - ?", [.integer(Self.heartbeatSeconds * 1_000_000)])
    }

    /// Lost data sets are queued again, or given up after the last try.
    ///
    /// Answers how many.
    private func release(_ condition: String, _ values: [SQLValue]) throws -> Int {
        let tries = SQLValue.integer(Int64(Self.maximumTries))
        let given = try connection.execute(
            """
            UPDATE datasets
            SET status = 'failed', message = ?, finished_at = \(Self.now), claim_token = NULL,
                file_name = NULL
            WHERE status = 'generating' AND tries >= ? AND \(condition)
            """,
            [.text(Self.lostMessage), tries] + values)
        let queued = try connection.execute(
            """
            UPDATE datasets
            SET status = 'queued', claim_token = NULL, file_name = NULL
            WHERE status = 'generating' AND tries < ? AND \(condition)
            """,
            [tries] + values)
        return given.affectedRows + queued.affectedRows
    }

    /// Lets go of files that were finished before a moment; the sweeper removes them.
    ///
    /// Their rows stay ready: the same file is made again when somebody asks. Answers how many.
    package func expireFiles(finishedBefore moment: Timestamp) throws -> Int {
        try connection.execute(
            """
            UPDATE datasets SET file_name = NULL
            WHERE status = 'ready' AND file_name IS NOT NULL AND finished_at < ?
            """,
            [.integer(moment.microsecondsSince1970)]
        ).affectedRows
    }

    package func queuedCount() throws -> Int {
        let rows = try connection.query("SELECT COUNT(*) FROM datasets WHERE status = 'queued'")
        return Int(try rows.first?.integer(0) ?? 0)
    }

    /// Names that one call of `namesInUse` looks up.
    package static let namesPerCall = 64

    /// Which of these file names belong to a data set that is being made or ready.
    ///
    /// At most `namesPerCall` names; fewer are padded, so that one prepared statement serves.
    package func namesInUse(among names: ArraySlice<String>) throws -> Set<String> {
        precondition(names.count <= Self.namesPerCall, "more names than one call takes")
        let padding = Array(repeating: "", count: Self.namesPerCall - names.count)
        let marks = Array(repeating: "?", count: Self.namesPerCall).joined(separator: ", ")
        let rows = try connection.query(
            """
            SELECT file_name FROM datasets
            WHERE file_name IN (\(marks)) AND status IN ('generating', 'ready')
            """,
            (names + padding).map(SQLValue.text))
        return Set(try rows.map { try $0.text(0) })
    }

    private static let lostMessage = """
        The generator ended three times before the file was whole. Ask for fewer rows, or ask \
        the administrator to look at the log.
        """
}
