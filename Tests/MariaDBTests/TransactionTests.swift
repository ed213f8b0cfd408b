// TransactionTests: all or nothing, also when others stand in the way.

import MariaDB
import Synchronization
import TestSupport
import Testing

@Suite("Transactions")
struct TransactionTests {
    let first: Connection
    let second: Connection

    init() throws {
        (first, second) = try twoConnections()
        try first.execute("CREATE TABLE a (id INT PRIMARY KEY, n INT NOT NULL) ENGINE = InnoDB")
        try first.execute("INSERT INTO a VALUES (1, 0), (2, 0)")
    }

    private struct Stop: Error {}

    private func sum() throws -> SQLValue? { try first.query("SELECT SUM(n) FROM a").first?[0] }

    @Test("what the body did is there for others afterwards, not before")
    func commit() throws {
        try first.transaction { connection in
            try connection.execute("UPDATE a SET n = 5 WHERE id = 1")
            #expect(try second.query("SELECT n FROM a WHERE id = 1").first?[0] == 0)
        }
        #expect(try second.query("SELECT n FROM a WHERE id = 1").first?[0] == 5)
    }

    @Test("an error of the body undoes everything")
    func rollback() throws {
        #expect(throws: Stop.self) {
            try first.transaction { connection in
                try connection.execute("UPDATE a SET n = 5")
                throw Stop()
            }
        }
        #expect(try sum() == 0)
        try first.execute("UPDATE a SET n = 1 WHERE id = 1")
        #expect(try second.query("SELECT n FROM a WHERE id = 1").first?[0] == 1)
    }

    @Test("a body that was the victim of a deadlock runs again")
    func deadlock() throws {
        let (first, second) = (Passed(first), Passed(second))
        let atBoth = Atomic<Int>(0)
        let tries = Atomic<Int>(0)
        @Sendable func change(_ connection: Passed, _ ids: [SQLValue]) throws {
            var isFirstTry = true
            try connection.value.transaction { connection in
                tries.add(1, ordering: .relaxed)
                try connection.execute("UPDATE a SET n = n + 1 WHERE id = ?", [ids[0]])
                if isFirstTry { atBoth.add(1, ordering: .relaxed) }
                isFirstTry = false
                try waitUntil(seconds: 30) { atBoth.load(ordering: .relaxed) == 2 }
                try connection.execute("UPDATE a SET n = n + 1 WHERE id = ?", [ids[1]])
            }
        }
        let failure = Mutex<(any Error)?>(nil)
        let other = try BackgroundThread {
            do { try change(second, [2, 1]) } catch { failure.withLock { $0 = error } }
        }
        try change(first, [1, 2])
        try other.join()
        #expect(failure.withLock { $0 } == nil)
        #expect(tries.load(ordering: .relaxed) == 3)
        #expect(try sum() == 4)
    }

    @Test("a lock that is not given up within five seconds is a lock conflict")
    func lockWait() throws {
        try first.execute("SET innodb_lock_wait_timeout = 1")
        let error = #expect(throws: DatabaseError.self) {
            try second.transaction { second in
                try second.execute("UPDATE a SET n = 9 WHERE id = 1")
                try first.execute("UPDATE a SET n = 8 WHERE id = 1")
            }
        }
        #expect(error?.isLockConflict == true)
        #expect(error?.isConnectionLost == false)
    }

    @Test("after the server gave the transaction up, no statement runs outside it")
    func swallowedDeadlock() throws {
        let (victim, other) = (first, second)
        try victim.execute("SET innodb_lock_wait_timeout = 1")
        _ = try #require(throws: DatabaseError.self) {
            try other.transaction { other in
                try other.execute("UPDATE a SET n = 7 WHERE id = 1")
                try victim.transaction { victim in
                    try victim.execute("INSERT INTO a VALUES (3, 1)")
                    _ = try? victim.execute("UPDATE a SET n = 8 WHERE id = 1")
                    try victim.execute("INSERT INTO a VALUES (4, 1)")
                }
            }
        }
        #expect(try first.query("SELECT id FROM a WHERE id > 2").isEmpty)
    }

    @Test("a transaction inside a transaction is a programmer's mistake")
    func nested() async {
        await #expect(processExitsWith: .failure) {
            let connection = try freshConnection()
            try connection.transaction { connection in
                try connection.transaction { _ in }
            }
        }
    }
}

/// A connection on its way to the one other thread that uses it.
private struct Passed: @unchecked Sendable {
    let value: Connection

    init(_ value: Connection) { self.value = value }
}
