// Backoff: how long to wait before starting again what has just died.

/// Doubles the pause while a process keeps dying young, and forgets it once one has lived.
struct Backoff: Equatable {
    /// The first pause: long enough not to burn a core, short enough not to be noticed.
    static let firstMilliseconds: UInt64 = 50
    static let longestMilliseconds: UInt64 = 5_000
    /// A process that lived this long was well.
    static let healthyMilliseconds: UInt64 = 10_000

    private var milliseconds: UInt64 = 0

    /// The pause after a process that lived so long.
    mutating func pause(afterLivingMilliseconds lived: UInt64) -> UInt64 {
        if lived >= Self.healthyMilliseconds {
            milliseconds = 0
            return 0
        }
        milliseconds = min(max(milliseconds * 2, Self.firstMilliseconds), Self.longestMilliseconds)
        return milliseconds
    }
}
