// Watchdog: ends this process when one piece of work takes far too long.

internal import CPlatform
internal import Glibc

/// The alarm clock of a single-threaded worker: when it rings, SIGALRM ends the process.
///
/// A supervisor then starts another. There is nothing to clean up: the work was stuck.
package struct Watchdog: Sendable {
    private let seconds: UInt32

    /// Makes a watchdog; it sleeps until ``start()``.
    ///
    /// - Parameter seconds: how long one piece of work may take, at least 1.
    package init(seconds: Int) {
        self.seconds = UInt32(clamping: max(1, seconds))
        signal(SIGALRM, SIG_DFL)
        var numbers = [SIGALRM]
        _ = cplatform_unblock_signals(&numbers, numbers.count)
    }

    /// Starts counting from now, whether or not it counted before.
    package func start() { alarm(seconds) }

    /// Stops counting.
    package func stop() { alarm(0) }
}
