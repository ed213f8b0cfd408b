import Generation
import MariaDB
import Platform
import Records
import TestSupport
import Testing

@Suite struct DatasetStoreTests {
    let database: TestDatabase
    let connection: Connection
    let datasets: DatasetStore
    let ada: UserID
    let bob: UserID
    let schema: SavedSchema

    init() throws {
        database = try TestDatabase()
        connection = try database.connection()
        datasets = DatasetStore(connection)
        ada = try connection.addUser("ada")
        bob = try connection.addUser("bob")
        schema = try connection.addSchema(owner: ada)
    }

    @Test("A new data set is queued and knows what was asked for")
    func insert() throws {
        let id = try #require(
            try datasets.insert(
                NewDataset(
                    owner: ada, schema: schema, taskKey: "schema-1.key", seed: .max,
                    rowCount: 1_000_000_000),
                at: noon))
        let dataset = try #require(try datasets.dataset(id, owner: ada))
        #expect(dataset.status == .queued && dataset.tries == 0)
        #expect(dataset.seed == .max && dataset.rowCount == 1_000_000_000)
        #expect(dataset.schemaID == schema.id && dataset.schemaName == "People")
        #expect(dataset.createdAt == noon && dataset.startedAt == nil)
        #expect(dataset.fileName == nil && dataset.byteCount == nil && dataset.checksum == nil)
        #expect(dataset.seconds == nil && dataset.message == nil)
    }

    @Test("Another user's data set cannot be read, cancelled or deleted")
    func belongsToOwner() throws {
        let id = try connection.addDataset(of: schema)
        #expect(try datasets.dataset(id, owner: bob) == nil)
        #expect(try datasets.datasets(of: schema.id, owner: bob, limit: 10).isEmpty)
        #expect(try !datasets.cancel(id, owner: bob, at: noon))
        #expect(try !connection.deleteDataset(id, owner: bob))
        #expect(try datasets.dataset(id, owner: ada)?.status == .queued)
        #expect(try datasets.pendingCount(owner: bob) == 0)
        #expect(try datasets.pendingCount(owner: ada) == 1)
    }

    @Test("A task key finds its data set without an owner; it is never given twice")
    func taskKey() throws {
        let id = try connection.addDataset(of: schema)
        let key = try #require(try datasets.dataset(id, owner: ada)?.taskKey)
        #expect(try datasets.dataset(taskKey: key)?.id == id)
        #expect(try datasets.dataset(taskKey: key + "0") == nil)
        let again = NewDataset(owner: ada, schema: schema, taskKey: key, seed: 1, rowCount: 1)
        #expect(throws: DatabaseError.self) { try datasets.insert(again, at: noon) }
    }

    @Test("A schema's data sets are newest first and limited")
    func list() throws {
        let ids = try (0..<3).map { _ in try connection.addDataset(of: schema) }
        let found = try datasets.datasets(of: schema.id, owner: ada, limit: 2)
        #expect(found.map(\.id) == [ids[2], ids[1]])
    }

    @Test("Only what is not finished can be cancelled")
    func cancel() throws {
        let id = try connection.addDataset(of: schema)
        #expect(try datasets.cancel(id, owner: ada, at: noon.adding(seconds: 3)))
        let dataset = try #require(try datasets.dataset(id, owner: ada))
        #expect(dataset.status == .cancelled)
        #expect(dataset.finishedAt == noon.adding(seconds: 3))
        #expect(try !datasets.cancel(id, owner: ada, at: noon))
        #expect(try datasets.pendingCount(owner: ada) == 0)
    }

    @Test("Deleting removes the row once, and the list's number goes down once")
    func delete() throws {
        let id = try connection.addDataset(of: schema)
        _ = try connection.addDataset(of: schema)
        let dataset = try #require(try datasets.dataset(id, owner: ada))
        #expect(try datasets.delete(dataset))
        #expect(try !datasets.delete(dataset))
        #expect(try datasets.dataset(id, owner: ada) == nil)
        #expect(try SchemaStore(connection).summaries(owner: ada, limit: 1)[0].datasetCount == 1)
    }

    @Test("A data set of a schema that has just been deleted is not stored")
    func schemaIsGone() throws {
        #expect(try SchemaStore(connection).delete(schema.id, owner: ada))
        let new = NewDataset(owner: ada, schema: schema, taskKey: "k", seed: 1, rowCount: 1)
        #expect(try datasets.insert(new, at: noon) == nil)
    }

    @Test("Orders that arrive at once for one schema are all stored and counted")
    func together() throws {
        let database = self.database
        let schema = self.schema
        let threads = try (0..<4).map { _ in
            try BackgroundThread {
                do {
                    let connection = try database.connection()
                    for _ in 0..<10 { _ = try connection.addDataset(of: schema) }
                } catch {
                    Issue.record(error)
                }
            }
        }
        for thread in threads { try thread.join() }
        let line = try #require(try SchemaStore(connection).summaries(owner: ada, limit: 1).first)
        #expect(line.datasetCount == 40 && line.pendingCount == 40)
    }

    @Test("A status that this version does not know is an error with its name, not a trap")
    func unknownStatus() throws {
        let id = try connection.addDataset(of: schema)
        try connection.execute(
            "ALTER TABLE datasets MODIFY status ENUM('queued', 'archived') NOT NULL")
        try connection.execute(
            "UPDATE datasets SET status = 'archived' WHERE id = ?", [.integer(id.value)])
        #expect(throws: RecordsError.unknownStatus("archived")) {
            try datasets.dataset(id, owner: ada)
        }
    }

    @Test("A data set goes forward, and back to the queue when its generator or its file is gone")
    func steps() {
        #expect(DatasetStatus.queued.mayBecome(.generating))
        #expect(DatasetStatus.generating.mayBecome(.queued))
        #expect(!DatasetStatus.queued.mayBecome(.ready))
        for end in [DatasetStatus.ready, .failed, .cancelled] {
            #expect(!end.isPending)
            let next = DatasetStatus.allCases.filter(end.mayBecome)
            #expect(next == (end == .ready ? [.queued] : []))
        }
    }
}
