import Generation
import MariaDB
import Memcached
import Platform
import Records
import TestSupport
import Testing

@testable import Jobs

@Suite struct JobQueueTests {
    @Test("An order is stored, shown as waiting under its key, and announced")
    func submit() throws {
        let workshop = try Workshop()
        let saved = try workshop.addSchema()
        var announcements = 0
        let queue = JobQueue(
            datasets: workshop.datasets, progress: workshop.progress, random: SystemRandom(),
            announce: { announcements += 1 })
        let submission = try queue.submit(
            DatasetOrder(rows: 7, seed: 3), of: saved, owner: workshop.owner, at: noon)
        guard case .accepted(let id, let key) = submission else {
            Issue.record("not accepted: \(submission)")
            return
        }
        #expect(announcements == 1)
        let digits = key.dropFirst("schema-\(saved.id).".count)
        #expect(key.hasPrefix("schema-\(saved.id).") && digits.count == 32)
        #expect(digits.allSatisfy { $0.isHexDigit && !$0.isUppercase })
        let dataset = try workshop.dataset(id)
        #expect(dataset.taskKey == key && dataset.rowCount == 7 && dataset.seed == 3)
        #expect(
            workshop.progress(of: dataset) == Progress(dataset: id, status: .queued, rows: 7))
    }

    @Test("Two orders never share a key")
    func keys() throws {
        let workshop = try Workshop()
        let saved = try workshop.addSchema()
        let keys = try (0..<20).map { _ in try workshop.order(saved, rows: 1).taskKey }
        #expect(Set(keys).count == 20)
    }

    @Test("A user with very many data sets waiting is asked to wait; another is not")
    func tooMany() throws {
        let workshop = try Workshop()
        let saved = try workshop.addSchema()
        let first = try workshop.order(saved, rows: 1)
        try workshop.connection.execute(
            """
            INSERT INTO datasets (owner_id, schema_id, status, task_key, schema_name, snapshot,
                seed, row_count, created_at)
            SELECT owner_id, schema_id, status, CONCAT('key', seq), schema_name, snapshot, seed,
                row_count, created_at
            FROM datasets, seq_1_to_999 WHERE id = ?
            """,
            [.integer(first.id.value)])
        let queue = JobQueue(
            datasets: workshop.datasets, progress: workshop.progress, random: SystemRandom(),
            announce: {})
        let order = DatasetOrder(rows: 1, seed: 1)
        #expect(
            try queue.submit(order, of: saved, owner: workshop.owner, at: noon)
                == .tooManyPending)
        #expect(try queue.cancel(first, at: noon))
        guard case .accepted = try queue.submit(order, of: saved, owner: workshop.owner, at: noon)
        else {
            Issue.record("one place was free")
            return
        }
    }

    @Test("An order for a schema that has just been deleted is not taken")
    func schemaIsGone() throws {
        let workshop = try Workshop()
        let saved = try workshop.addSchema()
        _ = try SchemaStore(workshop.connection).delete(saved.id, owner: workshop.owner)
        let queue = JobQueue(
            datasets: workshop.datasets, progress: workshop.progress, random: SystemRandom(),
            announce: { Issue.record("there is nothing to announce") })
        #expect(
            try queue.submit(
                DatasetOrder(rows: 1, seed: 1), of: saved, owner: workshop.owner, at: noon)
                == .schemaIsGone)
    }

    @Test("Cancelling takes the progress away, and only what is not finished can be cancelled")
    func cancel() throws {
        let workshop = try Workshop()
        let order = try workshop.order(try workshop.addSchema(), rows: 5)
        let queue = JobQueue(
            datasets: workshop.datasets, progress: workshop.progress, random: SystemRandom(),
            announce: {})
        #expect(try queue.cancel(order, at: noon))
        #expect(workshop.progress(of: order) == nil)
        #expect(try !queue.cancel(order, at: noon))
        #expect(try workshop.run() == .idle)
    }
}
