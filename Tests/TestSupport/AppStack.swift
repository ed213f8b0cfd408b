// AppStack: all of FakeCSV for one test: MariaDB, memcached, `fakecsv serve`, nginx.

internal import Platform

/// The whole service with real servers of its own, each of which can be killed and started again.
package final class AppStack: Sendable {
    package let database: PrivateMariaDB
    package let memcached: PrivateMemcached
    package let nginx: PrivateNginx
    /// The supervisor.
    package let application: PrivateServer

    private let directory: TemporaryDirectory
    private let environment: [String]

    /// The application's FastCGI socket.
    package var socket: String { directory.file("app") }

    /// The folder of the finished files.
    package var media: String { directory.file("media") }

    /// Starts everything; ready when it returns.
    ///
    /// - Parameters:
    ///   - settings: further `FAKECSV_…` settings.
    ///   - isSpawned: whether spawn-fcgi opens the socket and hands it over on descriptor 0.
    package init(
        workers: Int = 2, generators: Int = 2, settings: [String: String] = [:],
        isSpawned: Bool = false
    ) throws {
        let executable = try Project.executable()
        let database = try PrivateMariaDB()
        let memcached = try PrivateMemcached()
        let directory = try TemporaryDirectory(mode: 0o755)
        let environment = try Self.environment(
            [
                "FAKECSV_DATABASE_URL": database.url(database: "fakecsv"),
                "FAKECSV_MEMCACHED": memcached.servers,
                "FAKECSV_LISTEN": isSpawned ? "" : directory.file("app"),
                "FAKECSV_RUN": directory.path, "FAKECSV_MEDIA": directory.file("media"),
                "FAKECSV_WORKERS": String(workers), "FAKECSV_GENERATORS": String(generators),
            ].merging(settings) { $1 })
        try Programs.run(executable, ["migrate"], environment: environment)
        let socket = directory.file("app")
        let spawning = ["-n", "-s", socket, "-M", "0660", "--", executable, "serve"]
        application = PrivateServer(
            executable: isSpawned ? "/usr/bin/spawn-fcgi" : executable,
            arguments: isSpawned ? spawning : ["serve"], environment: environment,
            output: directory.file("log")
        ) { (try? FastCGIClient(socket: socket).send("GET", "/healthz").status) == 200 }
        nginx = try PrivateNginx(
            application: socket, memcached: memcached.socket, media: directory.file("media"))
        self.database = database
        self.memcached = memcached
        self.directory = directory
        self.environment = environment
        try application.start()
    }

    deinit {
        // Lets it end its generators, which would go on alone.
        application.signal(Signal.terminate)
        do { _ = try application.waitForEnd(seconds: 10) } catch {
            // It is killed with its owner.
        }
    }

    /// A client that asks through nginx.
    package var client: HTTPClient { nginx.client }

    /// What the application wrote to its log.
    package func log() throws -> String {
        String(decoding: try Files.read(directory.file("log")), as: UTF8.self)
    }

    /// Runs another command of the same application.
    @discardableResult
    package func run(_ arguments: [String]) throws -> String {
        try Programs.run(
            try Project.executable(), arguments, environment: environment)
    }

    /// The living processes of this stack's application that do one thing.
    ///
    /// - Parameter word: `serve`, `worker`, `run-job` or `sweep`.
    package func processes(_ word: String) -> [RunningProcess] {
        let mark = "FAKECSV_RUN=\(directory.path)"
        return RunningProcess.all().filter {
            $0.arguments.dropFirst().first == word && $0.environment.contains(mark)
        }
    }

    private static func environment(_ settings: [String: String]) -> [String] {
        let fixed = [
            "FAKECSV_TEMPLATES": "\(Project.folder)/templates",
            "FAKECSV_STATIC": "\(Project.folder)/static",
            "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
        ]
        return fixed.merging(settings) { $1 }.map { "\($0.key)=\($0.value)" }
    }
}
