// Draws of whole numbers by a table of their probabilities.

/// Whole numbers from a first on, each with its probability.
///
/// The borders between the numbers are the sums of the probabilities in 2^64ths; a guide tells for the
/// upper bits of a word where to begin. Drawing is O(1), about two cache lines.
struct DrawTable: Sendable {
    /// The smallest number.
    let first: Int64
    /// The largest.
    var last: Int64 { first + Int64(borders.count) - 1 }
    /// The last word of each number.
    private let borders: [UInt64]
    /// The first number for the upper bits of a word, and one more.
    private let guide: [UInt32]
    private let shift: UInt64

    /// The numbers from `first` on with weights in this proportion, of which one is above zero.
    init(first: Int64, weights: [Double]) {
        precondition(!weights.isEmpty && weights.count < 1 << 22, "a table has some numbers")
        self.first = first
        let sum = weights.reduce(0, +)
        var passed = 0.0
        var borders = weights.map { weight -> UInt64 in
            passed += weight
            return DrawTable.border(passed / sum)
        }
        borders[borders.count - 1] = .max
        self.borders = borders
        let bits = min(16, max(4, UInt64(64 - UInt64(weights.count).leadingZeroBitCount) + 1))
        shift = 64 - bits
        var guide: [UInt32] = []
        var index = 0
        for part in 0..<UInt64(1) << bits {
            while borders[index] < part << (64 - bits) { index += 1 }
            guide.append(UInt32(index))
        }
        guide.append(UInt32(borders.count - 1))
        self.guide = guide
    }

    /// The last word below a share of all.
    private static func border(_ share: Double) -> UInt64 {
        let scaled = share * 0x1p64
        if scaled < 1 { return 0 }
        return scaled >= 0x1p64 ? .max : UInt64(scaled) - 1
    }

    /// The number that a word stands for.
    @inline(__always)
    func value(_ word: UInt64) -> Int64 {
        let part = Int(truncatingIfNeeded: word >> shift)
        var low = Int(guide[part])
        var high = Int(guide[part &+ 1])
        while low < high {
            let middle = (low &+ high) >> 1
            if borders[middle] < word { low = middle &+ 1 } else { high = middle }
        }
        return first &+ Int64(low)
    }
}
