import JSON
import Memcached
import Platform
import Records
import Testing

@testable import Jobs

@Suite struct ProgressTests {
    @Test("A data set under way is told in the words that pages read")
    func generating() {
        let progress = Progress(
            dataset: DatasetID(42), status: .generating, rows: 1_000, rowsDone: 129, bytes: 5_000,
            rate: 2_500.7)
        #expect(
            String(decoding: progress.json.encoded(), as: UTF8.self) == """
                {"dataset":42,"status":"generating","rows":1000,"rows_done":129,"percent":12,\
                "bytes":5000,"rate":2500}
                """)
    }

    @Test("A finished one has the address of its file, a failed one its sentence")
    func ends() {
        let ready = Progress(dataset: DatasetID(42), status: .ready, rows: 1, rowsDone: 1)
        #expect(ready.json["file"]?.textValue == "/datasets/42/file")
        #expect(ready.json["rate"] == .null)
        let failed = Progress(dataset: DatasetID(42), status: .failed, rows: 1, message: "No.")
        #expect(failed.json["message"]?.textValue == "No." && failed.json["file"] == nil)
    }

    @Test(
        "Percent are rounded down, and 100 only when all is done",
        arguments: [
            (0, 1_000, 0), (999, 1_000, 99), (1_000, 1_000, 100), (1, 3, 33), (0, 0, 0),
            (999_999_999, 1_000_000_000, 99),
        ] as [(Int64, Int64, Int)])
    func percent(done: Int64, rows: Int64, percent: Int) {
        let progress = Progress(
            dataset: DatasetID(1), status: .generating, rows: rows, rowsDone: done)
        #expect(progress.percent == percent)
    }

    @Test("Progress reads back what it writes, and nothing else")
    func reads() {
        let progress = Progress(
            dataset: DatasetID(42), status: .failed, rows: 10, rowsDone: 3, bytes: 7, rate: 5,
            message: "Ein „Satz“.")
        #expect(Progress(progress.json) == progress)
        for other: JSONValue in [
            .null, .array([]), ["dataset": 1], ["dataset": 1, "rows": 1, "status": "unknown"],
        ] {
            #expect(Progress(other) == nil)
        }
    }
}

@Suite struct ProgressStoreTests {
    private let cache = MemoryCache()
    private var store: ProgressStore { ProgressStore(cache) }
    private let key = "schema-1.00112233445566778899aabbccddeeff"

    private func stored() -> Progress? {
        CacheKey(key).flatMap(cache.get).flatMap { try? JSONValue.parse($0) }
            .flatMap { Progress($0) }
    }

    private func progress(_ status: DatasetStatus, done: Int64 = 0) -> Progress {
        Progress(dataset: DatasetID(1), status: status, rows: 100, rowsDone: done)
    }

    @Test("What a generator says of itself is forgotten soon, how it ended is kept longer")
    func lifetimes() {
        store.report(progress(.generating, done: 60), under: key)
        #expect(stored()?.percent == 60)
        cache.advance(seconds: 6)
        #expect(stored() == nil)
        store.report(progress(.ready, done: 100), under: key)
        cache.advance(seconds: 60)
        #expect(stored()?.status == .ready)
    }

    @Test("What the database said does not replace what a generator has said meanwhile")
    func storedProgress() {
        store.report(progress(.ready, done: 100), under: key)
        store.reportStored(progress(.queued), under: key)
        #expect(stored()?.status == .ready)
        store.forget(key)
        store.reportStored(progress(.queued), under: key)
        #expect(stored()?.status == .queued)
    }

    @Test("A key that is none is not used")
    func badKey() {
        store.report(progress(.ready), under: "schema 1\r\nset x")
        store.reportStored(progress(.ready), under: "")
        store.forget(String(repeating: "x", count: 300))
        #expect(stored() == nil)
    }

    @Test("A data set under way is as far as its generator says, else as its row says")
    func ofDataset() throws {
        let workshop = try Workshop()
        let order = try workshop.order(try workshop.addSchema(), rows: 100)
        let store = workshop.progress
        let lively = Progress(
            dataset: order.id, status: .generating, rows: 100, rowsDone: 40, bytes: 9, rate: 3)
        store.report(lively, under: order.taskKey)
        #expect(store.progress(of: order).rowsDone == 0, "it is queued: nobody makes it")
        _ = try workshop.jobs.claim(token: "t", fileSuffix: "x", pick: { _ in 0 })
        let claimed = try workshop.dataset(order.id)
        #expect(store.progress(of: claimed) == lively)
        workshop.cache.isUnreachable = true
        #expect(store.progress(of: claimed) == Progress(claimed))
    }
}
