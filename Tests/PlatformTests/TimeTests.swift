// TimeTests: clocks and the texts of moments.

import Platform
import TestSupport
import Testing

@Suite("Timestamp")
struct TimestampTests {
    @Test(
        "ISO 8601 and HTTP dates follow the calendar",
        arguments: [
            (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            (784_111_777, "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_399, "2000-02-28T23:59:59Z", "Mon, 28 Feb 2000 23:59:59 GMT"),
            (951_782_400, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
            (1_709_164_800, "2024-02-29T00:00:00Z", "Thu, 29 Feb 2024 00:00:00 GMT"),
            (4_107_542_400, "2100-03-01T00:00:00Z", "Mon, 01 Mar 2100 00:00:00 GMT"),
            (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
            (-62_135_596_800, "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 GMT"),
            (253_402_300_799, "9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 GMT"),
        ] as [(Int64, String, String)])
    func texts(_ seconds: Int64, _ iso: String, _ http: String) {
        let time = Timestamp(secondsSince1970: seconds)
        #expect(time.iso8601 == iso)
        #expect(time.httpDate == http)
    }

    @Test("shorter and longer texts agree")
    func otherTexts() {
        let time = Timestamp(secondsSince1970: 784_111_777, nanoseconds: 7_999_999)
        #expect(time.minuteText == "1994-11-06 08:49 UTC")
        #expect(time.iso8601Milliseconds == "1994-11-06T08:49:37.007Z")
    }

    @Test(
        "microseconds go both ways, also before 1970", arguments: [0, 1, -1, 1_500_000, -1_500_001])
    func microseconds(_ total: Int64) {
        #expect(Timestamp(microsecondsSince1970: total).microsecondsSince1970 == total)
    }

    @Test("moments are compared and subtracted")
    func arithmetic() {
        let early = Timestamp(secondsSince1970: 10, nanoseconds: 900_000_000)
        let late = Timestamp(secondsSince1970: 11, nanoseconds: 100_000_000)
        #expect(early < late && !(late < early) && early == early)
        #expect(abs(late.seconds(since: early) - 0.2) < 1e-9)
        #expect(early.adding(seconds: -11).secondsSince1970 == -1)
    }
}

@Suite("Clock")
struct ClockTests {
    @Test("the machine's clock goes on")
    func system() throws {
        let clock = SystemClock()
        #expect(clock.now().secondsSince1970 > 1_700_000_000)
        let start = clock.monotonicNanoseconds()
        try waitUntil(seconds: 1) { clock.monotonicNanoseconds() > start }
    }

    @Test("a fixed clock stands still until it is moved")
    func fixed() {
        let clock = FixedClock(Timestamp(secondsSince1970: 100))
        #expect(clock.now() == clock.now())
        let start = clock.monotonicNanoseconds()
        clock.advance(seconds: 60)
        #expect(clock.now() == Timestamp(secondsSince1970: 160))
        #expect(clock.monotonicNanoseconds() - start == 60_000_000_000)
    }
}
