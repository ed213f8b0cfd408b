// MigratorTests: the tables' history, applied once.

import MariaDB
import Synchronization
import TestSupport
import Testing

@Suite("Migrator")
struct MigratorTests {
    private let one = Migration(
        version: 1, name: "first",
        statements: ["CREATE TABLE m1 (n INT)", "INSERT INTO m1 VALUES (1)"])
    private let two = Migration(version: 2, name: "second", statements: ["CREATE TABLE m2 (n INT)"])

    @Test("what is missing is applied in order, and only once")
    func once() throws {
        let connection = try freshConnection()
        #expect(try Migrator([one, two]).pending(on: connection) == [one, two])
        #expect(try Migrator([one]).run(on: connection) == [one])
        #expect(try Migrator([one, two]).pending(on: connection) == [two])
        #expect(try Migrator([one, two]).run(on: connection) == [two])
        #expect(try Migrator([one, two]).run(on: connection) == [])
        #expect(try Migrator([one, two]).pending(on: connection) == [])
        #expect(try connection.query("SELECT n FROM m1").count == 1)
    }

    @Test("an interrupted step goes on at the statement that failed")
    func interrupted() throws {
        let connection = try freshConnection()
        let broken = Migration(
            version: 1, name: "first", statements: [one.statements[0], "NONSENSE"])
        let error = #expect(throws: DatabaseError.self) {
            try Migrator([broken]).run(on: connection)
        }
        #expect(error?.code == 1064)
        #expect(try Migrator([one]).pending(on: connection) == [one])
        #expect(try Migrator([one]).run(on: connection) == [one])
        #expect(try connection.query("SELECT n FROM m1").count == 1)
    }

    @Test("a database of a newer program is refused")
    func newer() throws {
        let connection = try freshConnection()
        _ = try Migrator([one, two]).run(on: connection)
        let error = #expect(throws: DatabaseError.self) { try Migrator([one]).run(on: connection) }
        #expect(error?.description == "the database is of a newer program: it has migration 2")
    }

    @Test("of two that run at once, each step is applied by one")
    func atOnce() throws {
        let url = try PrivateMariaDB.shared().url(database: "both")
        let configuration = try DatabaseConfiguration(url: url)
        let slow = Migration(
            version: 3, name: "slow", statements: ["DO SLEEP(0.3)", "INSERT INTO m1 VALUES (2)"])
        let migrator = Migrator([one, two, slow])
        let applied = Mutex<[Int]>([])
        let other = try BackgroundThread {
            let done = try? migrator.run(on: Connection(configuration))
            applied.withLock { $0 += done?.map(\.version) ?? [-1] }
        }
        let done = try migrator.run(on: Connection(configuration))
        try other.join()
        #expect((applied.withLock { $0 } + done.map(\.version)).sorted() == [1, 2, 3])
        let rows = try Connection(configuration).query("SELECT n FROM m1")
        #expect(rows.count == 2)
    }
}
