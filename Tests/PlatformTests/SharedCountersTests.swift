// SharedCountersTests: what one holder counts, the others see.

import Platform
import TestSupport
import Testing

@Suite struct SharedCountersTests {
    @Test("Two holders of one file see each other's counting, each counter for itself")
    func shared() throws {
        let folder = try TemporaryDirectory()
        let one = try SharedCounters(path: folder.path + "/changes", count: 4_096)
        let two = try SharedCounters(path: folder.path + "/changes", count: 4_096)
        #expect(one[7] == 0)
        two.raise(7)
        two.raise(7)
        #expect((one[6], one[7], one[8], one[4_095]) == (0, 2, 0, 0))
    }

    @Test("Counters outlive their holders, and a longer use makes the file longer")
    func grown() throws {
        let folder = try TemporaryDirectory()
        try SharedCounters(path: folder.path + "/changes", count: 1).raise(0)
        let more = try SharedCounters(path: folder.path + "/changes", count: 10_000)
        more.raise(9_999)
        #expect((more[0], more[9_999]) == (1, 1))
    }

    @Test("A file that cannot be opened is an error with its path")
    func refused() {
        let error = #expect(throws: SystemError.self) {
            try SharedCounters(path: "/nonexistent/changes", count: 1)
        }
        #expect(error.map { "\($0)".contains("/nonexistent/changes") } == true)
    }
}
