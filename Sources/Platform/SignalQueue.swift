// SignalQueue: signals as something to read, instead of handlers that interrupt.

internal import CPlatform
internal import Glibc

/// Takes over some signals of this process and reports them at a descriptor.
///
/// The signals stay blocked in the thread that made the queue (and in threads it starts), also after
/// the queue is gone. Children started by ``ChildProcess`` get an empty mask. Make it before any
/// thread exists.
package struct SignalQueue: ~Copyable {
    private let file: FileDescriptor

    /// Blocks the signals and opens the queue.
    package init(blocking signals: [Int32]) throws(SystemError) {
        let raw = cplatform_signal_queue(signals, signals.count)
        guard raw >= 0 else { throw SystemError.last("signalfd") }
        file = FileDescriptor(owning: raw)
    }

    /// The descriptor to poll: readable while a signal waits.
    package var descriptor: Int32 { file.raw }

    /// The next waiting signal, or nil when there is none.
    ///
    /// Never waits.
    package borrowing func next() -> Int32? {
        let signal = cplatform_signal_next(file.raw)
        return signal > 0 ? signal : nil
    }
}

/// The signal numbers that FakeCSV speaks of, so that callers need no C library.
package enum Signal {
    /// Ask to end.
    package static let terminate = SIGTERM
    /// Ctrl-C.
    package static let interrupt = SIGINT
    /// Replace the workers.
    package static let hangUp = SIGHUP
    /// End at once; cannot be caught.
    package static let kill = SIGKILL
    /// Stand still until ``resume``; cannot be caught.
    package static let stop = SIGSTOP
    /// Go on after ``stop``.
    package static let resume = SIGCONT
    /// First user-defined signal.
    package static let user1 = SIGUSR1
    /// Second user-defined signal.
    package static let user2 = SIGUSR2
    /// The alarm clock of ``Watchdog``.
    package static let alarm = SIGALRM
    /// A child ended.
    package static let child = SIGCHLD
    /// A write to a connection that the other side closed.
    package static let brokenPipe = SIGPIPE
}
