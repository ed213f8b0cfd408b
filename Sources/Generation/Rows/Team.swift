// Who makes the parts of a file: one worker or several at once.

/// The workers of a pipeline.
///
/// How threads are started is the caller's business: this target knows none. `Platform.Relay.run` is
/// made for it.
package struct Team: Sendable {
    /// Makes parts at once and hands them on in order; as `Platform.Relay.run`.
    package typealias Run =
        @Sendable (
            _ workers: Int, _ make: @Sendable (_ worker: Int, _ part: UInt64) -> Bool,
            _ handOn: (_ worker: Int, _ part: UInt64) -> Bool
        ) -> Void

    /// How many parts are made at the same time.
    package let workers: Int
    let run: Run

    /// Makes a team; `workers` is at least 1.
    package init(workers: Int, run: @escaping Run) {
        precondition(workers > 0, "a team has a worker")
        self.workers = workers
        self.run = run
    }

    /// One worker, the caller's thread.
    package static let alone = Team(workers: 1) { _, make, handOn in
        var part: UInt64 = 0
        while make(0, part), handOn(0, part) { part += 1 }
    }
}
