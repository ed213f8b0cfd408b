// PrivateNginx: a real nginx for tests, with FakeCSV's own settings.

internal import Platform

/// A throw-away nginx on a free port of 127.0.0.1.
///
/// One process alone, so that killing it leaves no workers behind. Static files and settings are
/// those of the project, read where they stand.
package final class PrivateNginx: Sendable {
    private let directory: TemporaryDirectory
    private let server: PrivateServer

    /// The port that it listens on.
    package let port: UInt16

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - application: path of the application's FastCGI socket.
    ///   - memcached: path of memcached's socket.
    ///   - media: folder of the finished files.
    package init(application: String, memcached: String, media: String) throws {
        let directory = try TemporaryDirectory(mode: 0o755)
        let port = try freePort()
        self.directory = directory
        self.port = port
        try Self.render(
            "fakecsv.conf", in: directory,
            [
                "LISTEN=127.0.0.1:\(port)", "SITE=\(Project.folder)", "MEDIA=\(media)",
                "APP=unix:\(application)", "MEMCACHED=unix:\(memcached)",
            ])
        try Self.render(
            "nginx.conf", in: directory,
            [
                "RUN=\(directory.path)", "LOG=\(directory.path)",
                "CONF=\(directory.file("fakecsv.conf"))",
            ])
        // The tests' own user, so that it can read what the application wrote.
        let user = Environment.userID == 0 ? "user root;" : ""
        server = PrivateServer(
            executable: try Programs.find("nginx", package: "nginx"),
            arguments: [
                "-p", directory.path, "-c", directory.file("nginx.conf"), "-e", "stderr",
                "-g", "master_process off; \(user)",
            ], output: directory.file("log")
        ) { (try? Socket.connect(port: port, seconds: 2)) != nil }
        try server.start()
    }

    /// A client that speaks to it.
    package var client: HTTPClient { HTTPClient(port: port) }

    private static func render(
        _ name: String, in directory: TemporaryDirectory, _ values: [String]
    ) throws {
        let folder = "\(Project.folder)/nginx"
        let text = try Programs.run("\(folder)/render", ["\(folder)/\(name).in"] + values)
        try Files.write(directory.file(name), Array(text.utf8), mode: 0o644)
    }
}
