// Breaker: stops asking a server that made us wait.

/// Remembers until when a server is not asked.
///
/// A hung server costs every call the whole time-out; with a breaker it costs one call per pause.
struct Breaker {
    /// Short enough to notice a server's return, long enough for a hung one to cost little.
    static let pause = Duration.milliseconds(1_500)

    private var closedAgain: ContinuousClock.Instant?

    /// Whether the server may be asked.
    func allows(_ now: ContinuousClock.Instant) -> Bool {
        guard let closedAgain else { return true }
        return now >= closedAgain
    }

    /// Leaves the server alone for a while.
    mutating func open(_ now: ContinuousClock.Instant) {
        closedAgain = now + Self.pause
    }
}
