// ServerLink: one open connection to the server with its prepared statements.

internal import CMariaDB
internal import Glibc

/// The library must be set up once, before any thread uses it.
private let libraryIsReady = mysql_server_init(0, nil, nil) == 0

/// An open connection.
///
/// It never reconnects: when it is lost, it is thrown away with everything the server knew of it.
final class ServerLink {
    private let server: UnsafeMutablePointer<MYSQL>
    private var statements: [String: Statement] = [:]

    /// SQL texts are constants, so a full cache means that texts are being made up; the server
    /// allows 16 382 statements to all connections together.
    private static let maximumStatements = 256

    init(_ configuration: DatabaseConfiguration) throws(DatabaseError) {
        precondition(libraryIsReady, "the MariaDB client library could not be initialised")
        guard let server = mysql_init(nil) else {
            throw DatabaseError(message: "no memory for a database connection")
        }
        self.server = server
        Self.setOptions(of: server, configuration)
        try connect(configuration)
    }

    deinit { mysql_close(server) }

    /// Whether the server closed the connection while it was idle.
    ///
    /// An idle server says nothing, so anything to read is the end (or an error before it). Seen now,
    /// nothing has been sent yet; over TCP the loss would otherwise show only after sending, when
    /// nobody can tell any more whether the statement ran. Costs one poll(2), under 1 µs.
    var isStale: Bool {
        var entry = pollfd(fd: mysql_get_socket(server), events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) != 0
    }

    /// The statement for a text, prepared the first time.
    func statement(_ sql: String) throws(DatabaseError) -> Statement {
        if let known = statements[sql] { return known }
        let made = try Statement(sql, on: server)
        if statements.count >= Self.maximumStatements { statements.removeAll() }
        statements[sql] = made
        return made
    }

    /// Has a statement prepared anew at its next use.
    func forget(_ sql: String) { statements[sql] = nil }

    /// Runs a text without parameters and result, unprepared.
    func run(_ sql: String) throws(DatabaseError) {
        guard mysql_real_query(server, sql, UInt(sql.utf8.count)) == 0 else {
            throw DatabaseError(server, sql: sql)
        }
    }

    /// Asks the server for a sign of life.
    func ping() throws(DatabaseError) {
        guard mysql_ping(server) == 0 else { throw DatabaseError(server, sql: "") }
    }

    private static func setOptions(
        of server: UnsafeMutablePointer<MYSQL>, _ configuration: DatabaseConfiguration
    ) {
        let numbers: [(mysql_option, Int)] = [
            (MYSQL_OPT_CONNECT_TIMEOUT, configuration.connectSeconds),
            (MYSQL_OPT_READ_TIMEOUT, configuration.readSeconds),
            (MYSQL_OPT_WRITE_TIMEOUT, configuration.writeSeconds),
            (MYSQL_OPT_LOCAL_INFILE, 0),  // the server must not ask for our files
        ]
        for (option, number) in numbers {
            var value = UInt32(clamping: number)
            mysql_options(server, option, &value)
        }
        mysql_options(server, MYSQL_SET_CHARSET_NAME, "utf8mb4")
        mysql_options(server, MYSQL_INIT_COMMAND, sessionSettings)
    }

    /// What every session relies on, whatever the server's own settings: too long or impossible
    /// values are errors, times are UTC, and nobody waits longer for a lock than for a page.
    private static let sessionSettings = """
        SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,\
        ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', \
        innodb_lock_wait_timeout = 5
        """

    private func connect(_ configuration: DatabaseConfiguration) throws(DatabaseError) {
        let host = configuration.socket == nil ? configuration.host : "localhost"
        let connected = mysql_real_connect(
            server, host, configuration.user, configuration.password, configuration.name,
            UInt32(configuration.port), configuration.socket, 0)
        guard connected != nil else { throw DatabaseError(server, sql: "") }
    }
}
