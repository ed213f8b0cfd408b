// Row counts as people type them.

import Generation
import Testing

@Suite("Row counts and seeds")
struct RowCountTests {
    @Test(
        "forms that people use are read",
        arguments: [
            ("1000", 1000), (" 1,000 ", 1000), ("1,000,000", 1_000_000), ("10k", 10_000),
            ("1e6", 1_000_000), ("5M", 5_000_000), ("1.5m", 1_500_000), ("1G", 1_000_000_000),
            ("1000000000", 1_000_000_000), ("+7", 7), ("12.0", 12), ("1E3", 1000), ("0001", 1),
        ] as [(String, UInt64)])
    func read(text: String, rows: UInt64) {
        #expect(RowCount.parse(text).value?.value == rows)
    }

    @Test(
        "what is no number of rows is refused with a sentence that says what to do",
        arguments: [
            ("", "Type how many"), ("0", "at least 1"), ("-1", "at least 1"),
            ("-1e400", "at least 1"),
            ("1000000000000000000", "At most"), ("1e400", "At most"), ("1e18", "At most"),
            ("1000000001", "At most"), ("99999999999999999999999", "At most"), ("2G", "At most"),
            ("ten", "type digits"), ("0.5", "whole"), ("1.2345k", "whole"), ("1,5", "At most"),
            ("k", "type digits"), ("1 000", "type digits"), ("0x10", "type digits"),
            ("1e3k", "At most"), ("NaN", "type digits"), ("∞", "type digits"),
        ])
    func refused(text: String, words: String) throws {
        let sentence = try #require(RowCount.parse(text).problem)
        #expect(sentence.contains(words) && sentence.hasSuffix("."), "\(sentence)")
    }

    @Test("seeds are whole numbers of 64 bits")
    func seeds() {
        #expect(Seed.parse("18446744073709551615").value == Seed(.max))
        #expect(Seed.parse(" 42 ").value == Seed(42))
        for text in ["", "-1", "18446744073709551616", "0x1", "1.0", "forty-two"] {
            #expect(Seed.parse(text).problem?.hasSuffix(".") == true)
        }
    }
}
