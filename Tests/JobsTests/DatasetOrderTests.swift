import Generation
import Testing

@testable import Jobs

@Suite struct DatasetOrderTests {
    private func read(
        rows: String = "10", seed: String = "1", format: String = "", compression: String = ""
    ) -> (order: DatasetOrder?, problems: [String: String]) {
        let (order, problems) = DatasetOrder.read(
            rows: rows, seed: seed, format: format, compression: compression, randomSeed: 77)
        return (order, Dictionary(problems.map { ($0.field, $0.message) }) { first, _ in first })
    }

    @Test(
        "Rows are numbers as people write them",
        arguments: [
            ("1", 1), ("1000", 1_000), ("1,000", 1_000), (" 25 ", 25), ("10k", 10_000),
            ("1e6", 1_000_000), ("5M", 5_000_000), ("1000000000", 1_000_000_000),
        ])
    func rightRows(text: String, rows: Int64) {
        #expect(read(rows: text).order == DatasetOrder(rows: rows, seed: 1))
    }

    @Test(
        "Anything else is a sentence at the field of the rows",
        arguments: [
            "", " ", "0", "-1", "1.5", "1000000001", "1000000000000000000", "1e400", "1e-400",
            "ten", "10 k k", "NaN", "inf", "0x10", "１０", "10\u{0}", "٣",
        ])
    func wrongRows(text: String) throws {
        let (order, problems) = read(rows: text)
        #expect(order == nil)
        #expect(problems.count == 1)
        #expect(try #require(problems["rows"]).hasSuffix("."))
    }

    @Test("No seed takes the drawn one; any 64-bit number can be asked for")
    func seeds() {
        #expect(read(seed: "").order?.seed == 77)
        #expect(read(seed: "0").order?.seed == 0)
        #expect(read(seed: "18446744073709551615").order?.seed == .max)
    }

    @Test(
        "A seed that is no such number is a sentence at its field",
        arguments: ["-1", "18446744073709551616", "1.5", "abc", "1e3"])
    func wrongSeed(text: String) {
        let (order, problems) = read(seed: text)
        #expect(order == nil && Array(problems.keys) == ["seed"])
    }

    @Test("All that is wrong is said at once, and what is asked for is never changed in silence")
    func severalProblems() {
        let (order, problems) = read(rows: "ten", seed: "x", format: "xlsx", compression: "zip")
        #expect(order == nil)
        #expect(Set(problems.keys) == ["rows", "seed", "format", "compression"])
        #expect(read(format: "CSV", compression: "none").order?.shape == FileShape())
    }

    @Test("Formats and compressions are taken by their names; sql alone is PostgreSQL's")
    func shapes() {
        #expect(
            read(format: "sql", compression: "gzip").order?.shape
                == FileShape(format: .postgresql, compression: .gzip))
        for format in Format.allCases {
            #expect(read(format: format.rawValue).order?.shape.format == format)
        }
    }
}
