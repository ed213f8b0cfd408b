// The distributions of whole numbers: counts of events, successes and trials, and ranks.

/// Reads `poisson_distribution`: mean.
struct PoissonRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "mean", title: "Mean", help: "The mean count, above 0, at most 1000000.",
            kind: .decimal, defaultText: "4")
    ]

    private let mean: Double

    init(_ reader: inout ParameterReader) {
        mean = reader.number("mean", 1e-6...1e6, "The mean is from 0.000001 to 1000000; change it.")
    }

    var capacity: UInt64? { UInt64(weights.values.count) }

    private var weights: NumberWeights { .poisson(mean: mean) }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator { weights.generator(maker) }
}

/// Reads `binomial_distribution`: trials, probability.
struct BinomialRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "trials", title: "Trials", help: "How often it is tried.",
            kind: .integer(1...1_000_000), defaultText: "10"),
        DistributionTypes.probability,
    ]

    private let trials: Int64
    private let probability: Double

    init(_ reader: inout ParameterReader) {
        trials = reader.integer("trials")
        probability = reader.probability()
    }

    var capacity: UInt64? { UInt64(weights.values.count) }

    private var weights: NumberWeights {
        probability < 1
            ? .binomial(trials: trials, probability: probability)
            : NumberWeights(first: trials, values: [1])
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator { weights.generator(maker) }
}

/// Reads `geometric_distribution`: probability.
struct GeometricRecipe: FieldRecipe {
    static let parameters = [DistributionTypes.probability]

    private let probability: Double

    init(_ reader: inout ParameterReader) { probability = reader.probability() }

    var capacity: UInt64? { distribution.capacity }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        distribution.generator(maker, decimals: 0)
    }

    /// The inverse of the distribution: the first whole number from ln u / ln(1 - p) on.
    private var distribution: RoundedDistribution {
        guard probability < 1 else {
            return RoundedDistribution(
                values: 1...1, densest: 1, weight: { _ in 1 }, draw: { _ in 1 })
        }
        let rate = ExactMath.log(1 - probability)
        let scale = 1 / rate
        let draw: @Sendable (UInt64) -> Int64 = { word in
            let share = (Double(word) + 0.5) * 0x1p-64
            return max(1, Int64((ExactMath.log(share) * scale).rounded(.up)))
        }
        return RoundedDistribution(
            values: 1...draw(0), densest: -rate,
            weight: { ExactMath.exp(Double($0 - 1) * rate) }, draw: draw)
    }
}

/// Reads `zipf_distribution`: values, exponent.
struct ZipfRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "values", title: "Values", help: "How many ranks there are.",
            kind: .integer(1...1_000_000), defaultText: "1000"),
        FieldParameter(
            "exponent", title: "Exponent", help: "How steeply they fall, from 0 to 20.",
            kind: .decimal, defaultText: "1"),
    ]

    private let values: Int
    private let exponent: Double

    init(_ reader: inout ParameterReader) {
        values = Int(reader.integer("values"))
        exponent = reader.number("exponent", 0...20, "The exponent is from 0 to 20; change it.")
    }

    var capacity: UInt64? { UInt64(values) }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        NumberWeights.zipf(count: values, exponent: exponent).generator(maker)
    }
}
