// Programs: finding and running the servers and tools that tests need.

internal import Glibc
internal import Platform

/// Programs of this machine.
package enum Programs {
    /// The path of a program, looked for in PATH and in the folders of system programs.
    ///
    /// - Throws: a sentence that names the Debian package to install.
    package static func find(_ name: String, package: String) throws -> String {
        let path = Environment.variables()["PATH"] ?? ""
        let folders = path.split(separator: ":").map(String.init) + systemFolders
        for folder in folders where Files.isExecutable("\(folder)/\(name)") {
            return "\(folder)/\(name)"
        }
        throw TestFailure("\(name) is not installed: apt-get install \(package)")
    }

    /// An ordinary user's PATH often lacks the sbin folders.
    private static let systemFolders = [
        "/usr/sbin", "/usr/local/sbin", "/sbin", "/usr/bin", "/usr/local/bin",
    ]

    /// Runs a program to its end.
    ///
    /// - Returns: what it wrote to standard output and standard error.
    /// - Throws: also when it fails or takes too long.
    @discardableResult
    package static func run(
        _ executable: String, _ arguments: [String], environment: [String]? = nil,
        seconds: Int = 60
    ) throws -> String {
        var output = try Pipe(nonBlocking: false)
        let child = try ChildProcess.spawn(
            executable: executable, arguments: arguments, environment: environment,
            descriptors: [(output.writeEnd.raw, 1), (output.writeEnd.raw, 2)])
        output.writeEnd.close()
        let text = String(decoding: try output.readEnd.readAll(), as: UTF8.self)
        guard let exit = try child.wait(milliseconds: seconds * 1_000) else {
            child.signal(Signal.kill)
            _ = try child.wait()
            throw TestFailure("\(executable) did not end within \(seconds) s: \(text)")
        }
        guard exit == .exited(0) else { throw TestFailure("\(executable): \(exit): \(text)") }
        return text
    }

    /// The ids of a user that servers may run as when the tests run as root, first one that exists.
    static func unprivilegedUser(_ names: [String]) throws -> (name: String, id: UInt32) {
        for name in names {
            if let entry = getpwnam(name) { return (name, entry.pointee.pw_uid) }
        }
        throw TestFailure("none of the users \(names) exists to run a server as")
    }

    /// Gives a folder to a user.
    static func give(_ path: String, to user: UInt32) throws {
        guard chown(path, user, UInt32.max) == 0 else { throw SystemError.last("chown", path) }
    }
}
