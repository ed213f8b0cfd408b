// CrowdTests: far more orders than the machine can make at once.

import Platform
import Synchronization
import TestSupport
import Testing

@Suite("200 data sets at once", .serialized)
struct CrowdTests {
    private static let slots = 2
    private static let users = 4
    private static let ordersPerUser = 50

    @Test("all become ready, with never more generators than slots")
    func crowd() throws {
        let stack = try AppStack(generators: Self.slots)
        let most = Atomic<Int>(0)
        let isOver = Atomic<Bool>(false)
        let watcher = try BackgroundThread {
            while !isOver.load(ordering: .acquiring) {
                most.max(stack.processes("run-job").count, ordering: .relaxed)
            }
        }
        defer { isOver.store(true, ordering: .releasing) }
        let visitors = try (0..<Self.users).map {
            try Visitor(registering: "user\($0)", at: stack.client)
        }
        let orders = try Self.order(from: visitors)
        for (visitor, order) in orders { try visitor.waitForEnd(of: order, seconds: 180) }
        isOver.store(true, ordering: .releasing)
        try watcher.join()
        let ready = try orders.count { visitor, order in
            try visitor.status(of: order) == "ready"
        }
        #expect(ready == Self.users * Self.ordersPerUser)
        #expect((1...Self.slots).contains(most.load(ordering: .relaxed)))
    }

    /// Everybody orders at the same time.
    private static func order(from visitors: [Visitor]) throws -> [(Visitor, Visitor.Order)] {
        let orders = Mutex<[(Visitor, Visitor.Order)]>([])
        let failures = Mutex<[String]>([])
        let threads = try visitors.map { visitor in
            try BackgroundThread {
                do {
                    let schema = try visitor.makeSchema()
                    for _ in 0..<ordersPerUser {
                        let order = try visitor.order(rows: 1_000, of: schema)
                        orders.withLock { $0.append((visitor, order)) }
                    }
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
        }
        for thread in threads { try thread.join(seconds: 120) }
        #expect(failures.withLock { $0 } == [])
        return orders.withLock { $0 }
    }
}
