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

    var capacity: UInt64? { nil }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        let table = DrawTable.poisson(mean: mean)
        return DistributionGenerator(key: maker.key(), decimals: 0) { table.value($0) }
    }
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

    var capacity: UInt64? { nil }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        let table =
            probability < 1
            ? DrawTable.binomial(trials: trials, probability: probability)
            : DrawTable(first: trials, weights: [1])
        return DistributionGenerator(key: maker.key(), decimals: 0) { table.value($0) }
    }
}

/// Reads `geometric_distribution`: probability.
struct GeometricRecipe: FieldRecipe {
    static let parameters = [DistributionTypes.probability]

    private let probability: Double

    init(_ reader: inout ParameterReader) { probability = reader.probability() }

    var capacity: UInt64? { nil }

    /// The inverse of the distribution: the first whole number from ln u / ln(1 - p) on.
    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        guard probability < 1 else {
            return DistributionGenerator(key: maker.key(), decimals: 0) { _ in 1 }
        }
        let scale = 1 / ExactMath.log(1 - probability)
        return DistributionGenerator(key: maker.key(), decimals: 0) { word in
            let share = (Double(word) + 0.5) * 0x1p-64
            return max(1, Int64((ExactMath.log(share) * scale).rounded(.up)))
        }
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

    var capacity: UInt64? { nil }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        let table = DrawTable.zipf(count: values, exponent: exponent)
        return DistributionGenerator(key: maker.key(), decimals: 0) { table.value($0) }
    }
}
