import MariaDB
import Platform
import Records
import TestSupport
import Testing

@Suite struct MailOrderStoreTests {
    let connection: Connection
    let orders: MailOrderStore

    init() throws {
        connection = try TestDatabase().connection()
        orders = MailOrderStore(connection)
    }

    @Test("An order is taken by one sender, and by another when the first does not come back")
    func claims() throws {
        #expect(try orders.insert(.passwordReset(address: "ada@example.org"), at: noon))
        #expect(try orders.isAnyDue(at: noon))
        let first = try #require(try orders.claim(forSeconds: 90, at: noon))
        #expect(first.kind == .passwordReset(address: "ada@example.org") && first.tries == 0)
        #expect(try orders.claim(forSeconds: 90, at: noon.adding(seconds: 89)) == nil)
        let second = try orders.claim(forSeconds: 90, at: noon.adding(seconds: 90))
        #expect(second?.id == first.id && second?.tries == 1)
        try orders.delete(first)
        #expect(try !orders.isAnyDue(at: noon.adding(seconds: 1_000)))
    }

    @Test("What is put off is due then; what has waited an hour is given up")
    func postpones() throws {
        _ = try orders.insert(.passwordReset(address: "ada@example.org"), at: noon)
        let order = try #require(try orders.claim(forSeconds: 90, at: noon))
        try orders.postpone(order, to: noon.adding(seconds: 5))
        #expect(try !orders.isAnyDue(at: noon.adding(seconds: 4)))
        #expect(try orders.isAnyDue(at: noon.adding(seconds: 5)))
        let end = noon.adding(seconds: MailOrderStore.seconds)
        #expect(try !orders.isAnyDue(at: end))
        #expect(try orders.deleteExpired(at: end) == 1)
    }

    @Test("A second confirmation for the same user takes the first's place, and goes with the user")
    func confirmations() throws {
        let ada = try connection.addUser("ada")
        _ = try orders.insert(.confirmation(ada), at: noon)
        _ = try orders.insert(.confirmation(ada), at: noon.adding(seconds: 1))
        let order = try #require(
            try orders.claim(forSeconds: 90, at: noon.adding(seconds: 1)))
        #expect(order.kind == .confirmation(ada))
        #expect(try orders.claim(forSeconds: 90, at: noon.adding(seconds: 1)) == nil)
        try UserStore(connection).delete(ada)
        #expect(try !orders.isAnyDue(at: noon.adding(seconds: 200)))
    }

    @Test("A farewell to the old address stays when a confirmation takes another's place")
    func farewell() throws {
        let ada = try connection.addUser("ada")
        _ = try orders.insert(.confirmation(ada), at: noon)
        _ = try orders.insert(.farewell(ada, address: "old@example.org"), at: noon)
        _ = try orders.insert(.confirmation(ada), at: noon)
        var kinds: [MailOrder.Kind] = []
        while let order = try orders.claim(forSeconds: 90, at: noon) { kinds.append(order.kind) }
        #expect(kinds.count == 2)
        #expect(kinds.contains(.farewell(ada, address: "old@example.org")))
        #expect(kinds.contains(.confirmation(ada)))
    }

    @Test("Two senders at once never take the same order")
    func together() throws {
        let database = try TestDatabase()
        let store = MailOrderStore(try database.connection())
        for number in 0..<20 {
            _ = try store.insert(.passwordReset(address: "\(number)@example.org"), at: noon)
        }
        let threads = try (0..<3).map { _ in
            try BackgroundThread {
                do {
                    let orders = MailOrderStore(try database.connection())
                    while let order = try orders.claim(forSeconds: 90, at: noon) {
                        guard order.tries == 0 else {
                            Issue.record("order \(order.id) was taken twice")
                            return
                        }
                        try orders.delete(order)
                    }
                } catch {
                    Issue.record(error)
                }
            }
        }
        for thread in threads { try thread.join() }
    }
}
