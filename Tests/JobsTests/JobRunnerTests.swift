import FileStorage
import Generation
import JSON
import MariaDB
import Memcached
import Platform
import Records
import TestSupport
import Testing

@testable import Jobs

@Suite struct JobRunnerTests {
    @Test("With nothing to do a generator says so and makes no file")
    func idle() throws {
        let workshop = try Workshop()
        #expect(try workshop.run() == .idle)
        #expect(try workshop.filesOnDisk().isEmpty)
    }

    @Test(
        "The file is the plan's bytes, with its size and checksum noted",
        arguments: [1, 255, 20_000])
    func makesFile(rows: Int64) throws {
        let workshop = try Workshop()
        let order = try workshop.order(try workshop.addSchema(), rows: rows, seed: .max)
        #expect(try workshop.run() == .made)
        let dataset = try workshop.dataset(order.id)
        let bytes = try workshop.bytes(of: dataset)
        #expect(dataset.status == .ready)
        #expect(try bytes == expectedBytes(.people, rows: UInt64(rows), seed: .max))
        #expect(dataset.byteCount == Int64(bytes.count))
        #expect(dataset.checksum == SHA256.hash(bytes))
        #expect(try workshop.filesOnDisk() == [try #require(dataset.fileName)])
        #expect(workshop.progress(of: dataset)?.status == .ready)
        #expect(workshop.progress(of: dataset)?.percent == 100)
    }

    @Test("Byte order mark, header, quotes and line ends are those of the schema")
    func dialect() throws {
        let workshop = try Workshop()
        var schema = Schema.people
        schema.dialect = Dialect(
            delimiter: "€", quote: .single, quoting: .all, lineEnding: .crlf, header: false,
            byteOrderMark: true, nullText: "NULL")
        let order = try workshop.order(try workshop.addSchema(schema), rows: 50)
        #expect(try workshop.run() == .made)
        let bytes = try workshop.bytes(of: try workshop.dataset(order.id))
        #expect(try bytes == expectedBytes(schema, rows: 50))
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    }

    @Test("Each format is made, and compressed when asked", arguments: Format.allCases)
    func formats(format: Format) throws {
        let workshop = try Workshop()
        let saved = try workshop.addSchema()
        let plain = try workshop.order(saved, rows: 700, shape: FileShape(format: format))
        let packed = try workshop.order(
            saved, rows: 700, shape: FileShape(format: format, compression: .gzip))
        #expect(try workshop.run() == .made)
        #expect(try workshop.run() == .made)
        let expected = try expectedBytes(.people, rows: 700, format: format)
        let (first, second) = (try workshop.dataset(plain.id), try workshop.dataset(packed.id))
        #expect(try workshop.bytes(of: first) == expected)
        #expect(first.fileName?.hasSuffix(".\(format.fileExtension)") == true)
        #expect(second.fileName?.hasSuffix(".\(format.fileExtension).gz") == true)
        let gzip = try workshop.bytes(of: second)
        #expect(gzip.prefix(3) == [0x1F, 0x8B, 8] && gzip.count < expected.count)
        #expect(second.byteCount == Int64(gzip.count) && second.checksum == SHA256.hash(gzip))
        // The length of what was compressed stands at the end.
        #expect(gzip.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) } == expected.count)
    }

    @Test("A file is made from the schema as it was when it was asked for")
    func snapshot() throws {
        let workshop = try Workshop()
        let saved = try workshop.addSchema()
        let order = try workshop.order(saved, rows: 5)
        var changed = Schema.people
        changed.columns.removeFirst()
        _ = try SchemaStore(workshop.connection).update(
            saved.id, to: changed, owner: workshop.owner, at: noon)
        #expect(try workshop.run() == .made)
        #expect(
            try workshop.bytes(of: workshop.dataset(order.id)) == expectedBytes(.people, rows: 5))
    }

    @Test("Generators side by side make each data set once")
    func sideBySide() throws {
        let workshop = try Workshop()
        let schema = try workshop.addSchema()
        let orders = try (0..<12).map { try workshop.order(schema, rows: 200, seed: UInt64($0)) }
        let (url, folder) = (workshop.url, workshop.directory.path)
        let threads = try (0..<3).map { number in
            try BackgroundThread {
                do {
                    let connection = Connection(try DatabaseConfiguration(url: url))
                    let runner = JobRunner(
                        jobs: JobStore(connection), files: LocalFileStore(directory: folder),
                        progress: ProgressStore(MemoryCache()), random: SystemRandom(),
                        clock: SystemClock(), log: quiet)
                    while try runner.runOne(token: "t\(number)", shouldStop: { false }) == .made {}
                } catch {
                    Issue.record(error)
                }
            }
        }
        for thread in threads { try thread.join() }
        #expect(try workshop.filesOnDisk().count == 12)
        for (number, order) in orders.enumerated() {
            let dataset = try workshop.dataset(order.id)
            #expect(dataset.status == .ready && dataset.tries == 1)
            #expect(
                try workshop.bytes(of: dataset)
                    == expectedBytes(.people, rows: 200, seed: UInt64(number)))
        }
    }

    // MARK: Interruptions

    /// Many pieces, so that a generator looks up often.
    private static let manyRows: Int64 = 500_000

    @Test(
        "A data set cancelled while it is made leaves no file and no progress", arguments: [0, 3])
    func cancelled(afterLooks looks: Int) throws {
        let workshop = try Workshop()
        let order = try workshop.order(try workshop.addSchema(), rows: Self.manyRows)
        let queue = JobQueue(
            datasets: workshop.datasets, progress: workshop.progress, random: SystemRandom(),
            announce: {})
        var count = 0
        let outcome = try workshop.run {
            if count == looks { expectTrue { try queue.cancel(order, at: noon) } }
            count += 1
            return false
        }
        #expect(outcome == .made)
        #expect(count < 40, "it noticed at a heartbeat, long before the end")
        #expect(try workshop.dataset(order.id).status == .cancelled)
        #expect(try workshop.filesOnDisk().isEmpty)
        #expect(workshop.progress(of: order) == nil, "the page must not go on counting")
    }

    @Test("A data set deleted while it is made leaves no file and no row")
    func deleted() throws {
        let workshop = try Workshop()
        let order = try workshop.order(try workshop.addSchema(), rows: Self.manyRows)
        var isDeleted = false
        let outcome = try workshop.run {
            if !isDeleted { expectTrue { try workshop.datasets.delete(order) } }
            isDeleted = true
            return false
        }
        #expect(outcome == .made)
        #expect(try workshop.filesOnDisk().isEmpty)
        #expect(workshop.progress(of: order) == nil)
        #expect(try workshop.jobs.queuedCount() == 0)
    }

    @Test("A data set cancelled just before its file is whole has no file")
    func cancelledAtTheEnd() throws {
        let workshop = try Workshop()
        let order = try workshop.order(try workshop.addSchema(), rows: 10)
        let store = InterruptedStore(store: workshop.files) { _ in
            expectTrue { try workshop.datasets.cancel(order.id, owner: workshop.owner, at: noon) }
        }
        #expect(try workshop.run(files: store) == .made)
        #expect(try workshop.filesOnDisk().isEmpty)
        #expect(try workshop.dataset(order.id).status == .cancelled)
        #expect(workshop.progress(of: order) == nil)
    }

    @Test("When the sweeper took a cancelled data set's file away, nobody is told that it failed")
    func sweptAtTheEnd() throws {
        let workshop = try Workshop()
        let order = try workshop.order(try workshop.addSchema(), rows: 10)
        let store = InterruptedStore(store: workshop.files) { _ in
            expectTrue { try workshop.datasets.cancel(order.id, owner: workshop.owner, at: noon) }
            _ = try workshop.sweeper.sweep(lostTokens: [], at: noon)
        }
        #expect(try workshop.run(files: store) == .made)
        #expect(try workshop.filesOnDisk().isEmpty)
        let dataset = try workshop.dataset(order.id)
        #expect(dataset.status == .cancelled && dataset.message == nil)
        #expect(workshop.progress(of: order) == nil)
    }

    @Test("A generator that was given up for lost leaves the file of its successor alone")
    func succeeded() throws {
        let workshop = try Workshop()
        let order = try workshop.order(try workshop.addSchema(), rows: 10)
        let store = InterruptedStore(store: workshop.files) { _ in
            _ = try workshop.sweeper.sweep(lostTokens: ["first"], at: noon)
            #expect(try workshop.run(token: "second") == .made)
        }
        #expect(try workshop.run(token: "first", files: store) == .made)
        let dataset = try workshop.dataset(order.id)
        #expect(dataset.status == .ready && dataset.tries == 2)
        #expect(try workshop.filesOnDisk() == [try #require(dataset.fileName)])
        #expect(try workshop.bytes(of: dataset) == expectedBytes(.people, rows: 10))
    }

    @Test("A generator asked to stop gives its data set back, untried", arguments: [0, 2])
    func stopped(afterLooks looks: Int) throws {
        let workshop = try Workshop()
        let order = try workshop.order(try workshop.addSchema(), rows: Self.manyRows)
        var count = 0
        let outcome = try workshop.run {
            count += 1
            return count > looks
        }
        #expect(outcome == .stopped)
        let dataset = try workshop.dataset(order.id)
        #expect(dataset.status == .queued && dataset.tries == 0 && dataset.fileName == nil)
        #expect(try workshop.filesOnDisk().isEmpty)
        #expect(try workshop.run() == .made)
        #expect(try workshop.dataset(order.id).status == .ready)
    }

    // MARK: Failures

    @Test("A schema that this version cannot make fails with a sentence that says what is wrong")
    func impossibleSchema() throws {
        let workshop = try Workshop()
        let saved = try workshop.addSchema(
            Schema(name: "Old", columns: [Column(name: "a", type: "star_sign")]))
        let order = try workshop.order(saved, rows: 10)
        #expect(try workshop.run() == .made)
        let dataset = try workshop.dataset(order.id)
        #expect(dataset.status == .failed)
        let sentence = try #require(dataset.message)
        #expect(sentence.contains("star_sign") && sentence.hasSuffix("Edit it and try again."))
        #expect(!sentence.contains("..") && !sentence.contains(" ."))
        #expect(try workshop.filesOnDisk().isEmpty)
        #expect(workshop.progress(of: order)?.message == sentence)
    }

    @Test("A folder that cannot be written to fails the data set with a sentence")
    func noFolder() throws {
        let workshop = try Workshop()
        let order = try workshop.order(try workshop.addSchema(), rows: 10)
        try Files.write(workshop.directory.file("file"), [])
        let store = LocalFileStore(directory: workshop.directory.file("file"))
        #expect(try workshop.run(files: store) == .made)
        let message = try #require(try workshop.dataset(order.id).message)
        #expect(message.hasPrefix("The file could not be written."))
        #expect(!message.contains(workshop.directory.path), "paths are for the log")
    }

    @Test("Without memcached the file is made all the same")
    func withoutCache() throws {
        let workshop = try Workshop()
        let order = try workshop.order(try workshop.addSchema(), rows: 10)
        workshop.cache.isUnreachable = true
        #expect(try workshop.run() == .made)
        #expect(try workshop.dataset(order.id).status == .ready)
    }

    @Test("A database that is killed and started again just before the end loses nothing")
    func databaseRestarts() throws {
        let server = try PrivateMariaDB()
        let workshop = try Workshop(server: server)
        let order = try workshop.order(try workshop.addSchema(), rows: 10)
        let store = InterruptedStore(store: workshop.files) { _ in
            try server.kill9()
            try server.start()
        }
        #expect(try workshop.run(files: store) == .made)
        let dataset = try workshop.dataset(order.id)
        #expect(dataset.status == .ready)
        #expect(try workshop.bytes(of: dataset) == expectedBytes(.people, rows: 10))
    }

    @Test("A file that meets the limit of its size fails with a sentence and leaves nothing behind")
    func fullDisk() throws {
        let workshop = try Workshop()
        let schema = try workshop.addSchema()
        let large = try workshop.order(schema, rows: 100_000)
        let small = try workshop.order(schema, rows: 10)
        let run = try TemporaryDirectory()
        // `ulimit -f` counts blocks of 512 bytes: 1 MiB, below what the program allows itself.
        for _ in 0..<2 {
            try Programs.run(
                "/bin/sh",
                [
                    "-c", "ulimit -f 2048; \"$0\" run-job; test $? = 0 -o $? = 3",
                    Project.executable(),
                ],
                environment: [
                    "FAKECSV_DATABASE_URL=\(workshop.url)",
                    "FAKECSV_MEDIA=\(workshop.directory.path)",
                    "FAKECSV_RUN=\(run.path)", "FAKECSV_MEMCACHED=unix:\(run.path)/none",
                    "PATH=/usr/bin:/bin",
                ])
        }
        let failed = try workshop.dataset(large.id)
        #expect(failed.status == .failed)
        #expect(try #require(failed.message).hasPrefix("There is no room for this file."))
        let made = try workshop.dataset(small.id)
        #expect(made.status == .ready)
        #expect(try workshop.filesOnDisk() == [try #require(made.fileName)])
    }
}

extension Workshop {
    /// What memcached says of a data set.
    func progress(of dataset: Dataset) -> Progress? {
        CacheKey(dataset.taskKey).flatMap(cache.get).flatMap { try? JSONValue.parse($0) }
            .flatMap { Progress($0) }
    }
}

/// Expects a step inside a closure that cannot throw.
private func expectTrue(_ step: () throws -> Bool) {
    do { #expect(try step()) } catch { Issue.record(error) }
}
