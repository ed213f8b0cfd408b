// A relay makes every part once and hands them on in order.

import Platform
import Synchronization
import Testing

@Suite("Relay")
struct RelayTests {
    /// What the workers were called with.
    private final class Calls: Sendable {
        let made = Mutex<[UInt64]>([])
    }

    @Test("every part is made once and handed on in order", arguments: [1, 2, 3, 16])
    func order(workers: Int) {
        let calls = Calls()
        var handedOn: [UInt64] = []
        Relay.run(
            workers: workers,
            make: { _, part in
                guard part < 500 else { return false }
                calls.made.withLock { $0.append(part) }
                return true
            },
            handOn: { _, part in
                handedOn.append(part)
                return true
            })
        #expect(handedOn == Array(0..<500))
        #expect(calls.made.withLock { $0.sorted() } == handedOn)
    }

    @Test("nothing is handed on after a refusal", arguments: [1, 2, 5])
    func stops(workers: Int) {
        var handedOn: [UInt64] = []
        Relay.run(
            workers: workers, make: { _, _ in true },
            handOn: { _, part in
                handedOn.append(part)
                return part < 20
            })
        #expect(handedOn == Array(0...20))
    }

    @Test("a worker that waits long for its turn gets it")
    func waits() {
        var handedOn: [UInt64] = []
        Relay.run(
            workers: 2,
            make: { _, part in
                // Long beyond the looks before sleep.
                let end = SystemClock().monotonicNanoseconds() + 20_000_000
                while part == 0, SystemClock().monotonicNanoseconds() < end {}
                return part < 3
            },
            handOn: { _, part in
                handedOn.append(part)
                return true
            })
        #expect(handedOn == [0, 1, 2])
    }
}
