// Decimals are exact.

import Testing

@testable import Generation

@Suite("Decimals")
struct DecimalsTests {
    @Test(
        "numbers are read exactly",
        arguments: [
            ("0.1", 1, 1), ("-0.050", -50, 3), ("1,234.5", 12345, 1), ("1e3", 1000, 0),
            ("1.5e-2", 15, 3), (".5", 5, 1), ("5.", 5, 0), ("000000000000000000000001", 1, 0),
            ("999999999999999999", 999_999_999_999_999_999, 0),
        ] as [(String, Int64, Int)])
    func read(text: String, digits: Int64, places: Int) {
        #expect(Decimals.parse(text) == Decimals(digits: digits, places: places))
    }

    @Test(
        "other texts are no numbers",
        arguments: [
            "", ".", "-", "1.2.3", "1,23", "12,34,567", ",123", "1e", "1e1.5", "١", "1e9999",
            "1234567890123456789", "0x1", "1_000", "--1", "1,000,00",
        ])
    func refused(text: String) {
        #expect(Decimals.parse(text) == nil)
    }

    @Test("scaling rounds only where it is asked to")
    func scaling() throws {
        let number = try #require(Decimals.parse("-1.25"))
        #expect(number.scaled(by: 1) == nil)
        #expect(number.scaled(by: 2) == -125)
        #expect(number.scaled(by: 1, roundingUp: true) == -12)
        #expect(number.scaled(by: 1, roundingUp: false) == -13)
        let tiny = try #require(Decimals.parse("1e-30"))
        #expect(tiny.scaled(by: 0, roundingUp: true) == 1)
        #expect(tiny.scaled(by: 0, roundingUp: false) == 0)
        let negative = try #require(Decimals.parse("-1e-30"))
        #expect(negative.scaled(by: 0, roundingUp: false) == -1)
        #expect(negative.scaled(by: 0, roundingUp: true) == 0)
        #expect(Decimals.parse("1000000000000")?.scaled(by: 12) == nil)
    }
}
