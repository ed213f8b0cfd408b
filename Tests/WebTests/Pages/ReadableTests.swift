// Numbers as people read them.

import Testing

@testable import Web

@Suite("Readable numbers")
struct ReadableTests {
    @Test(
        "Counts have a comma at every thousand",
        arguments: [
            (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (25_000, "25,000"),
            (1_234_567, "1,234,567"), (1_000_000_000, "1,000,000,000"), (-1_000, "-1,000"),
            (Int.max, "9,223,372,036,854,775,807"), (Int.min, "-9,223,372,036,854,775,808"),
        ])
    func counts(_ number: Int, _ text: String) {
        #expect(Readable.count(number) == text)
    }

    @Test("One is singular, everything else is plural")
    func plurals() {
        #expect(Readable.count(0, "file", "files") == "0 files")
        #expect(Readable.count(1, "file", "files") == "1 file")
        #expect(Readable.count(1_000, "row", "rows") == "1,000 rows")
    }

    @Test(
        "Sizes have two or three digits and the unit that fits",
        arguments: [
            (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1 kB"), (1_550, "1.6 kB"),
            (9_960, "10 kB"), (118_211, "118 kB"), (999_499, "999 kB"), (999_500, "1 MB"),
            (84_211_000, "84 MB"), (2_500_000_000, "2.5 GB"), (Int64.max, "9223372 TB"),
        ] as [(Int64, String)])
    func sizes(_ bytes: Int64, _ text: String) {
        #expect(Readable.bytes(bytes) == text)
    }

    @Test(
        "Durations are as exact as they are short",
        arguments: [
            (0, "under 0.01 s"), (0.028, "0.03 s"), (0.5, "0.5 s"), (1, "1 s"), (1.42, "1.4 s"),
            (9.96, "10 s"), (59.4, "59 s"), (59.6, "1 min 0 s"), (200, "3 min 20 s"),
            (7_500, "2 h 5 min"), (1e300, "277,777,777,777 h 46 min"),
        ] as [(Double, String)])
    func durations(_ seconds: Double, _ text: String) {
        #expect(Readable.seconds(seconds) == text)
    }
}
