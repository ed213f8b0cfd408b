// Digits of numbers from short lists.

/// "00" to "99" and "000" to "999", the first digit lowest: two or three digits with one load.
struct DigitLists: Sendable {
    private let pairs: Lookup<UInt16>
    private let threes: Lookup<UInt32>

    init(_ memory: WordMemory) {
        pairs = memory.lookup(Digits.pairs.map { UInt16(truncatingIfNeeded: $0.packed) })
        threes = memory.lookup(
            (0..<1_000).map { UInt32(truncatingIfNeeded: OutputBuffer.four($0) >> 8) })
    }

    /// Five digits of a number below 10^5.
    @inline(__always)
    func five(_ value: UInt32) -> UInt64 {
        let high = value / 100
        let low = value &- high &* 100
        return UInt64(threes[Int(high)]) | UInt64(pairs[Int(low)]) &<< 24
    }

    /// Eight digits of a number below 10^8.
    @inline(__always)
    func eight(_ value: UInt32) -> UInt64 {
        let thousands = value / 1_000
        let high = thousands / 1_000
        let (middle, low) = (thousands &- high &* 1_000, value &- thousands &* 1_000)
        return UInt64(pairs[Int(high)]) | UInt64(threes[Int(middle)]) &<< 16
            | UInt64(threes[Int(low)]) &<< 40
    }
}
