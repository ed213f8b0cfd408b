// The numbers of a distribution, each at most once.

/// Numbers of a distribution of which none comes twice, one for each row.
///
/// Frozen. Where the values can be listed, they come in the order in which drawing by chance would
/// bring them if a number that was there before were drawn again: value i, from 0, has the key
/// -ln((w + ½) / 2^64) / weight with w its word, and rows take the values by ascending keys
/// (Efraimidis and Spirakis 2006). Elsewhere the distribution is cut into strata of equal
/// probability, no more of them than the densest place has values; rows take the strata by a keyed
/// permutation, and a stratum's number is that in its middle. See decision 0025.
enum DistinctNumbers: Sendable {
    /// The values from `first` on, by row; entries are what is added to it.
    case listed(first: Int64, order: [UInt32])
    /// The numbers that the words in the middle of strata stand for.
    case strata(Permutation, draw: @Sendable (_ word: UInt64) -> Int64)

    /// The most values that are listed where the distribution has no table of its own: they are
    /// sorted for each plan, in a few milliseconds.
    static let mostListed: Int64 = 1 << 16

    /// Lists the values from `first` on with weights above zero.
    init(first: Int64, weights: [Double], key: StreamKey) {
        let keys = weights.enumerated().map { index, weight -> Double in
            let word = key.word(UInt64(index) &* rowIncrement)
            return -ExactMath.log((Double(word) + 0.5) * 0x1p-64) / weight
        }
        let order = (0..<UInt32(weights.count)).sorted {
            (keys[Int($0)], $0) < (keys[Int($1)], $1)
        }
        self = .listed(first: first, order: order)
    }

    /// The number of a row.
    func value(row: UInt64) -> Int64 {
        switch self {
        case .listed(let first, let order):
            return first &+ Int64(order[Int((row &- 1) % UInt64(order.count))])
        case .strata(let permutation, let draw):
            let stratum = permutation(row &- 1)
            // (stratum + ½) · 2^64 / strata, rounded down.
            return draw(permutation.count.dividingFullWidth((stratum, 1 << 63)).quotient)
        }
    }
}

/// A distribution of numbers in units of their last decimal, drawn by words.
struct RoundedDistribution: Sendable {
    /// The numbers that there are, from the smallest to the largest.
    let values: ClosedRange<Int64>
    /// The most that one unit has of the whole distribution, above zero.
    let densest: Double
    /// How likely a number is, beside others.
    let weight: @Sendable (Int64) -> Double
    /// The number that a word stands for.
    let draw: @Sendable (_ word: UInt64) -> Int64
    /// The number that has so many 2^64ths of the distribution on one side of it; by default that of
    /// the word.
    var quantile: (@Sendable (_ position: UInt64) -> Int64)?

    private var isListed: Bool {
        values.upperBound - values.lowerBound < DistinctNumbers.mostListed
    }

    /// How many different numbers come: all, or as many as there are strata.
    var capacity: UInt64 {
        if isListed { return UInt64(values.upperBound - values.lowerBound) + 1 }
        // Neighbours are at least 1 / (strata · densest) units apart, which has to stay above one
        // when each is out by what binary numbers of their size cannot show.
        let size = max(values.lowerBound.magnitude, values.upperBound.magnitude)
        let room = 1 + Double(size) * 0x1p-47
        return UInt64(max(1, min(1 / (densest * room), 0x1p48)))
    }

    /// The generator of a column.
    func generator(
        _ maker: GeneratorMaker, decimals: Int, isSigned: Bool = false
    ) -> any FieldGenerator {
        guard maker.column.isUnique else {
            return DistributionGenerator(
                key: maker.key(), decimals: decimals, isSigned: isSigned, draw: draw)
        }
        return DistinctGenerator(distinct(maker), decimals: decimals, isSigned: isSigned)
    }

    private func distinct(_ maker: GeneratorMaker) -> DistinctNumbers {
        guard isListed else {
            return .strata(
                Permutation(count: capacity, key: maker.key("unique")), draw: quantile ?? draw)
        }
        return DistinctNumbers(
            first: values.lowerBound, weights: values.map(weight), key: maker.key("unique"))
    }
}

/// Writes numbers of a distribution of which none comes twice.
final class DistinctGenerator: FieldGenerator {
    private let numbers: DistinctNumbers
    private let decimals: Int
    private let isSigned: Bool

    init(_ numbers: DistinctNumbers, decimals: Int, isSigned: Bool = false) {
        self.numbers = numbers
        self.decimals = decimals
        self.isSigned = isSigned
    }

    var maximumBytes: Int { 40 }
    var alphabet: ByteSet {
        ByteSet.digits.union(decimals > 0 ? "." : "").union(isSigned ? "-" : "")
    }
    var isNumeric: Bool { true }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        out.putDecimal(numbers.value(row: row.number), decimals: decimals)
    }
}
