// Unique numbers of distributions: none twice, any row alone, and still distributed so.

import Testing

@testable import Generation

@Suite("Unique numbers of distributions")
struct DistinctNumberTests {
    static let shapes: [(String, [String: String])] = [
        ("normal_distribution", [:]),
        ("normal_distribution", ["mean": "100", "sd": "15", "decimals": "0"]),
        ("normal_distribution", ["mean": "-5", "sd": "40", "decimals": "6"]),
        ("lognormal_distribution", [:]),
        ("lognormal_distribution", ["mean": "3", "sd": "0.1"]),
        ("exponential_distribution", [:]),
        ("exponential_distribution", ["lambda": "0.001", "decimals": "9"]),
        ("poisson_distribution", [:]), ("poisson_distribution", ["mean": "300"]),
        ("binomial_distribution", ["trials": "5000"]),
        ("binomial_distribution", ["trials": "3", "probability": "1"]),
        ("geometric_distribution", ["probability": "0.01"]),
        ("geometric_distribution", ["probability": "0.00001"]),
        ("geometric_distribution", ["probability": "1"]),
        ("zipf_distribution", ["values": "5000"]),
    ]

    @Test("no number comes twice in as many rows as are promised", arguments: shapes)
    func distinct(type: String, parameters: [String: String]) throws {
        let column = Column(name: "c", type: type, parameters: parameters, isUnique: true)
        let schema = Schema(name: "s", columns: [column])
        let most = try #require(schema.capacity(of: column))
        let rows = Int(min(most, 5_000))
        let made = try cells([column], rows: rows).map { $0[0] }
        #expect(Set(made).count == rows)
        #expect(schema.problem(withRows: most) == nil)
        #expect(schema.problem(withRows: most + 1) != nil)
        #expect(
            try bytes([column], rows: 1..<3) + bytes([column], rows: 3..<4)
                == bytes(
                    [column], rows: 1..<4))
    }

    @Test("every stratum of the densest distributions gives a number of its own")
    func strata() throws {
        // 100,000 rows of strata that are as narrow as the decimals allow, around the mean.
        for decimals in ["5", "9"] {
            let column = Column(
                name: "c", type: "normal_distribution",
                parameters: ["sd": "0.4", "decimals": decimals], isUnique: true)
            let most = try #require(Schema(name: "s", columns: [column]).capacity(of: column))
            #expect(most > 60_000)
            let made = try cells([column], rows: 20_000).map { $0[0] }
            #expect(Set(made).count == 20_000)
        }
    }

    @Test("few of many unique numbers lie as the distribution says")
    func shape() throws {
        let column = Column(
            name: "c", type: "normal_distribution",
            parameters: ["mean": "0", "sd": "1", "decimals": "6"], isUnique: true)
        let numbers = try cells([column], rows: 4_000).compactMap { Double($0[0]) }
        let mean = numbers.reduce(0, +) / 4_000
        let square = numbers.reduce(0) { $0 + $1 * $1 } / 4_000
        #expect(abs(mean) < 0.05 && abs(square - 1) < 0.08)
        let within = numbers.filter { abs($0) < 1 }.count
        #expect(abs(Double(within) / 4_000 - 0.6827) < 0.03)
    }

    @Test("listed numbers begin with the likely ones, as drawing again would")
    func likely() throws {
        var firsts: [String: Int] = [:]
        for seed in 0..<2_000 {
            let made = try column(
                "binomial_distribution", ["trials": "2"], rows: 1, seed: UInt64(seed),
                isUnique: true)
            firsts[made[0], default: 0] += 1
        }
        #expect(abs((firsts["1"] ?? 0) - 1_000) < 100)
        #expect(abs((firsts["0"] ?? 0) - 500) < 90)
    }
}
