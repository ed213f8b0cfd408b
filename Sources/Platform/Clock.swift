// Clock: where the time comes from, handed in so that tests can say what time it is.

internal import Glibc
internal import Synchronization

/// A source of time.
package protocol Clock: Sendable {
    /// The time of day, UTC.
    func now() -> Timestamp
    /// Nanoseconds since some fixed moment; never goes back. For measuring how long something took.
    func monotonicNanoseconds() -> UInt64
}

/// The machine's clock.
package struct SystemClock: Clock {
    /// Makes a clock; it has no state.
    package init() {}

    package func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(
            secondsSince1970: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
    }

    package func monotonicNanoseconds() -> UInt64 { monotonicNow() }
}

/// A clock that stands still until it is told otherwise, for tests.
package final class FixedClock: Clock {
    private let time: Mutex<Timestamp>

    /// Stops the clock at a moment.
    package init(_ start: Timestamp = Timestamp(secondsSince1970: 1_700_000_000)) {
        time = Mutex(start)
    }

    package func now() -> Timestamp { time.withLock { $0 } }

    package func monotonicNanoseconds() -> UInt64 {
        let time = now()
        return UInt64(clamping: time.secondsSince1970) &* 1_000_000_000
            &+ UInt64(clamping: time.nanoseconds)
    }

    /// Moves the clock forward, or back with a negative number.
    package func advance(seconds: Int64) {
        time.withLock { $0 = $0.adding(seconds: seconds) }
    }
}

/// The monotonic clock, for this target's own waits.
func monotonicNow() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
}
