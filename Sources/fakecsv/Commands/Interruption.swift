// Interruption: Ctrl-C while a file is written, so that its unfinished part is removed.

import Platform

/// Somebody asked the command to end.
struct Interrupted: Error {
    private static let offset: Int32 = 128

    let signal: Int32

    /// What a shell expects of a command that a signal ended.
    var status: Int32 { Self.offset + signal }
}

/// Watches for signals that ask to end.
struct Interruption: ~Copyable {
    private let queue: SignalQueue?

    /// Begins to watch; without a file to clean up the signals end the process as usual.
    init(watches: Bool) throws {
        if watches {
            queue = try SignalQueue(blocking: [Signal.interrupt, Signal.terminate, Signal.hangUp])
        } else {
            queue = nil
        }
    }

    /// Throws when there was one.
    borrowing func check() throws(Interrupted) {
        if let signal = queue?.next() ?? nil { throw Interrupted(signal: signal) }
    }
}
