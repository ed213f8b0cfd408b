// A keyed one-to-one mapping of the numbers below a bound: how unique values are made.

/// A permutation of 0 ..< count that takes constant memory.
///
/// A number goes through a mixing of just enough bits, again and again until it is below the count
/// (cycle walking, Black and Rogaway 2002): at most four rounds of it on average less than two.
///
/// Frozen for ever: b bits with 2^b ≥ count (at least 2), h = (b + 1) / 2, keys k0 … k3 from the
/// column's stream "unique", mod 2^b: x += k0; three times { x ^= x >> h; x *= ki | 1 }; x ^= x >> h.
struct Permutation: Sendable {
    let count: UInt64
    private let half: UInt64
    private let mask: UInt64
    private let keys: (UInt64, UInt64, UInt64, UInt64)
    /// What is done with the permuted number.
    private let use: Use

    /// What a permuted number means.
    private enum Use: Sendable {
        /// Itself.
        case whole
        /// One of the digits of a combination: divided by the stride, what is left by the values.
        case digit(stride: UInt64, values: UInt64)
        /// Nothing: a number is drawn instead, for columns that others make unique.
        case draw(Bound, StreamKey)
    }

    /// A permutation of the numbers below `count`.
    init(count: UInt64, key: StreamKey) {
        self.init(count: count, key: key, use: .whole)
    }

    /// The numbers below `values` that a permutation of the combinations below `count` gives a column.
    init(count: UInt64, key: StreamKey, stride: UInt64, values: UInt64) {
        self.init(count: count, key: key, use: .digit(stride: stride, values: values))
    }

    /// Numbers below `values` drawn by chance: no permutation, but used in the place of one.
    init(drawing values: UInt64, key: StreamKey) {
        self.init(count: values, key: key, use: .draw(Bound(values), key))
    }

    private init(count: UInt64, key: StreamKey, use: Use) {
        self.use = use
        precondition(count > 0, "there has to be a number to permute")
        self.count = count
        let bits = max(2, 64 - (count - 1).leadingZeroBitCount)
        half = UInt64(bits + 1) / 2
        mask = bits == 64 ? .max : (1 << UInt64(bits)) - 1
        var draws = Draws(key.word(0))
        keys = (draws.next(), draws.next() | 1, draws.next() | 1, draws.next() | 1)
    }

    /// Where `number` goes; numbers from the count on begin again from 0.
    func callAsFunction(_ number: UInt64) -> UInt64 {
        if case .draw(let bound, let key) = use {
            return bound.value(key.word((number &+ 1) &* rowIncrement))
        }
        var x = number < count ? number : number % count
        repeat { x = mixed(x) } while x >= count
        guard case .digit(let stride, let values) = use else { return x }
        return x / stride % values
    }

    @inline(__always)
    private func mixed(_ number: UInt64) -> UInt64 {
        var x = (number &+ keys.0) & mask
        x ^= x >> half
        x = (x &* keys.1) & mask
        x ^= x >> half
        x = (x &* keys.2) & mask
        x ^= x >> half
        x = (x &* keys.3) & mask
        return x ^ (x >> half)
    }
}
