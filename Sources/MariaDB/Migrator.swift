// Migrator: brings a database's tables to the form that this program needs.

/// One step of the tables' history.
package struct Migration: Equatable, Sendable {
    /// Position in the history, from 1, without doubles.
    package let version: Int
    /// What it brings, in a few words.
    package let name: String
    /// The statements in order.
    ///
    /// A crash may come between a statement and the note that it is done, so each should be fit to
    /// run twice (`IF NOT EXISTS`).
    package let statements: [String]

    /// Makes a step.
    package init(version: Int, name: String, statements: [String]) {
        self.version = version
        self.name = name
        self.statements = statements
    }
}

/// Applies the missing steps in order, and remembers them in the table `migrations`.
///
/// Changes of tables cannot be rolled back in MariaDB. So every finished statement is noted, and an
/// interrupted step goes on where it stopped.
package struct Migrator: Sendable {
    private let migrations: [Migration]

    /// Takes the whole history, ascending.
    package init(_ migrations: [Migration]) {
        let ascending = zip(migrations, migrations.dropFirst()).allSatisfy {
            $0.version < $1.version
        }
        precondition(ascending, "migrations ascend by version")
        self.migrations = migrations
    }

    /// Applies what is missing; when several processes call this at once, one works and the others
    /// wait for it.
    ///
    /// - Returns: the steps that this call applied.
    /// - Throws: also when the database has steps that this program does not know.
    package func run(on connection: Connection) throws(DatabaseError) -> [Migration] {
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS migrations (
                version INT NOT NULL PRIMARY KEY,
                name VARCHAR(200) NOT NULL,
                statements_done INT NOT NULL
            ) ENGINE = InnoDB
            """)
        try lock(connection)
        let result = Swift.Result { () throws(DatabaseError) in try applyMissing(connection) }
        try connection.execute("DO RELEASE_LOCK(CONCAT('migrations ', DATABASE()))")
        return try result.get()
    }

    /// The steps that are not (wholly) applied yet.
    package func pending(on connection: Connection) throws(DatabaseError) -> [Migration] {
        let table = try connection.query("SHOW TABLES LIKE 'migrations'")
        return table.isEmpty ? migrations : missing(try statementsDone(connection))
    }

    /// Waits in short steps, each far below the connection's read time-out.
    private func lock(_ connection: Connection) throws(DatabaseError) {
        for _ in 0..<Self.lockTries {
            let rows = try connection.query(
                "SELECT GET_LOCK(CONCAT('migrations ', DATABASE()), 2)")
            if rows.first?[0] == .integer(1) { return }
        }
        throw DatabaseError(message: "another process has been migrating the database for minutes")
    }

    /// Five minutes of two seconds each.
    private static let lockTries = 150

    private func applyMissing(_ connection: Connection) throws(DatabaseError) -> [Migration] {
        let done = try statementsDone(connection)
        if let newest = done.keys.max(), newest > (migrations.last?.version ?? 0) {
            throw DatabaseError(
                message: "the database is of a newer program: it has migration \(newest)")
        }
        let missing = missing(done)
        for migration in missing {
            try apply(migration, from: done[migration.version, default: 0], connection)
        }
        return missing
    }

    private func missing(_ done: [Int: Int]) -> [Migration] {
        migrations.filter { done[$0.version, default: -1] < $0.statements.count }
    }

    private func statementsDone(_ connection: Connection) throws(DatabaseError) -> [Int: Int] {
        var done: [Int: Int] = [:]
        for row in try connection.query("SELECT version, statements_done FROM migrations") {
            done[Int(try row.integer(0))] = Int(try row.integer(1))
        }
        return done
    }

    private func apply(
        _ migration: Migration, from first: Int, _ connection: Connection
    ) throws(DatabaseError) {
        try note(migration, done: first, connection)
        for index in first..<migration.statements.count {
            try connection.runDirectly(migration.statements[index])
            try note(migration, done: index + 1, connection)
        }
    }

    private func note(
        _ migration: Migration, done: Int, _ connection: Connection
    ) throws(DatabaseError) {
        try connection.execute(
            """
            INSERT INTO migrations (version, name, statements_done) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE statements_done = VALUES(statements_done)
            """,
            [
                .integer(Int64(migration.version)), .text(migration.name), .integer(Int64(done)),
            ])
    }
}
