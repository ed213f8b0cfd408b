import MariaDB
import Records
import TestSupport
import Testing

@Suite struct MigrationsTests {
    @Test("Two commands that migrate an empty database at once do it once")
    func together() throws {
        let url = try PrivateMariaDB.shared().url(database: "migrate")
        let threads = try (0..<2).map { _ in
            try BackgroundThread {
                do {
                    let connection = Connection(try DatabaseConfiguration(url: url))
                    _ = try Migrator(Migrations.all).run(on: connection)
                } catch {
                    Issue.record(error)
                }
            }
        }
        for thread in threads { try thread.join() }
        let connection = Connection(try DatabaseConfiguration(url: url))
        #expect(try Migrator(Migrations.all).run(on: connection).isEmpty)
        _ = try connection.addUser("ada")
    }

    @Test("The steps are numbered 1, 2, 3 … and each has a name")
    func numbers() {
        #expect(Migrations.all.map(\.version) == Array(1...Migrations.all.count))
        #expect(Migrations.all.allSatisfy { !$0.name.isEmpty })
    }
}
