// Pipe: a pipe of this process, for waking a poll loop or tying two processes' lives together.

internal import CPlatform
internal import Glibc

/// A pipe, both ends closed on exec.
///
/// The read end becomes readable when someone pokes, and stays readable (hung up) once every write
/// end is closed. So a child that holds the read end notices its parent's death.
package struct Pipe: ~Copyable {
    /// The end that a poll loop watches.
    package var readEnd: FileDescriptor
    /// The end that is poked.
    package var writeEnd: FileDescriptor

    /// Opens a pipe.
    ///
    /// - Parameter nonBlocking: the default suits waking: a poke never waits on a full pipe, a
    ///   drain never on an empty one.
    package init(nonBlocking: Bool = true) throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        guard cplatform_pipe(&ends, nonBlocking) == 0 else { throw SystemError.last("pipe2") }
        readEnd = FileDescriptor(owning: ends[0])
        writeEnd = FileDescriptor(owning: ends[1])
    }

    /// Makes the read end readable.
    ///
    /// A full pipe is readable already, so that is no failure.
    package borrowing func poke() {
        var byte: UInt8 = 1
        _ = uninterrupted { write(writeEnd.raw, &byte, 1) }
    }

    /// Takes every byte that is waiting; only for a non-blocking pipe.
    ///
    /// - Returns: how many pokes there were.
    @discardableResult
    package borrowing func drain() -> Int {
        var total = 0
        var bytes = [UInt8](repeating: 0, count: 256)
        while true {
            let count = uninterrupted { read(readEnd.raw, &bytes, bytes.count) }
            guard count > 0 else { return total }
            total += count
        }
    }
}
