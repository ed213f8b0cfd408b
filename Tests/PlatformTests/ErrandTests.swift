// ErrandTests: work on a thread of its own, fetched later.

import Glibc
import Platform
import Testing

@Suite("Errand")
struct ErrandTests {
    private struct Lost: Error {}

    @Test("the result is what the work gave, however often it is fetched")
    func result() throws {
        let errand = Errand { (1...1_000).reduce(0, +) }
        #expect(try errand.result() == 500_500)
        #expect(try errand.result() == 500_500)
    }

    @Test("what the work threw is thrown when the result is fetched")
    func failure() {
        let errand = Errand<Int> { throw Lost() }
        #expect(throws: Lost.self) { try errand.result() }
    }

    @Test("work that nobody fetches is over before its errand is gone")
    func unfetched() {
        let counter = Counter()
        do {
            let errand = Errand { counter.add(1) }
            _ = errand
        }
        #expect(counter.value == 1)
    }

    @Test("both go on at the same time")
    func overlap() throws {
        let gate = Counter()
        let errand = Errand {
            for _ in 0..<20_000 where gate.value == 0 { usleep(1_000) }
            return gate.value
        }
        gate.add(7)
        #expect(try errand.result() == 7)
    }
}
