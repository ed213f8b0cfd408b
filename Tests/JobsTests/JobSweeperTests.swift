import FileStorage
import Generation
import Platform
import Records
import TestSupport
import Testing

@testable import Jobs

@Suite struct JobSweeperTests {
    @Test("Files that belong to no data set go, finished or not; all others stay")
    func orphans() throws {
        let workshop = try Workshop()
        let schema = try workshop.addSchema()
        let ready = try workshop.order(schema, rows: 5)
        #expect(try workshop.run() == .made)
        _ = try workshop.order(schema, rows: 5)
        let job = try #require(
            try workshop.jobs.claim(token: "t", fileSuffix: "made", pick: { _ in 0 }))
        let writer = try workshop.files.makeWriter(name: job.fileName)
        let orphan = try workshop.files.makeWriter(name: "9-left.csv")
        for number in 0..<130 {
            _ = try workshop.files.makeWriter(name: "7-\(number).csv").finish()
        }
        #expect(try workshop.filesOnDisk().count == 133)
        #expect(try workshop.sweeper.sweep(lostTokens: [], at: noon) == 0)
        #expect(try workshop.files.names() == [try #require(workshop.dataset(ready.id).fileName)])
        #expect(try workshop.files.unfinishedNames() == [job.fileName])
        _ = try writer.finish()
        #expect(try workshop.sweeper.sweep(lostTokens: [], at: noon) == 0)
        #expect(try workshop.filesOnDisk().count == 2)
        orphan.abandon()
    }

    @Test("The files of a deleted schema's data sets go")
    func deletedSchema() throws {
        let workshop = try Workshop()
        let schema = try workshop.addSchema()
        for seed in 0..<3 { _ = try workshop.order(schema, rows: 5, seed: UInt64(seed)) }
        while try workshop.run() == .made {}
        #expect(try workshop.filesOnDisk().count == 3)
        #expect(try SchemaStore(workshop.connection).delete(schema.id, owner: workshop.owner))
        _ = try workshop.sweeper.sweep(lostTokens: [], at: noon)
        #expect(try workshop.filesOnDisk().isEmpty)
    }

    @Test("What dead generators held is queued again and counted as waiting")
    func lostTokens() throws {
        let workshop = try Workshop()
        let schema = try workshop.addSchema()
        let orders = try (0..<3).map { _ in try workshop.order(schema, rows: 5) }
        for number in 0..<3 {
            _ = try workshop.jobs.claim(token: "t\(number)", fileSuffix: "x", pick: { _ in 0 })
        }
        #expect(try workshop.sweeper.sweep(lostTokens: ["t0", "t2", "t9"], at: noon) == 2)
        #expect(
            try orders.map { try workshop.dataset($0.id).status } == [
                .queued, .generating, .queued,
            ])
        while try workshop.run() == .made {}
        #expect(try workshop.dataset(orders[2].id).status == .ready)
    }

    @Test("A half-written file of a dead generator goes in the sweep that queues its data set")
    func halfWritten() throws {
        let workshop = try Workshop()
        _ = try workshop.order(try workshop.addSchema(), rows: 5)
        let job = try #require(
            try workshop.jobs.claim(token: "dead", fileSuffix: "x", pick: { _ in 0 }))
        let writer = try workshop.files.makeWriter(name: job.fileName)
        #expect(try workshop.sweeper.sweep(lostTokens: ["dead"], at: noon) == 1)
        #expect(try workshop.filesOnDisk().isEmpty)
        writer.abandon()
    }

    @Test("Sessions and windows of failures that have ended go")
    func expired() throws {
        let workshop = try Workshop()
        let sessions = SessionStore(workshop.connection)
        let ticket = SessionTicket(random: SystemRandom())
        try sessions.insert(
            ticket, for: workshop.owner, at: noon, expiresAt: noon.adding(seconds: 10))
        let failures = SignInFailureStore(workshop.connection)
        try failures.record("x", at: noon)
        _ = try workshop.sweeper.sweep(lostTokens: [], at: noon.adding(seconds: 9))
        #expect(try sessions.session(id: ticket.id) != nil)
        let later = noon.adding(seconds: SignInFailureStore.windowSeconds)
        _ = try workshop.sweeper.sweep(lostTokens: [], at: later)
        #expect(try sessions.session(id: ticket.id) == nil)
        #expect(try failures.failures(of: "x", at: noon) == 0)
    }

    @Test("A folder that is not there yet is no error")
    func noFolder() throws {
        let workshop = try Workshop()
        let sweeper = JobSweeper(
            jobs: workshop.jobs, sessions: SessionStore(workshop.connection),
            signInFailures: SignInFailureStore(workshop.connection),
            mailOrders: MailOrderStore(workshop.connection),
            files: LocalFileStore(directory: workshop.directory.file("none")), log: quiet)
        #expect(try sweeper.sweep(lostTokens: [], at: noon) == 0)
    }
}
