// ReconnectTests: a server that goes away and comes back.

import MariaDB
import TestSupport
import Testing

@Suite("Losing the server", .serialized)
struct ReconnectTests {
    @Test("after KILL of the connection the next statement works, reading or writing")
    func killedConnection() throws {
        let (connection, other) = try twoConnections()
        try connection.execute("CREATE TABLE t (n INT)")
        for sql in ["INSERT INTO t VALUES (?)", "INSERT INTO t VALUES (? + 1)"] {
            let id = try connection.query("SELECT CONNECTION_ID()")[0].integer(0)
            try other.execute("KILL \(id)")
            try waitUntil(seconds: 30) {
                try other.query(
                    "SELECT 1 FROM information_schema.processlist WHERE id = ?", [.integer(id)]
                ).isEmpty
            }
            try connection.execute(sql, [1])
        }
        #expect(try connection.query("SELECT SUM(n) FROM t").first?[0] == 3)
    }

    @Test("a connection killed inside a transaction ends the transaction with an error")
    func killedInTransaction() throws {
        let (connection, other) = try twoConnections()
        try connection.execute("CREATE TABLE t (n INT)")
        let error = #expect(throws: DatabaseError.self) {
            try connection.transaction { connection in
                try connection.execute("INSERT INTO t VALUES (1)")
                let id = try connection.query("SELECT CONNECTION_ID()")[0].integer(0)
                try other.execute("KILL \(id)")
                _ = try? connection.query("SELECT 1")
                try connection.execute("INSERT INTO t VALUES (2)")
            }
        }
        #expect(error?.isConnectionLost == true)
        #expect(try connection.query("SELECT * FROM t").isEmpty)
    }

    @Test("kill -9 of the server loses nothing that was answered, and the connection comes back")
    func killedServer() throws {
        let server = try PrivateMariaDB()
        let connection = Connection(
            try DatabaseConfiguration(url: server.url(database: "killed")))
        try connection.execute("CREATE TABLE t (n INT) ENGINE = InnoDB")
        try connection.execute("INSERT INTO t VALUES (?)", [1])
        try server.kill9()
        let error = #expect(throws: DatabaseError.self) { try connection.query("SELECT n FROM t") }
        #expect(error?.isConnectionLost == true)
        #expect(throws: DatabaseError.self) { try connection.ping() }
        try server.start()
        try connection.ping()
        try connection.execute("INSERT INTO t VALUES (?)", [2])
        #expect(try connection.query("SELECT SUM(n) FROM t").first?[0] == 3)
        try server.kill9()
        try server.start()
        #expect(try connection.query("SELECT SUM(n) FROM t").first?[0] == 3)
    }

    @Test("a server that stands still is given up after the read time-out")
    func hungServer() throws {
        let server = try PrivateMariaDB()
        var configuration = try DatabaseConfiguration(url: server.url(database: "hung"))
        configuration.readSeconds = 1
        let connection = Connection(configuration)
        try connection.ping()
        server.pause()
        let seconds = secondsTaken {
            let error = #expect(throws: DatabaseError.self) { try connection.execute("DO 1") }
            #expect(error?.isConnectionLost == true)
        }
        #expect(seconds < 5)
        server.resume()
        #expect(try connection.query("SELECT 1").first?[0] == 1)
    }

    @Test("an absent server is an error that tells so")
    func absent() throws {
        let folder = try TemporaryDirectory()
        let url = "mysql://nobody@localhost/x?socket=\(folder.file("none"))"
        let connection = Connection(try DatabaseConfiguration(url: url))
        let error = #expect(throws: DatabaseError.self) { try connection.query("SELECT 1") }
        #expect(error?.isConnectionLost == true)
        #expect(error?.code == 2002)
    }
}
