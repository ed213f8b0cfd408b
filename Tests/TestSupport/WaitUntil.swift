// WaitUntil: waiting for something that another process or thread does.

internal import Glibc

/// Asks again and again, every 5 ms, until the answer is yes.
///
/// - Throws: when it is still no after that time.
package func waitUntil(
    seconds: Double, _ what: String = "what the test waits for", _ isTrue: () throws -> Bool
) throws {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while try !isTrue() {
        guard clock.now < end else {
            throw TestFailure("\(what) did not come within \(seconds) s")
        }
        usleep(5_000)
    }
}

/// Does nothing for some time.
package func pause(seconds: Double) {
    usleep(UInt32(seconds * 1_000_000))
}

/// How many seconds the body took.
package func secondsTaken(_ body: () throws -> Void) rethrows -> Double {
    let (seconds, attoseconds) = try ContinuousClock().measure(body).components
    return Double(seconds) + Double(attoseconds) / 1e18
}
