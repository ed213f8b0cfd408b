// PrivateMariaDB: a real MariaDB for tests, on a unix socket in a folder of its own.

internal import Platform
internal import Synchronization

/// A throw-away server without a network port, never run as root.
///
///     let server = try PrivateMariaDB.shared()
///     let url = try server.url(database: "records")
package final class PrivateMariaDB: Sendable {
    private let directory: TemporaryDirectory
    private let server: PrivateServer
    private let databases = Atomic<Int>(0)

    /// The server's unix socket.
    package var socket: String { directory.file("s") }

    /// What the server wrote about itself.
    package var logPath: String { directory.file("log") }

    private static let common = Result { try PrivateMariaDB() }

    /// The server that all suites of a test process share; those that kill it make their own.
    package static func shared() throws -> PrivateMariaDB { try common.get() }

    /// Makes a data folder and starts a server of one's own (about 1.5 s).
    package init() throws {
        let directory = try TemporaryDirectory(mode: 0o755)
        self.directory = directory
        let user = try Self.prepare(directory)
        let socket = directory.file("s")
        server = PrivateServer(
            executable: try Programs.find("mariadbd", package: "mariadb-server"),
            arguments: Self.options(directory) + user, output: directory.file("log")
        ) { Self.greets(socket) }
        try server.start()
    }

    /// Makes a fresh, empty database.
    ///
    /// - Parameter name: the beginning of its name, which helps in the server's messages.
    /// - Returns: the address for `FAKECSV_DATABASE_URL`.
    package func url(database name: String) throws -> String {
        let number = databases.add(1, ordering: .relaxed).newValue
        let database = "\(name)_\(number)"
        try run("CREATE DATABASE `\(database)`")
        return "mysql://\(Environment.userName)@localhost/\(database)?socket=\(socket)"
    }

    /// Runs SQL as the server's administrator by the command-line client.
    ///
    /// - Returns: the rows, one a line, values separated by tabs.
    @discardableResult
    package func run(_ sql: String) throws -> String {
        let client = try Programs.find("mariadb", package: "mariadb-client")
        return try Programs.run(
            client, ["--no-defaults", "--socket=\(socket)", "--batch", "-N", "-e", sql])
    }

    /// Kills the server without warning; its data stays.
    package func kill9() throws { try server.kill9() }

    /// Starts the server again.
    package func start() throws { try server.start() }

    /// Makes the server stand still: it neither answers nor refuses.
    package func pause() { server.signal(Signal.stop) }

    /// Lets it go on.
    package func resume() { server.signal(Signal.resume) }

    /// Makes the data folder, owned by the user that the server will run as.
    ///
    /// - Returns: the option that names the user.
    private static func prepare(_ directory: TemporaryDirectory) throws -> [String] {
        let data = directory.file("data")
        try Files.makeDirectory(data, mode: 0o700)
        var options: [String] = []
        if Environment.userID == 0 {
            let user = try Programs.unprivilegedUser(["mysql", "nobody"])
            try Programs.give(directory.path, to: user.id)
            try Programs.give(data, to: user.id)
            options = ["--user=\(user.name)"]
        }
        let install = try Programs.find("mariadb-install-db", package: "mariadb-server")
        try Programs.run(
            install,
            [
                "--no-defaults", "--datadir=\(data)", "--auth-root-authentication-method=socket",
                "--auth-root-socket-user=\(Environment.userName)", "--skip-test-db",
                "--skip-name-resolve", "--force", "--innodb-log-file-size=16M",
                // Not the common one: a server that starts removes what others have left there.
                "--tmpdir=\(directory.path)",
            ] + options)
        return options
    }

    private static func options(_ directory: TemporaryDirectory) -> [String] {
        [
            "--no-defaults", "--datadir=\(directory.file("data"))",
            "--socket=\(directory.file("s"))", "--pid-file=\(directory.file("pid"))",
            "--tmpdir=\(directory.path)", "--skip-networking", "--skip-log-bin",
            "--innodb-buffer-pool-size=64M", "--innodb-log-file-size=16M",
            "--performance-schema=0", "--innodb-use-native-aio=0",
            // Commits survive kill -9 of the server, which is what tests do, though no power cut.
            "--innodb-flush-log-at-trx-commit=2",
        ]
    }

    /// The server speaks first: four bytes of length and number, then protocol version 10.
    private static func greets(_ path: String) -> Bool {
        guard let socket = try? Socket.connect(unix: path, seconds: 2),
            let bytes = try? socket.receive(), bytes.count > 4
        else { return false }
        return bytes[4] == 10
    }
}
