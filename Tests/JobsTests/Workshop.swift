// Workshop: a database, a folder and a cache, and a generator that works with them.

import FileStorage
import Generation
import MariaDB
import Memcached
import Platform
import Records
import Synchronization
import TestSupport
import Testing

@testable import Jobs

/// Everything that one generator needs, fresh.
struct Workshop {
    let url: String
    let connection: Connection
    let cache = MemoryCache()
    let directory: TemporaryDirectory
    let owner: UserID

    var files: LocalFileStore { LocalFileStore(directory: directory.path) }
    var progress: ProgressStore { ProgressStore(cache) }
    var jobs: JobStore { JobStore(connection) }
    var datasets: DatasetStore { DatasetStore(connection) }

    init(server: PrivateMariaDB? = nil) throws {
        url = try (server ?? PrivateMariaDB.shared()).url(database: "jobs")
        connection = Connection(try DatabaseConfiguration(url: url))
        directory = try TemporaryDirectory(mode: 0o755)
        _ = try Migrator(Migrations.all).run(on: connection)
        let user = try UserStore(connection).insert(
            username: "ada", email: nil, passwordHash: "x", at: noon)
        guard let user else { throw TestFailure("the user was not stored") }
        owner = user.id
    }

    func addSchema(_ schema: Schema = .people) throws -> SavedSchema {
        let store = SchemaStore(connection)
        let id = try store.insert(schema, owner: owner, at: noon)
        guard let saved = try store.schema(id, owner: owner) else {
            throw TestFailure("the schema was not stored")
        }
        return saved
    }

    /// Asks for a data set as a page does.
    func order(
        _ schema: SavedSchema, rows: Int64, seed: UInt64 = 42, shape: FileShape = FileShape()
    ) throws -> Dataset {
        let queue = JobQueue(
            datasets: datasets, progress: progress, random: SystemRandom(), announce: {})
        let submission = try queue.submit(
            DatasetOrder(rows: rows, seed: seed, shape: shape), of: schema, owner: owner, at: noon)
        guard case .accepted(let id, _) = submission else {
            throw TestFailure("the order was not accepted: \(submission)")
        }
        return try dataset(id)
    }

    func dataset(_ id: DatasetID) throws -> Dataset {
        guard let dataset = try datasets.dataset(id, owner: owner) else {
            throw TestFailure("data set \(id) is gone")
        }
        return dataset
    }

    /// Runs a generator once.
    func run(
        token: String = "token", files: (any FileStore)? = nil,
        shouldStop: @escaping () -> Bool = { false }
    ) throws -> JobRunner.Outcome {
        try JobRunner(
            jobs: jobs, files: files ?? self.files, progress: progress, random: SystemRandom(),
            clock: HurriedClock(), log: quiet
        ).runOne(token: token, shouldStop: shouldStop)
    }

    var sweeper: JobSweeper {
        JobSweeper(
            jobs: jobs, sessions: SessionStore(connection),
            signInFailures: SignInFailureStore(connection),
            mailOrders: MailOrderStore(connection), files: files, log: quiet)
    }

    /// Everything in the folder, unfinished files too.
    func filesOnDisk() throws -> [String] { try Files.list(directory.path) }

    /// The bytes of a finished data set's file.
    func bytes(of dataset: Dataset) throws -> [UInt8] {
        guard let name = dataset.fileName else { throw TestFailure("it has no file") }
        return try Files.read(directory.file(name))
    }
}

let noon = Timestamp(secondsSince1970: 1_790_000_000)

/// A log that is not read: descriptor -1 takes nothing.
let quiet = Log(descriptor: -1, level: .error)

/// The bytes that a schema makes from a seed, by the plan alone.
func expectedBytes(
    _ schema: Schema, rows: UInt64, seed: UInt64 = 42, format: Format = .csv
) throws -> [UInt8] {
    let plan = try Plan(schema, seed: Seed(seed), format: format)
    var buffer = OutputBuffer()
    plan.appendOpening(to: &buffer)
    plan.append(rows: 1..<(rows + 1), to: &buffer)
    plan.appendClosing(afterRows: rows, to: &buffer)
    return buffer.bytes
}

extension Schema {
    static let people = Schema(
        name: "People",
        columns: [
            Column(name: "id", type: "row_number"), Column(name: "name", type: "full_name"),
            Column(name: "where, \"exactly\"", type: "address"),
            Column(
                name: "age", type: "number", parameters: ["min": "18", "max": "99"],
                blankPercent: "10"),
        ])
}

/// A clock on which a third of a second passes between two looks, so that every piece of a file is
/// reported.
private final class HurriedClock: Clock {
    private let looks = Mutex<UInt64>(0)

    func now() -> Timestamp { noon }

    func monotonicNanoseconds() -> UInt64 {
        looks.withLock { looks in
            looks += 1
            return looks * 333_000_000
        }
    }
}

/// A store whose files call something just before they are finished.
struct InterruptedStore: FileStore {
    let store: LocalFileStore
    let beforeFinish: (String) throws -> Void

    func makeWriter(name: String) throws(FileStorageError) -> any FileWriter {
        InterruptedWriter(try store.makeWriter(name: name)) { try beforeFinish(name) }
    }

    func remove(_ name: String) throws(FileStorageError) { try store.remove(name) }
    func location(
        of name: String, for download: FileDownload
    ) throws(FileStorageError) -> FileLocation {
        try store.location(of: name, for: download)
    }
    func names() throws(FileStorageError) -> [String] { try store.names() }
    func size(_ name: String) throws(FileStorageError) -> Int? { try store.size(name) }
    func check() throws(FileStorageError) { try store.check() }
    func unfinishedNames() throws(FileStorageError) -> [String] { try store.unfinishedNames() }
    func removeUnfinished(_ name: String) throws(FileStorageError) {
        try store.removeUnfinished(name)
    }
}

private final class InterruptedWriter: FileWriter {
    private let writer: any FileWriter
    private let beforeFinish: () throws -> Void

    init(_ writer: any FileWriter, _ beforeFinish: @escaping () throws -> Void) {
        self.writer = writer
        self.beforeFinish = beforeFinish
    }

    var bytesWritten: Int { writer.bytesWritten }

    func write(_ bytes: UnsafeRawBufferPointer) throws(FileStorageError) {
        try writer.write(bytes)
    }

    func finish() throws(FileStorageError) -> StoredFile {
        do { try beforeFinish() } catch { Issue.record(error) }
        return try writer.finish()
    }

    func abandon() { writer.abandon() }
}
