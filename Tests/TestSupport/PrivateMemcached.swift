// PrivateMemcached: a real memcached for tests, on a unix socket in a folder of its own.

internal import Platform

/// A throw-away server without a network port, never run as root.
package final class PrivateMemcached: Sendable {
    private let directory: TemporaryDirectory
    private let server: PrivateServer

    /// The server's unix socket.
    package var socket: String { directory.file("m") }

    /// The address for `FAKECSV_MEMCACHED`.
    package var servers: String { "unix:\(socket)" }

    /// Starts a server.
    package init() throws {
        let directory = try TemporaryDirectory(mode: 0o755)
        self.directory = directory
        let socket = directory.file("m")
        var arguments = ["-s", socket, "-a", "0777", "-m", "16", "-t", "1"]
        if Environment.userID == 0 {
            let user = try Programs.unprivilegedUser(["nobody"])
            try Programs.give(directory.path, to: user.id)
            arguments += ["-u", user.name]
        }
        server = PrivateServer(
            executable: try Programs.find("memcached", package: "memcached"),
            arguments: arguments, output: directory.file("log")
        ) { Self.answers(socket) }
        try server.start()
    }

    /// Kills the server without warning; what it kept is gone.
    package func kill9() throws { try server.kill9() }

    /// Starts the server again, empty.
    package func start() throws { try server.start() }

    /// Makes the server stand still: it neither answers nor refuses.
    package func stop() throws { try server.standStill() }

    /// Lets it go on.
    package func resume() { server.signal(Signal.resume) }

    private static func answers(_ path: String) -> Bool {
        guard let socket = try? Socket.connect(unix: path, seconds: 2) else { return false }
        do {
            try socket.send(Array("version\r\n".utf8))
            return try socket.receive().starts(with: "VERSION".utf8)
        } catch {
            return false
        }
    }
}
