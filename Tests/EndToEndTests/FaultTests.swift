// FaultTests: kill -9 on one process after the other while data sets are being made.

import JSON
import Platform
import TestSupport
import Testing

/// Who is killed, and who starts it again.
enum Victim: String, CaseIterable, Sendable {
    case worker, generator, supervisor, memcached, database

    func kill(in stack: AppStack) throws {
        switch self {
        case .worker: try killOne(of: stack.processes("worker"))
        case .generator:
            var generators: [RunningProcess] = []
            try waitUntil(seconds: 30, "a generator") {
                generators = stack.processes("run-job")
                return !generators.isEmpty
            }
            try killOne(of: generators)
        case .supervisor: try stack.application.kill9()
        case .memcached: try stack.memcached.kill9()
        case .database: try stack.database.kill9()
        }
    }

    /// Children are started again by the supervisor, the others by whoever runs the machine.
    func startAgain(in stack: AppStack) throws {
        switch self {
        case .worker, .generator: break
        case .supervisor: try stack.application.start()
        case .memcached: try stack.memcached.start()
        case .database: try stack.database.start()
        }
    }

    private func killOne(of processes: [RunningProcess]) throws {
        guard let first = processes.first else { throw TestFailure("there is no \(rawValue)") }
        first.signal(Signal.kill)
    }
}

@Suite("After kill -9", .serialized)
struct FaultTests {
    private static let orders = 20

    @Test(
        "on one process every data set is ready or says why not, and nothing is left over",
        arguments: Victim.allCases)
    func everyDatasetEnds(victim: Victim) throws {
        let stack = try AppStack()
        let visitor = try Visitor(registering: "ada", at: stack.client)
        let orders = try Self.makeOrders(visitor)
        try waitUntil(seconds: 60, "the first file") {
            try visitor.status(of: orders[0]) == "ready"
        }
        try victim.kill(in: stack)
        let stillPending = orders.count - (try Self.files(in: stack).count)
        #expect(stillPending > 0, "nothing was under way any more")
        pause(seconds: 0.5)
        try victim.startAgain(in: stack)
        for order in orders { try visitor.waitForEnd(of: order, seconds: 120) }
        try Self.checkEnds(of: orders, visitor)
        try Self.checkLeftovers(of: orders, visitor, stack)
    }

    @Test("a generator that is killed each time ends in a failure that says so")
    func hopelessDataset() throws {
        let stack = try AppStack(generators: 1)
        let visitor = try Visitor(registering: "ada", at: stack.client)
        let order = try visitor.order(rows: 50_000_000, of: visitor.makeSchema())
        var killed: Set<Int32> = []
        try waitUntil(seconds: 60, "the failure") {
            for process in stack.processes("run-job") where !killed.contains(process.pid) {
                guard try visitor.status(of: order) == "generating" else { continue }
                process.signal(Signal.kill)
                killed.insert(process.pid)
            }
            return try visitor.status(of: order) == "failed"
        }
        #expect(killed.count == 3)
        #expect(try !visitor.json("/datasets/\(order.id)").text("message").isEmpty)
        try waitUntil(seconds: 10, "an empty folder") { try Self.files(in: stack).isEmpty }
    }

    /// Orders that keep the generators busy for some seconds, however fast this build is.
    private static func makeOrders(_ visitor: Visitor) throws -> [Visitor.Order] {
        let schema = try visitor.makeSchema()
        let probe = try visitor.order(rows: 2_000, of: schema)
        try visitor.waitForEnd(of: probe)
        let seconds = try visitor.json("/datasets/\(probe.id)")["seconds"]?.realValue ?? 0.1
        let rows = min(2_000_000, max(2_000, Int(2_000 * 0.4 / max(seconds, 0.000_1))))
        return try [probe] + (1..<orders).map { _ in try visitor.order(rows: rows, of: schema) }
    }

    private static func checkEnds(of orders: [Visitor.Order], _ visitor: Visitor) throws {
        for order in orders {
            let dataset = try visitor.json("/datasets/\(order.id)")
            switch try dataset.text("status") {
            case "ready":
                let file = try visitor.send("/datasets/\(order.id)/file").body
                #expect(file.count { $0 == UInt8(ascii: "\n") } == order.rows + 1)
                #expect(hex(SHA256.hash(file)) == (try dataset.text("sha256")))
            case "failed": #expect(try !dataset.text("message").isEmpty)
            case let other: Issue.record("data set \(order.id) ended as \(other)")
            }
        }
    }

    private static func checkLeftovers(
        of orders: [Visitor.Order], _ visitor: Visitor, _ stack: AppStack
    ) throws {
        let ready = try orders.count { try visitor.status(of: $0) == "ready" }
        try waitUntil(seconds: 15, "exactly one file for each data set that is ready") {
            try files(in: stack).count == ready && stack.processes("run-job").isEmpty
        }
        let supervisor = stack.processes("serve").map(\.pid)
        #expect(supervisor.count == 1)
        try waitUntil(seconds: 5, "no zombie") {
            !RunningProcess.all().contains { $0.isZombie && supervisor.contains($0.parent) }
        }
    }

    /// All names in the folder of finished files, temporary ones too.
    private static func files(in stack: AppStack) throws -> [String] {
        try Files.list(stack.media)
    }
}
