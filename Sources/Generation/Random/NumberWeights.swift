// The weights of distributions of whole numbers.

/// Whole numbers from a first on with their weights, one of them above zero.
struct NumberWeights: Sendable {
    let first: Int64
    let values: [Double]

    /// The generator of a column of such numbers.
    func generator(_ maker: GeneratorMaker) -> any FieldGenerator {
        guard maker.column.isUnique else {
            let table = DrawTable(first: first, weights: values)
            return DistributionGenerator(key: maker.key(), decimals: 0) { table.value($0) }
        }
        return DistinctGenerator(
            DistinctNumbers(first: first, weights: values, key: maker.key("unique")), decimals: 0)
    }
}

extension NumberWeights {
    /// The least probability, beside the commonest number's, that a number is listed for.
    private static let negligible = 1e-24

    /// The Poisson distribution (1837) with a mean above zero, at most a million.
    static func poisson(mean: Double) -> NumberWeights {
        around(
            Int64(mean), from: 0, through: .max, up: { mean / Double($0 + 1) },
            down: { Double($0) / mean })
    }

    /// The number of successes in so many trials, each with the probability, which is below 1.
    static func binomial(trials: Int64, probability: Double) -> NumberWeights {
        let odds = probability / (1 - probability)
        let mode = min(trials, Int64(Double(trials + 1) * probability))
        return around(
            mode, from: 0, through: trials,
            up: { Double(trials - $0) / Double($0 + 1) * odds },
            down: { Double($0) / Double(trials - $0 + 1) / odds })
    }

    /// The numbers from 1 on with probabilities in proportion to their power of -`exponent` (Zipf 1935).
    static func zipf(count: Int, exponent: Double) -> NumberWeights {
        NumberWeights(
            first: 1,
            values: (1...count).map { ExactMath.exp(-exponent * ExactMath.log(Double($0))) })
    }

    /// Weights that follow from each other, from the commonest number both ways until they vanish.
    ///
    /// `up` is a number's successor's weight beside its own, `down` its predecessor's.
    private static func around(
        _ mode: Int64, from least: Int64, through most: Int64, up: (Int64) -> Double,
        down: (Int64) -> Double
    ) -> NumberWeights {
        var above = [1.0]
        var number = mode
        while number < most, let last = above.last, last > negligible {
            above.append(last * up(number))
            number += 1
        }
        var below: [Double] = []
        number = mode
        while number > least, (below.last ?? 1) > negligible {
            below.append((below.last ?? 1) * down(number))
            number -= 1
        }
        return NumberWeights(first: number, values: below.reversed() + above)
    }
}
