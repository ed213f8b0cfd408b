// Poll: waits for the first of several descriptors.

internal import Glibc

/// Waiting for descriptors to have something to say.
package enum Poll {
    /// Waits until at least one descriptor is readable, hung up or broken.
    ///
    /// A signal does not end the wait: it goes on for the rest of the time.
    /// - Parameter milliseconds: the longest wait; nil waits for ever, 0 only looks.
    /// - Returns: the descriptors that are ready, in the given order; empty when the time is over.
    package static func wait(
        _ descriptors: [Int32], milliseconds: Int? = nil
    ) throws(SystemError) -> [Int32] {
        var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let end = milliseconds.map { monotonicNow() &+ UInt64($0) &* 1_000_000 }
        while true {
            let count = poll(&entries, nfds_t(entries.count), remaining(until: end))
            if count >= 0 { break }
            guard errno == EINTR else { throw SystemError.last("poll") }
        }
        return entries.filter { $0.revents != 0 }.map(\.fd)
    }

    /// Milliseconds for poll(2), rounded up so that a wait never ends early; -1 means for ever.
    private static func remaining(until end: UInt64?) -> Int32 {
        guard let end else { return -1 }
        let now = monotonicNow()
        return now >= end ? 0 : Int32(clamping: (end - now + 999_999) / 1_000_000)
    }
}
