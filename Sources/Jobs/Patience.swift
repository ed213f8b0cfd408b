// Patience: waits for a database that is being restarted.

import MariaDB
import Platform

struct Patience {
    /// As long as a restart of MariaDB may take; then the generator gives up and another tries.
    private static let nanoseconds: UInt64 = 60_000_000_000
    private static let pauseMilliseconds = 200

    let clock: any Clock

    /// Repeats `body` while the connection is lost, for a minute at most.
    func overLostConnections<Result>(_ body: () throws -> Result) throws -> Result {
        let end = clock.monotonicNanoseconds() + Self.nanoseconds
        while true {
            do {
                return try body()
            } catch let error as DatabaseError
                where error.isConnectionLost && clock.monotonicNanoseconds() < end
            {
                _ = try Poll.wait([], milliseconds: Self.pauseMilliseconds)
            }
        }
    }
}
