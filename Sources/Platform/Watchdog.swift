// Watchdog: ends this process when one piece of work takes far too long.

internal import CPlatform
internal import Glibc

/// An alarm clock for one thread's work: when it rings, SIGALRM ends the process.
///
/// A supervisor then starts another. There is nothing to clean up: the work was stuck. Watchdogs of
/// one process do not disturb each other, and one that is gone does not ring.
package struct Watchdog: ~Copyable {
    private let seconds: UInt32
    /// The kernel's number of the timer, which may well be 0.
    private let alarm: timer_t?
    /// False when the system has no timer left; then work is not watched.
    private let hasAlarm: Bool
    /// When it was last wound up, in nanoseconds of the monotonic clock; nil while it sleeps.
    private var woundUp: UInt64?

    /// Makes a watchdog; it sleeps until ``start()``.
    ///
    /// - Parameter seconds: how long one piece of work may take, at least 1.
    package init(seconds: Int) {
        self.seconds = UInt32(clamping: max(1, seconds))
        signal(SIGALRM, SIG_DFL)
        var numbers = [SIGALRM]
        _ = cplatform_unblock_signals(&numbers, numbers.count)
        var made: timer_t?
        hasAlarm = cplatform_alarm_make(&made) == 0
        alarm = made
    }

    deinit {
        if hasAlarm { cplatform_alarm_remove(alarm) }
    }

    /// Starts counting from now, or from up to a twentieth of the time ago: short pieces of work in
    /// a row need no system call each.
    package mutating func start() {
        let now = monotonicNow()
        if let woundUp, now - woundUp < UInt64(seconds) * 50_000_000 { return }
        woundUp = now
        if hasAlarm { cplatform_alarm_set(alarm, seconds) }
    }

    /// Stops counting.
    package mutating func stop() {
        guard woundUp != nil else { return }
        woundUp = nil
        if hasAlarm { cplatform_alarm_set(alarm, 0) }
    }
}
