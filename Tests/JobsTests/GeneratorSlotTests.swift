import TestSupport
import Testing

@testable import Jobs

@Suite struct GeneratorSlotTests {
    @Test("There are as many places as are asked for, and one given back can be taken again")
    func places() throws {
        let directory = try TemporaryDirectory()
        let first = try #require(take(directory, 2))
        let second = try #require(take(directory, 2))
        #expect(take(directory, 2) == nil)
        first.release()
        let third = try #require(take(directory, 2))
        #expect(take(directory, 2) == nil)
        second.release()
        third.release()
    }

    @Test("A folder that is missing is an error, not a full house")
    func noFolder() {
        #expect(throws: (any Error).self) {
            if let slot = try GeneratorSlot.take(in: "/nowhere", count: 1) { slot.release() }
        }
    }

    /// A place that can be looked at by `#require`, which wants something copyable.
    private final class Place {
        private var slot: GeneratorSlot?

        init(_ slot: consuming GeneratorSlot) { self.slot = consume slot }

        func release() { slot = nil }
    }

    private func take(_ directory: TemporaryDirectory, _ count: Int) -> Place? {
        do {
            guard let slot = try GeneratorSlot.take(in: directory.path, count: count) else {
                return nil
            }
            return Place(slot)
        } catch {
            Issue.record(error)
            return nil
        }
    }
}
