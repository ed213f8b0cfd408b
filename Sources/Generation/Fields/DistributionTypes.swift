// The types of numbers that are not equally likely.

/// Distributions; unique ones come by `DistinctNumbers`.
enum DistributionTypes {
    static let group = "Advanced"

    static let all = [
        FieldType(
            id: "normal_distribution", title: "Normal Distribution",
            aliases: ["normal", "gaussian"],
            group: group,
            summary: "Numbers that lie around a mean, as measurements do.",
            parameters: NormalRecipe.parameters,
            example: "0.67", alphabet: "digits, - .", recipe: NormalRecipe.self),
        FieldType(
            id: "lognormal_distribution", title: "Log-normal Distribution", aliases: ["lognormal"],
            group: group,
            summary: "Numbers whose logarithms are normal, as incomes and sizes of files are.",
            parameters: LogNormalRecipe.parameters,
            example: "1.95", alphabet: "digits and .", recipe: LogNormalRecipe.self),
        FieldType(
            id: "exponential_distribution", title: "Exponential Distribution",
            aliases: ["exponential"], group: group,
            summary: "Numbers as the times between events that come by chance are.",
            parameters: ExponentialRecipe.parameters,
            example: "0.69", alphabet: "digits and .", recipe: ExponentialRecipe.self),
        FieldType(
            id: "poisson_distribution", title: "Poisson Distribution", aliases: ["poisson"],
            group: group,
            summary: "Whole numbers as the counts of events that come by chance are.",
            parameters: PoissonRecipe.parameters,
            example: "4", alphabet: "digits", recipe: PoissonRecipe.self),
        FieldType(
            id: "binomial_distribution", title: "Binomial Distribution", aliases: ["binomial"],
            group: group,
            summary: "The number of successes among so many trials.",
            parameters: BinomialRecipe.parameters,
            example: "5", alphabet: "digits", recipe: BinomialRecipe.self),
        FieldType(
            id: "geometric_distribution", title: "Geometric Distribution", aliases: ["geometric"],
            group: group,
            summary: "The number of trials up to the first success, from 1.",
            parameters: GeometricRecipe.parameters,
            example: "3", alphabet: "digits", recipe: GeometricRecipe.self),
        FieldType(
            id: "zipf_distribution", title: "Zipf Distribution", aliases: ["zipf"], group: group,
            summary: "Ranks from 1 on, of which the second comes half as often as the first.",
            parameters: ZipfRecipe.parameters,
            example: "2", alphabet: "digits", recipe: ZipfRecipe.self),
    ]

    static let decimals = FieldParameter(
        "decimals", title: "Decimals", help: "Digits behind the point.", kind: .integer(0...9),
        defaultText: "2")

    static let probability = FieldParameter(
        "probability", title: "Probability", help: "How likely a success is, from 0.000001 to 1.",
        kind: .decimal, defaultText: "0.5")

    /// No number is more than so many deviations from the mean: the last has a chance of 2^-64.
    static let reach = 9.2
}

extension Decimals {
    /// The number as the nearest binary one: both parts are exact, and their quotient is rounded once.
    var double: Double {
        places <= 18 ? Double(digits) / Double(Decimals.powers[places]) : Double(digits) / 1e18
    }
}

extension ParameterReader {
    /// A decimal number within bounds, as a binary one.
    mutating func number(_ name: String, _ range: ClosedRange<Double>, _ words: String) -> Double {
        let value = decimal(name).double
        if !range.contains(value), !hasProblem(name) { refuse(name, words) }
        return min(max(value, range.lowerBound), range.upperBound)
    }

    /// The probability of a success.
    mutating func probability() -> Double {
        number("probability", 1e-6...1, "A probability is from 0.000001 to 1; change it.")
    }

    /// Notes that numbers up to `largest` with so many decimals are too long.
    mutating func refuseLong(_ largest: Double, decimals: Int, at name: String) {
        guard problems.isEmpty, !(largest * Double(Decimals.powers[decimals]) < 9e17) else {
            return
        }
        refuse(name, "Some numbers would have more than 18 digits; make it smaller.")
    }
}

/// Reads `normal_distribution`: mean, sd, decimals.
struct NormalRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "mean", title: "Mean", help: "The number in the middle.", kind: .decimal,
            defaultText: "0"),
        FieldParameter(
            "sd", title: "Standard deviation", help: "Two of three numbers are nearer to the mean.",
            kind: .decimal, defaultText: "1"),
        DistributionTypes.decimals,
    ]

    fileprivate let mean: Double
    fileprivate let deviation: Double
    fileprivate let decimals: Int

    init(_ reader: inout ParameterReader) {
        mean = reader.number("mean", -1e15...1e15, "The mean is at most 10^15 in size; change it.")
        deviation = reader.number(
            "sd", 1e-9...1e15, "A standard deviation is above 0 and at most 10^15; change it.")
        decimals = Int(reader.integer("decimals"))
        let largest = mean.magnitude + deviation * DistributionTypes.reach
        reader.refuseLong(largest, decimals: decimals, at: "sd")
    }

    var capacity: UInt64? { distribution.capacity }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        distribution.generator(maker, decimals: decimals, isSigned: true)
    }

    private var distribution: RoundedDistribution {
        let unit = Double(Decimals.powers[decimals])
        let (mean, deviation) = (mean, deviation)
        let draw: @Sendable (UInt64) -> Int64 = { word in
            let value = (mean + deviation * NormalQuantile.value(word)) * unit
            return Int64(value.rounded(.toNearestOrEven))
        }
        return RoundedDistribution(
            values: draw(NormalQuantile.lowest)...draw(NormalQuantile.highest),
            densest: NormalQuantile.density / (deviation * unit),
            weight: { value in
                let distance = (Double(value) / unit - mean) / deviation
                return ExactMath.exp(-distance * distance / 2)
            }, draw: draw, quantile: { draw(NormalQuantile.word(below: $0)) })
    }
}

/// Reads `lognormal_distribution`: mean, sd, decimals.
struct LogNormalRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "mean", title: "Mean", help: "The mean of the natural logarithms.", kind: .decimal,
            defaultText: "0"),
        FieldParameter(
            "sd", title: "Standard deviation", help: "That of the natural logarithms.",
            kind: .decimal, defaultText: "1"),
        DistributionTypes.decimals,
    ]

    private let mean: Double
    private let deviation: Double
    private let decimals: Int

    init(_ reader: inout ParameterReader) {
        mean = reader.number(
            "mean", -40...40, "The mean of logarithms is from -40 to 40; change it.")
        deviation = reader.number(
            "sd", 1e-9...40, "A standard deviation of logarithms is above 0, at most 40; change it."
        )
        decimals = Int(reader.integer("decimals"))
        let largest = ExactMath.exp(mean + deviation * DistributionTypes.reach)
        reader.refuseLong(largest, decimals: decimals, at: "sd")
    }

    var capacity: UInt64? { distribution.capacity }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        distribution.generator(maker, decimals: decimals)
    }

    private var distribution: RoundedDistribution {
        let unit = Double(Decimals.powers[decimals])
        let (mean, deviation) = (mean, deviation)
        let draw: @Sendable (UInt64) -> Int64 = { word in
            let value = ExactMath.exp(mean + deviation * NormalQuantile.value(word)) * unit
            return Int64(value.rounded(.toNearestOrEven))
        }
        // The mode is e^(mean - sd²).
        let mode = ExactMath.exp(deviation * deviation / 2 - mean)
        return RoundedDistribution(
            values: draw(NormalQuantile.lowest)...draw(NormalQuantile.highest),
            densest: NormalQuantile.density * mode / (deviation * unit),
            weight: { value in
                // What is below half a unit is written 0.
                let number = max(Double(value), 0.25) / unit
                let distance = (ExactMath.log(number) - mean) / deviation
                return ExactMath.exp(-distance * distance / 2) / number
            }, draw: draw, quantile: { draw(NormalQuantile.word(below: $0)) })
    }
}

/// Reads `exponential_distribution`: lambda, decimals.
struct ExponentialRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "lambda", title: "Lambda", help: "The rate, one over the mean.", kind: .decimal,
            defaultText: "1"),
        DistributionTypes.decimals,
    ]

    private let rate: Double
    private let decimals: Int

    init(_ reader: inout ParameterReader) {
        rate = reader.number(
            "lambda", 1e-9...1e9, "Lambda is from 0.000000001 to 1000000000; change it.")
        decimals = Int(reader.integer("decimals"))
        // The smallest share is 2^-65, whose logarithm is -45.05.
        reader.refuseLong(46 / rate, decimals: decimals, at: "decimals")
    }

    var capacity: UInt64? { distribution.capacity }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        distribution.generator(maker, decimals: decimals)
    }

    private var distribution: RoundedDistribution {
        let scale = Double(Decimals.powers[decimals]) / rate
        let draw: @Sendable (UInt64) -> Int64 = { word in
            let value = -ExactMath.log((Double(word) + 0.5) * 0x1p-64) * scale
            // A word of all ones rounds to a share of one, whose logarithm is zero: no minus sign.
            return Int64(value.rounded(.toNearestOrEven))
        }
        return RoundedDistribution(
            values: draw(.max)...draw(0), densest: 1 / scale,
            weight: { ExactMath.exp(-Double($0) / scale) }, draw: draw)
    }
}

/// Writes numbers that follow from one word each.
final class DistributionGenerator: FieldGenerator {
    private let key: StreamKey
    private let decimals: Int
    private let isSigned: Bool
    private let draw: @Sendable (UInt64) -> Int64

    init(
        key: StreamKey, decimals: Int, isSigned: Bool = false,
        draw: @escaping @Sendable (UInt64) -> Int64
    ) {
        self.key = key
        self.decimals = decimals
        self.isSigned = isSigned
        self.draw = draw
    }

    var maximumBytes: Int { 40 }
    var alphabet: ByteSet {
        ByteSet.digits.union(decimals > 0 ? "." : "").union(isSigned ? "-" : "")
    }
    var isNumeric: Bool { true }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        out.putDecimal(draw(key.word(row.counter)), decimals: decimals)
    }
}
