// Weights, blanks and bounds are met, and nothing depends on what it should not.

import Testing

@testable import Generation

@Suite("Distributions")
struct DistributionTests {
    private static let rows: UInt64 = 200_000

    /// The cells of a one-column dataset without quotes.
    private func lines(_ column: Column, rows: UInt64 = rows, seed: UInt64 = 1) throws -> [String] {
        let all = try bytes([column], rows: 1..<rows + 1, seed: seed)
        return String(decoding: all, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func counts(_ values: [String]) -> [String: Int] {
        values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// How many standard deviations chi-square is from what chance gives.
    private func deviation(_ counts: [String: Int], _ weights: [(String, Double)]) -> Double {
        let total = Double(counts.values.reduce(0, +))
        let sum = weights.reduce(0) { $0 + $1.1 }
        // Rare values are put together, so that each class is expected at least twenty times.
        var classes: [(found: Double, expected: Double)] = []
        var rest = (found: total, expected: total)
        for (value, weight) in weights where total * weight / sum >= 20 {
            let part = (found: Double(counts[value] ?? 0), expected: total * weight / sum)
            classes.append(part)
            rest = (rest.found - part.found, rest.expected - part.expected)
        }
        if rest.expected >= 20 { classes.append(rest) }
        let chi = classes.reduce(0) {
            $0 + ($1.found - $1.expected) * ($1.found - $1.expected) / $1.expected
        }
        let freedom = Double(classes.count - 1)
        return (chi - freedom) / (2 * freedom).squareRoot()
    }

    private func weights(_ list: WordList) -> [(String, Double)] {
        (0..<list.count).map { entry in
            let share = list.share(of: entry)
            return (
                String(decoding: list.bytes(entry), as: UTF8.self), Double(share.end &- share.start)
            )
        }
    }

    @Test("drawn words come as often as their weights say")
    func words() throws {
        let types: [(String, String)] = [
            ("first_name", "given"), ("last_name", "family"), ("job_title", "job_title"),
        ]
        for (type, list) in types {
            let found = counts(try lines(Column(name: "c", type: type)))
            let off = deviation(found, weights(WordArchive.list(list)))
            #expect(abs(off) < 4, "\(type): \(off)")
        }
    }

    @Test("places come as often as their weights say")
    func places() throws {
        let list = WordArchive.list("us_place")
        let states = WordArchive.list("us_state")
        var expected: [String: Double] = [:]
        for entry in 0..<list.count {
            let state = Place(record: list.record(entry)).state
            let share = list.share(of: entry)
            expected[String(decoding: states.bytes(state), as: UTF8.self), default: 0] +=
                Double(share.end &- share.start)
        }
        let found = try lines(Column(name: "c", type: "address")).map {
            String($0.suffix(9).prefix(2))
        }
        let off = deviation(counts(found), expected.map { ($0.key, $0.value) })
        #expect(abs(off) < 4, "\(off)")
    }

    @Test("numbers, days and truths are equally likely")
    func uniform() throws {
        let number = Column(name: "c", type: "number", parameters: ["min": "0", "max": "999"])
        let numbers = deviation(counts(try lines(number)), (0..<1000).map { (String($0), 1) })
        #expect(abs(numbers) < 4, "\(numbers)")
        let year = ["min": "2023-01-01", "max": "2023-12-31", "format": "%j"]
        let found = counts(try lines(Column(name: "c", type: "date", parameters: year)))
        #expect(found.count == 365)
        let days = deviation(found, found.keys.map { ($0, 1) })
        #expect(abs(days) < 4, "\(days)")
        let truths = counts(try lines(Column(name: "c", type: "boolean")))
        #expect(abs(deviation(truths, [("true", 1), ("false", 1)])) < 6)
    }

    @Test("blank cells come as often as asked for", arguments: ["0.5", "5", "37.5", "99.9"])
    func blanks(percent: String) throws {
        let column = Column(name: "c", type: "row_number", blankPercent: percent)
        let blank = counts(try lines(column))["\"\""] ?? 0
        let share = (Double(percent) ?? 0) / 100
        let expected = Double(Self.rows) * share
        let width = (expected * (1 - share)).squareRoot()
        #expect(abs(Double(blank) - expected) < 4 * width, "\(blank)")
    }

    @Test("bounds near 2^63 are drawn without bias")
    func wideBound() {
        // Two thirds of 2^64: a plain multiplication or remainder would favour some values twice.
        let bound = Bound(12_297_829_382_473_034_411)
        let key = StreamKey(seed: Seed(1), label: "wide")
        let thirds = (UInt64(1)...60_000).reduce(into: [0, 0, 0]) { thirds, row in
            let value = bound.value(key.word(row &* rowIncrement))
            thirds[Int(value / 4_099_276_460_824_344_804)] += 1
        }
        #expect(thirds.allSatisfy { abs($0 - 20_000) < 500 }, "\(thirds)")
    }

    /// The correlation of two series of numbers, in standard deviations from none.
    private func correlation(_ a: [Double], _ b: [Double]) -> Double {
        let count = Double(a.count)
        let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
        var (ab, aa, bb) = (0.0, 0.0, 0.0)
        for (x, y) in zip(a, b) {
            ab += (x - meanA) * (y - meanB)
            aa += (x - meanA) * (x - meanA)
            bb += (y - meanB) * (y - meanB)
        }
        return ab / (aa * bb).squareRoot() * count.squareRoot()
    }

    private func series(_ column: Column, seed: UInt64 = 1) throws -> [Double] {
        try lines(column, seed: seed).map { Double($0) ?? 0 }
    }

    @Test("columns, neighbouring rows and neighbouring seeds have nothing to do with each other")
    func independence() throws {
        let parameters = ["min": "0", "max": "1000000"]
        for isUnique in [false, true] {
            func make(_ name: String) -> Column {
                Column(name: name, type: "number", parameters: parameters, isUnique: isUnique)
            }
            let a = try series(make("a"))
            let pairs = [
                try series(make("b")), try series(make("a"), seed: 2), Array(a.dropFirst()) + [0],
                Array(a.dropFirst(2)) + [0, 0], Array(a.dropFirst(1024)) + a.prefix(1024),
            ]
            for other in pairs {
                let off = correlation(a, other)
                #expect(abs(off) < 4, "\(off)")
            }
        }
    }

    @Test("hidden persons of neighbouring rows have nothing to do with each other")
    func persons() throws {
        let list = WordArchive.list("given")
        let ranks = Dictionary(
            uniqueKeysWithValues: (0..<list.count).map {
                (String(decoding: list.bytes($0), as: UTF8.self), Double($0))
            })
        let names = try lines(Column(name: "c", type: "first_name"))
        let series = names.map { ranks[$0] ?? -1 }
        for lag in [1, 2, 3, 32, 1024] {
            let off = correlation(series, Array(series.dropFirst(lag) + series.prefix(lag)))
            #expect(abs(off) < 4, "lag \(lag): \(off)")
        }
    }

    @Test("full names repeat as often as their frequencies imply")
    func repeats() throws {
        let names = try lines(Column(name: "c", type: "full_name"), rows: 100_000)
        let distinct = Double(Set(names).count)
        let given = weights(WordArchive.list("given")).map { $0.1 / 4_294_967_296 }
        let family = weights(WordArchive.list("family")).map { $0.1 / 4_294_967_296 }
        // The expected number of distinct pairs among n draws: 1 − e^(−n p), summed over all pairs.
        var expected = 0.0
        for g in given { for f in family { expected += onceAtLeast(100_000 * g * f) } }
        #expect(abs(distinct / expected - 1) < 0.004, "\(distinct) of \(expected)")
    }

    /// 1 − e^(−x) without a mathematical library.
    private func onceAtLeast(_ x: Double) -> Double {
        // e^(−x) = (e^(−x/16))^16 with a short series for the small exponent.
        let y = -x / 16
        var power = 1 + y * (1 + y / 2 * (1 + y / 3 * (1 + y / 4 * (1 + y / 5))))
        for _ in 0..<4 { power *= power }
        return 1 - power
    }
}
