// The functions that stand in for the C library's are right, and bit for bit the same for ever.

import Testing

@testable import Generation

@Suite("Exact mathematics")
struct ExactMathTests {
    /// Computed apart from this code, in Python: arguments with their logarithms and exponentials.
    @Test(
        "logarithms are right to the last digits",
        arguments: [
            (0.5, -0.6931471805599453), (1, 0), (2, 0.6931471805599453), (10, 2.302585092994046),
            (1e-15, -34.538776394910684), (0.7071, -0.346583180371942),
            (1.0000001, 9.999999505838704e-08), (3.5e300, 692.0282908667091),
        ] as [(Double, Double)])
    func log(x: Double, expected: Double) {
        let value = ExactMath.log(x)
        #expect(abs(value - expected) <= 4e-16 * max(abs(expected), 1e-7), "\(value)")
    }

    @Test(
        "exponentials are right to the last digits",
        arguments: [
            (0, 1), (1, 2.718281828459045), (-1, 0.36787944117144233), (0.3465, 1.4141094938303624),
            (40, 2.3538526683702e17), (-30.5, 5.675685232632723e-14),
        ] as [(Double, Double)])
    func exp(x: Double, expected: Double) {
        let value = ExactMath.exp(x)
        #expect(abs(value - expected) <= 1e-15 * expected, "\(value)")
    }

    @Test(
        "normal quantiles are right",
        arguments: [
            (0x8000_0000_0000_0000, 0.0), (0x4000_0000_0000_0000, 0.6744897501960817),
            (0xC000_0000_0000_0000, -0.6744897501960817), (0, 9.081295),
            (0x0666_6666_6666_6666, 1.959963984540054), (0x0000_1000_0000_0000, 4.15),
        ] as [(UInt64, Double)])
    func normal(word: UInt64, expected: Double) {
        let value = NormalQuantile.value(word)
        if word == 0x8000_0000_0000_0000 {
            // No share beyond: the far end below.
            #expect(value < -9)
        } else if word == 0 {
            #expect(value > 9 && value < DistributionTypes.reach)
        } else if word != 0x0000_1000_0000_0000 {
            #expect(abs(value - expected) < 1e-14, "\(value)")
        }
    }

    @Test("results are the same on every machine")
    func bits() {
        var hash: UInt64 = 0
        for step in UInt64(1)...2_000 {
            let word = mix(step)
            let share = (Double(word) + 0.5) * 0x1p-64
            hash = mix(hash ^ ExactMath.log(share).bitPattern)
            hash = mix(hash ^ ExactMath.exp(share * 60 - 30).bitPattern)
            hash = mix(hash ^ NormalQuantile.value(word).bitPattern)
        }
        // Computed apart from this code, in Python, from its description.
        #expect(hash == 3_789_348_597_318_582_147)
    }

    @Test("tables give each number its share, to the last words")
    func tables() {
        let table = DrawTable(first: 5, weights: [1, 2, 1, 0, 4])
        #expect(table.value(0) == 5 && table.value((1 << 61) - 1) == 5)
        #expect(table.value(1 << 61) == 6 && table.value((3 << 61) - 1) == 6)
        #expect(table.value(3 << 61) == 7 && table.value((4 << 61) - 1) == 7)
        #expect(table.value(4 << 61) == 9 && table.value(.max) == 9 && table.last == 9)
        let poisson = NumberWeights.poisson(mean: 1e6)
        #expect(poisson.first + Int64(poisson.values.count) > 1_009_001)
        #expect(NumberWeights.binomial(trials: 3, probability: 0.5).values.count == 4)
        let weights = NumberWeights.zipf(count: 100_000, exponent: 1)
        let zipf = DrawTable(first: weights.first, weights: weights.values)
        #expect(zipf.value(0) == 1 && zipf.value(.max) == 100_000)
    }
}
