// TestDatabase: a real database with FakeCSV's tables, and short ways to fill it.

import Generation
import MariaDB
import Platform
import Records
import TestSupport

/// A fresh database on the server that all suites share.
struct TestDatabase: Sendable {
    let url: String

    init() throws {
        url = try PrivateMariaDB.shared().url(database: "records")
        _ = try Migrator(Migrations.all).run(on: connection())
    }

    /// Another connection, for another process of the service.
    func connection() throws -> Connection {
        Connection(try DatabaseConfiguration(url: url))
    }
}

/// The moment at which everything in these tests happens.
let noon = Timestamp(secondsSince1970: 1_790_000_000)

extension Connection {
    /// Adds a user with a name of its own.
    func addUser(_ name: String) throws -> UserID {
        let user = try UserStore(self).insert(
            username: name, email: nil, passwordHash: "hash of \(name)", at: noon)
        guard let user else { throw TestFailure("the name \(name) is taken") }
        return user.id
    }

    func addSchema(_ schema: Schema = .people, owner: UserID) throws -> SavedSchema {
        let store = SchemaStore(self)
        let id = try store.insert(schema, owner: owner, at: noon)
        guard let saved = try store.schema(id, owner: owner) else {
            throw TestFailure("a schema was not stored")
        }
        return saved
    }

    /// Puts a data set of that schema in the queue.
    func addDataset(of schema: SavedSchema, rows: Int64 = 10) throws -> DatasetID {
        let id = try DatasetStore(self).insert(
            NewDataset(
                owner: schema.owner, schema: schema,
                taskKey: "schema-\(schema.id).\(SystemRandom().hex(bytes: 16))", seed: 42,
                rowCount: rows),
            at: noon)
        guard let id else { throw TestFailure("a data set was not stored") }
        return id
    }

    /// Deletes a data set as its owner does.
    func deleteDataset(_ id: DatasetID, owner: UserID) throws -> Bool {
        let store = DatasetStore(self)
        guard let dataset = try store.dataset(id, owner: owner) else { return false }
        return try store.delete(dataset)
    }

    /// A user with a schema and that many queued data sets.
    func addQueue(
        of name: String, count: Int
    ) throws -> (owner: UserID, schema: SavedSchema, datasets: [DatasetID]) {
        let owner = try addUser(name)
        let schema = try addSchema(owner: owner)
        return (owner, schema, try (0..<count).map { _ in try addDataset(of: schema) })
    }

    /// A value that the stores do not show.
    func value(_ sql: String, _ values: [SQLValue]) throws -> SQLValue? {
        try query(sql, values).first?[0]
    }
}

extension JobStore {
    /// Claims as a generator does, choosing the first candidate after a lost race.
    func claim(_ token: String) throws -> ClaimedJob? {
        try claim(token: token, fileSuffix: "suffix") { _ in 0 }
    }
}

extension Schema {
    static let people = Schema(
        name: "People",
        columns: [
            Column(name: "id", type: "row_number"),
            Column(
                name: "age", type: "number", parameters: ["min": "18", "max": "99"],
                blankPercent: "5", isUnique: false),
            Column(name: "Straße, \"Ort\"", type: "address", group: "home"),
        ],
        dialect: Dialect(
            delimiter: ";", quote: .single, quoting: .all, lineEnding: .crlf, header: false,
            byteOrderMark: true, nullText: "NULL"))
}
