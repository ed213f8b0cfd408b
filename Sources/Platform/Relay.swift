// Relay: threads that make parts at the same time and hand them on one after the other.

internal import Synchronization

/// Work in numbered parts on several threads.
package enum Relay {
    /// Makes the parts 0, 1, 2 … on as many threads as there are workers, of which the caller's is one.
    ///
    /// Worker `w` calls `make(w, p)` while other workers make other parts; it answers false when
    /// there is no part `p`. Then comes `handOn(w, p)`: never two at a time, in the order of the parts,
    /// each after everything that the one before did. When it answers false, nothing more is handed
    /// on. Returns when all threads have ended.
    ///
    /// A thread that cannot be started is done without. O(workers), about 20 µs for each.
    package static func run(
        workers: Int, make: @Sendable (_ worker: Int, _ part: UInt64) -> Bool,
        handOn: (_ worker: Int, _ part: UInt64) -> Bool
    ) {
        precondition(workers > 0, "a relay has a worker")
        withoutActuallyEscaping(make) { make in
            withoutActuallyEscaping(handOn) { handOn in
                let race = Race(make: make, handOn: handOn)
                let threads = (1..<workers).compactMap { worker in Thread { race.run(worker) } }
                race.run(0)
                for thread in threads { thread.join() }
            }
        }
    }
}

/// What the threads of one relay share.
///
/// `handOn` is not made for several threads: only the thread whose turn it is calls it, and taking
/// turns goes through the mutex or the atomic counter, so each call sees what the one before did.
private final class Race: @unchecked Sendable {
    private let make: @Sendable (Int, UInt64) -> Bool
    private let handOn: (Int, UInt64) -> Bool
    private let nextPart = Atomic<UInt64>(0)
    private let turns = Turns()

    init(
        make: @escaping @Sendable (Int, UInt64) -> Bool, handOn: @escaping (Int, UInt64) -> Bool
    ) {
        self.make = make
        self.handOn = handOn
    }

    func run(_ worker: Int) {
        while true {
            let part = nextPart.wrappingAdd(1, ordering: .relaxed).oldValue
            guard make(worker, part) else { return }
            guard turns.wait(for: part) else { return }
            guard handOn(worker, part) else { return turns.stop() }
            turns.pass(to: part + 1)
        }
    }
}

/// Whose turn it is.
private final class Turns: @unchecked Sendable {
    /// After the last turn.
    private static let stopped = UInt64.max
    /// Looks before a thread goes to sleep: about as long as waking it would take.
    private static let looks = 2_000

    private let turn = Atomic<UInt64>(0)
    private let monitor = Monitor()

    /// Waits until it is the part's turn; false when nothing is handed on any more.
    func wait(for part: UInt64) -> Bool {
        for _ in 0..<Self.looks {
            let now = turn.load(ordering: .acquiring)
            if now == part || now == Self.stopped { return now == part }
        }
        return monitor.locked {
            while true {
                let now = turn.load(ordering: .acquiring)
                if now == part || now == Self.stopped { return now == part }
                monitor.wait()
            }
        }
    }

    /// Gives the turn to a part.
    func pass(to part: UInt64) {
        monitor.locked { turn.store(part, ordering: .releasing) }
        monitor.wakeAll()
    }

    /// Ends all waiting.
    func stop() { pass(to: Self.stopped) }
}
