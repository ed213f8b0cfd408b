// TemporaryDirectory: a folder for one test, gone afterwards.

internal import Glibc
internal import Platform

/// A fresh folder under /tmp with a short path, so that unix sockets fit in it (107 bytes).
///
/// It is removed with its owner, or when the test process ends.
package final class TemporaryDirectory: Sendable {
    /// The folder's path.
    package let path: String

    /// Makes a folder.
    ///
    /// - Parameter mode: who else may use it; servers that run as another user need 0o755.
    package init(mode: UInt32 = 0o700) throws {
        path = "/tmp/fc-\(SystemRandom().hex(bytes: 5))"
        try Files.makeDirectory(path, mode: 0o700)
        try Files.setMode(path, mode)
        try Lifeline.watch(folder: path)
    }

    deinit {
        do { try Files.removeTree(path) } catch {
            // The lifeline tries again at the end of the process.
        }
    }

    /// The path of a file in it.
    package func file(_ name: String) -> String { "\(path)/\(name)" }
}
