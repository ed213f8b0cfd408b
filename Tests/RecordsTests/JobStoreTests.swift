import Generation
import MariaDB
import Platform
import Records
import Synchronization
import TestSupport
import Testing

@Suite struct JobStoreTests {
    let database: TestDatabase
    let connection: Connection
    let jobs: JobStore
    let datasets: DatasetStore

    init() throws {
        database = try TestDatabase()
        connection = try database.connection()
        jobs = JobStore(connection)
        datasets = DatasetStore(connection)
    }

    @Test("An empty queue gives nothing")
    func empty() throws {
        #expect(try jobs.claim("token") == nil)
        #expect(try jobs.queuedCount() == 0)
    }

    @Test("A claim brings the schema as it was when the data set was asked for")
    func snapshot() throws {
        let (owner, schema, ids) = try connection.addQueue(of: "ada", count: 1)
        var changed = schema.schema
        changed.name = "Other"
        changed.columns.removeLast()
        _ = try SchemaStore(connection).update(schema.id, to: changed, owner: owner, at: noon)
        let job = try #require(try jobs.claim("token"))
        #expect(job.schema == .people)
        #expect(job.dataset.id == ids[0] && job.dataset.schemaName == "People")
        #expect(job.dataset.status == .generating && job.dataset.tries == 1)
        #expect(job.fileName == "\(ids[0])-suffix.csv" && job.token == "token")
        #expect(job.dataset.startedAt != nil)
        #expect(try jobs.queuedCount() == 0)
    }

    @Test("One user's data sets are claimed oldest first")
    func oldestFirst() throws {
        let ids = try connection.addQueue(of: "ada", count: 3).datasets
        let claimed = try (0..<3).map { try jobs.claim("t\($0)")?.dataset.id }
        #expect(claimed == ids)
    }

    @Test("Users take turns: who was served longest ago comes first, whoever asked for more")
    func fairness() throws {
        let ada = try connection.addQueue(of: "ada", count: 6).datasets
        let bob = try connection.addQueue(of: "bob", count: 2).datasets
        let cleo = try connection.addQueue(of: "cleo", count: 1).datasets
        let order = try (0..<9).map { try jobs.claim("t\($0)")?.dataset.id }
        #expect(
            order == [ada[0], bob[0], cleo[0], ada[1], bob[1], ada[2], ada[3], ada[4], ada[5]])
    }

    @Test("A user who comes late is next, before a hundred data sets of another")
    func lateUser() throws {
        _ = try connection.addQueue(of: "ada", count: 100)
        _ = try jobs.claim("t1")
        let bob = try connection.addQueue(of: "bob", count: 1).datasets
        #expect(try jobs.claim("t2")?.dataset.id == bob[0])
    }

    @Test("Many users who were never served come in the order in which they asked")
    func manyUsers() throws {
        let ids = try (0..<12).map { number in
            try connection.addQueue(of: "user\(number)", count: 1).datasets[0]
        }
        #expect(try ids.indices.map { try jobs.claim("t\($0)")?.dataset.id } == ids)
    }

    @Test("Generators that claim at the same moment never get the same data set, and get them all")
    func races() throws {
        _ = try connection.addQueue(of: "ada", count: 40)
        _ = try connection.addQueue(of: "bob", count: 20)
        let claims = Claims()
        let threads = try (0..<6).map { number in
            try BackgroundThread { [database] in
                do {
                    let jobs = JobStore(try database.connection())
                    var turn = 0
                    while let job = try jobs.claim(
                        token: "t\(number)-\(turn)", fileSuffix: "x",
                        pick: { ($0 + number + turn) % $0 })
                    {
                        claims.add(job.dataset.id)
                        turn += 1
                    }
                } catch {
                    Issue.record(error)
                }
            }
        }
        for thread in threads { try thread.join() }
        #expect(claims.all.count == 60)
        #expect(Set(claims.all).count == 60)
        let tries = try connection.value("SELECT MIN(tries) + MAX(tries) FROM datasets", [])
        #expect(tries == .integer(2))
    }

    // MARK: Reporting

    @Test("A heartbeat counts for the token that holds the data set, while it is being made")
    func beat() throws {
        let (owner, _, ids) = try connection.addQueue(of: "ada", count: 1)
        #expect(try !jobs.beat(ids[0], token: "mine"))
        _ = try jobs.claim("mine")
        #expect(try jobs.beat(ids[0], token: "mine"))
        #expect(try !jobs.beat(ids[0], token: "other"))
        #expect(try datasets.cancel(ids[0], owner: owner, at: noon))
        #expect(try !jobs.beat(ids[0], token: "mine"))
    }

    @Test("A finished data set is ready, with size, checksum and time")
    func finish() throws {
        let (owner, _, ids) = try connection.addQueue(of: "ada", count: 1)
        let job = try #require(try jobs.claim("mine"))
        let checksum = [UInt8](repeating: 7, count: 32)
        #expect(try jobs.finish(job, byteCount: 12_345, checksum: checksum))
        let dataset = try #require(try datasets.dataset(ids[0], owner: owner))
        #expect(dataset.status == .ready)
        #expect(dataset.byteCount == 12_345 && dataset.checksum == checksum)
        #expect(dataset.fileName == job.fileName)
        #expect(try #require(dataset.seconds) >= 0)
    }

    @Test("Finishing again after a lost connection is recognised as done")
    func finishTwice() throws {
        _ = try connection.addQueue(of: "ada", count: 1)
        let job = try #require(try jobs.claim("mine"))
        #expect(try jobs.finish(job, byteCount: 1, checksum: []))
        #expect(try jobs.finish(job, byteCount: 1, checksum: []))
    }

    @Test("A generator whose data set was cancelled, deleted or given away cannot finish it")
    func finishTooLate() throws {
        let (owner, _, ids) = try connection.addQueue(of: "ada", count: 3)
        let jobs = self.jobs
        let claimed = try ids.map { _ in try #require(try jobs.claim("lost")) }
        #expect(try datasets.cancel(claimed[0].dataset.id, owner: owner, at: noon))
        #expect(try datasets.delete(claimed[1].dataset))
        _ = try jobs.releaseClaims(of: "lost")
        let second = try #require(
            try jobs.claim(token: "second", fileSuffix: "other", pick: { _ in 0 }))
        #expect(second.dataset.id == claimed[2].dataset.id)
        for job in claimed { #expect(try !jobs.finish(job, byteCount: 1, checksum: [])) }
        #expect(try jobs.finish(second, byteCount: 1, checksum: []))
        #expect(try !jobs.finish(claimed[2], byteCount: 1, checksum: []))
        #expect(try datasets.dataset(ids[0], owner: owner)?.status == .cancelled)
    }

    @Test("A failure brings its sentence, once, and only from the generator that holds it")
    func fail() throws {
        let (owner, _, ids) = try connection.addQueue(of: "ada", count: 1)
        _ = try jobs.claim("mine")
        #expect(try !jobs.fail(ids[0], token: "other", message: "No."))
        #expect(try datasets.dataset(ids[0], owner: owner)?.status == .generating)
        #expect(try jobs.fail(ids[0], token: "mine", message: "There is no room."))
        let dataset = try #require(try datasets.dataset(ids[0], owner: owner))
        #expect(dataset.status == .failed && dataset.message == "There is no room.")
        #expect(dataset.fileName == nil && dataset.finishedAt != nil)
        #expect(try !jobs.fail(ids[0], token: "mine", message: "Again."))
    }

    @Test("A sentence that is too long for its column is cut, not refused")
    func longSentence() throws {
        let (owner, _, ids) = try connection.addQueue(of: "ada", count: 1)
        _ = try jobs.claim("mine")
        let long = String(repeating: "e\u{301}\u{323}", count: 400)
        #expect(try jobs.fail(ids[0], token: "mine", message: long))
        let message = try #require(try datasets.dataset(ids[0], owner: owner)?.message)
        #expect(message.unicodeScalars.elementsEqual(long.unicodeScalars.prefix(500)))
    }

    @Test("A data set given back counts as untried and can be claimed again")
    func giveBack() throws {
        let (owner, _, ids) = try connection.addQueue(of: "ada", count: 1)
        _ = try jobs.claim("mine")
        try jobs.giveBack(ids[0], token: "other")
        #expect(try jobs.queuedCount() == 0)
        try jobs.giveBack(ids[0], token: "mine")
        let dataset = try #require(try datasets.dataset(ids[0], owner: owner))
        #expect(dataset.status == .queued && dataset.tries == 0 && dataset.fileName == nil)
        #expect(try jobs.claim("next")?.dataset.id == ids[0])
    }

    // MARK: Sweeping

    @Test("What a dead generator held is queued again twice, then given up with a sentence")
    func releaseClaims() throws {
        let (owner, _, ids) = try connection.addQueue(of: "ada", count: 1)
        for turn in 1...3 {
            #expect(try jobs.claim("t\(turn)")?.dataset.tries == turn)
            #expect(try jobs.releaseClaims(of: "somebody else") == 0)
            #expect(try jobs.releaseClaims(of: "t\(turn)") == 1)
        }
        let dataset = try #require(try datasets.dataset(ids[0], owner: owner))
        #expect(dataset.status == .failed && dataset.tries == 3 && dataset.fileName == nil)
        #expect(try #require(dataset.message).contains("three times"))
        #expect(try jobs.claim("t4") == nil)
    }

    @Test("Being asked to stop is no try: such a data set is never given up for it")
    func givenBackOften() throws {
        let ids = try connection.addQueue(of: "ada", count: 1).datasets
        for turn in 0..<5 {
            let job = try #require(try jobs.claim("t\(turn)"))
            #expect(job.dataset.tries == 1)
            try jobs.giveBack(ids[0], token: "t\(turn)")
        }
        #expect(try jobs.queuedCount() == 1)
    }

    @Test("Only a generator that has been silent for long loses what it holds")
    func silentClaims() throws {
        let (owner, _, ids) = try connection.addQueue(of: "ada", count: 2)
        let silent = try #require(try jobs.claim("silent"))
        _ = try jobs.claim("lively")
        #expect(try jobs.releaseSilentClaims() == 0)
        try connection.execute(
            "UPDATE datasets SET heartbeat_at = heartbeat_at - ? WHERE id = ?",
            [
                .integer((JobStore.heartbeatSeconds + 1) * 1_000_000),
                .integer(silent.dataset.id.value),
            ])
        #expect(try jobs.releaseSilentClaims() == 1)
        #expect(try datasets.dataset(ids[0], owner: owner)?.status == .queued)
        #expect(try datasets.dataset(ids[1], owner: owner)?.status == .generating)
        #expect(try !jobs.beat(ids[0], token: "silent"))
    }

    @Test("A heartbeat saves a data set from being taken away")
    func heartbeatSaves() throws {
        let ids = try connection.addQueue(of: "ada", count: 1).datasets
        _ = try jobs.claim("mine")
        try connection.execute(
            "UPDATE datasets SET heartbeat_at = heartbeat_at - 3600000000", [])
        #expect(try jobs.beat(ids[0], token: "mine"))
        #expect(try jobs.releaseSilentClaims() == 0)
    }

    @Test("A file is in use while its data set is being made or ready, and no longer")
    func namesInUse() throws {
        let (owner, _, _) = try connection.addQueue(of: "ada", count: 3)
        let jobs = self.jobs
        let claimed = try (0..<3).map { try #require(try jobs.claim("t\($0)")) }
        let names = claimed.map(\.fileName)
        _ = try jobs.finish(claimed[0], byteCount: 1, checksum: [])
        _ = try datasets.cancel(claimed[2].dataset.id, owner: owner, at: noon)
        let asked = names + ["stranger.csv", ""]
        #expect(try jobs.namesInUse(among: asked[...]) == [names[0], names[1]])
        #expect(try jobs.namesInUse(among: []).isEmpty)
        let many = names + (3..<JobStore.namesPerCall).map { "x\($0)" }
        #expect(try jobs.namesInUse(among: many[...]) == [names[0], names[1]])
    }
}

/// What several threads have claimed.
private final class Claims: Sendable {
    private let ids = Mutex<[DatasetID]>([])

    func add(_ id: DatasetID) { ids.withLock { $0.append(id) } }

    var all: [DatasetID] { ids.withLock { $0 } }
}
