// RecollectionTests: what is remembered holds until its time is over or something changed.

import Testing

@testable import Web

@Suite struct RecollectionTests {
    @Test("A value holds until its time is over")
    func time() {
        var memory = Recollection<String, Int>(capacity: 2)
        memory.keep(7, for: "a", changes: 1, until: 100)
        #expect(memory.value("a", changes: 1, now: 99) == 7)
        #expect(memory.value("a", changes: 1, now: 100) == nil)
        #expect(memory.value("b", changes: 1, now: 0) == nil)
    }

    @Test("A value does not hold any more once its counter has moved")
    func changes() {
        var memory = Recollection<String, Int>(capacity: 2)
        memory.keep(7, for: "a", changes: 1, until: 100)
        #expect(memory.value("a", changes: 2, now: 0) == nil)
        memory.keep(8, for: "a", changes: 2, until: 100)
        #expect(memory.value("a", changes: 2, now: 0) == 8)
    }

    @Test("A full memory forgets rather than grows")
    func capacity() {
        var memory = Recollection<Int, Int>(capacity: 2)
        for key in 0..<3 { memory.keep(key, for: key, changes: 0, until: 100) }
        let kept = (0..<3).filter { memory.value($0, changes: 0, now: 0) != nil }
        #expect(kept == [2])
        memory.keep(9, for: 3, changes: 0, until: 100)
        memory.keep(9, for: 3, changes: 0, until: 100)
        #expect(memory.value(2, changes: 0, now: 0) == 2)
    }
}
