// The one source of randomness: a counter that goes through a mixing function.
//
// Frozen for ever, since the bytes of every dataset follow from it:
//   mix(z)        z ^= z >> 30; z *= 0xBF58476D1CE4E5B9; z ^= z >> 27; z *= 0x94D049BB133111EB;
//                 z ^= z >> 31                      (the finalizer of SplitMix64, Steele et al. 2014,
//                 with the constants of D. Stafford's variant 13; a bijection of 64-bit numbers)
//   key           mix(seed ^ 0x46616B6543535631), then for each of the label's eight-byte chunks
//                 (UTF-8, little-endian, zero padded): key = mix(key ^ chunk) + 0x9E3779B97F4A7C15,
//                 at last mix(key ^ length)
//   word(row)     mix(key + row * 0x9E3779B97F4A7C15): a pure function of (seed, label, row)
//   next words    the state goes on from the word by + 0xD1B54A32D192ED03, each time mixed
//   below n       the high half of word * n (Lemire 2019), drawn again while the low half is below
//                 (2^64 - n) % n: every value is exactly equally likely

/// The increment of the row counter: 2^64 divided by the golden ratio, made odd.
let rowIncrement: UInt64 = 0x9E37_79B9_7F4A_7C15

/// The increment between the words of one cell, different from the rows' so that they never meet.
let wordIncrement: UInt64 = 0xD1B5_4A32_D192_ED03

/// The mixing function described above.
@inline(__always)
func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
}

/// The key of a stream of words: one for each use, told apart by a label.
struct StreamKey: Equatable, Sendable {
    let value: UInt64

    /// The stream `label` of the dataset with `seed`.
    init(seed: Seed, label: String) {
        var key = mix(seed.value ^ 0x4661_6B65_4353_5631)
        var chunk: UInt64 = 0
        var filled: UInt64 = 0
        for byte in label.utf8 {
            chunk |= UInt64(byte) << (8 * filled)
            filled += 1
            if filled == 8 {
                key = mix(key ^ chunk) &+ rowIncrement
                chunk = 0
                filled = 0
            }
        }
        if filled > 0 { key = mix(key ^ chunk) &+ rowIncrement }
        value = mix(key ^ UInt64(label.utf8.count))
    }

    /// The word of the row whose counter is `counter` (row × `rowIncrement`).
    @inline(__always)
    func word(_ counter: UInt64) -> UInt64 {
        mix(value &+ counter)
    }
}

/// The words of one cell, one after the other.
struct Draws {
    private var state: UInt64

    /// Begins with the cell's first word.
    @inline(__always)
    init(_ word: UInt64) { state = word }

    /// The next word.
    @inline(__always)
    mutating func next() -> UInt64 {
        state &+= wordIncrement
        return mix(state)
    }

    /// Leaves a word out: answers what begins draws whose first word it is.
    @inline(__always)
    mutating func skip() -> UInt64 {
        let before = state
        state &+= wordIncrement
        return before
    }
}

/// A number of equally likely values, at least 1.
struct Bound: Sendable {
    let count: UInt64
    private let rejected: UInt64

    /// Values 0 ..< `count`.
    init(_ count: UInt64) {
        precondition(count > 0, "there has to be a value to draw")
        self.count = count
        rejected = (0 &- count) % count
    }

    /// The value that `word` stands for; further words come from the cell's `Draws`.
    @inline(__always)
    func value(_ word: UInt64) -> UInt64 {
        let (high, low) = word.multipliedFullWidth(by: count)
        if low >= rejected { return high }
        return again(word)
    }

    @inline(never)
    private func again(_ word: UInt64) -> UInt64 {
        var draws = Draws(word)
        while true {
            let (high, low) = draws.next().multipliedFullWidth(by: count)
            if low >= rejected { return high }
        }
    }
}

/// Cuts a word into small draws: value 0 ..< `count`, and the rest stays in the word.
///
/// Good for a few draws whose counts multiply to at most 2^32: what remains unequal then is below
/// one in 2^32.
@inline(__always)
func take(_ count: Int, from word: inout UInt64) -> Int {
    let (high, low) = word.multipliedFullWidth(by: UInt64(truncatingIfNeeded: count))
    word = low
    return Int(truncatingIfNeeded: high)
}

extension UInt64 {
    /// The product, or the largest number when it does not fit.
    func multipliedClamped(by other: UInt64) -> UInt64 {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }

    /// The sum, or the largest number when it does not fit.
    func addedClamped(_ other: UInt64) -> UInt64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
