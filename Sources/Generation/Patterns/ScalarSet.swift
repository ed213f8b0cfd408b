// A set of Unicode characters, as ranges.

/// A set of code points: sorted ranges that neither touch nor overlap.
struct ScalarSet: Hashable, Sendable {
    private(set) var ranges: [ClosedRange<UInt32>] = []
    /// How many characters are in it.
    private(set) var count = 0

    /// The set of the characters of all ranges, in any order; surrogates are left out.
    init(_ ranges: some Sequence<ClosedRange<UInt32>> = []) {
        for range in ranges.flatMap(ScalarSet.withoutSurrogates).sorted(by: {
            $0.lowerBound < $1.lowerBound
        }) {
            if let last = self.ranges.last, range.lowerBound <= last.upperBound + 1 {
                self.ranges[self.ranges.count - 1] =
                    last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
        count = self.ranges.reduce(0) { $0 + $1.count }
    }

    /// The set of one character.
    init(_ scalar: Unicode.Scalar) { self.init([scalar.value...scalar.value]) }

    /// The set of the characters of a text.
    init(_ text: String) { self.init(text.unicodeScalars.map { $0.value...$0.value }) }

    static let digits = ScalarSet([0x30...0x39])
    static let wordCharacters = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let space = ScalarSet([0x20...0x20])
    /// The printable characters of ASCII: what a dot and a negated class choose among.
    static let printable = ScalarSet([0x20...0x7E])

    private static func withoutSurrogates(_ range: ClosedRange<UInt32>) -> [ClosedRange<UInt32>] {
        let below = range.clamped(to: 0...0xD7FF)
        let above = range.clamped(to: 0xE000...0x10FFFF)
        return (range.lowerBound <= 0xD7FF ? [below] : [])
            + (range.upperBound >= 0xE000 ? [above] : [])
    }

    /// The characters of both sets.
    func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

    /// The printable characters of ASCII that are not in the set.
    var inverted: ScalarSet {
        ScalarSet(
            (UInt32(0x20)...0x7E).filter { value in !ranges.contains { $0.contains(value) } }
                .map { $0...$0 })
    }

    /// The character at a position below `count`.
    func scalar(at position: Int) -> Unicode.Scalar {
        var rest = UInt32(position)
        for range in ranges {
            let size = UInt32(range.count)
            if rest < size { return Unicode.Scalar(range.lowerBound + rest) ?? "?" }
            rest -= size
        }
        preconditionFailure("the position is below the count")
    }

    /// The bytes that the characters' UTF-8 has; those of more than one byte may have any of theirs.
    var bytes: ByteSet {
        var set = ByteSet()
        for range in ranges {
            for value in range.clamped(to: 0...0x7F) where range.contains(value) {
                set.insert(UInt8(value))
            }
        }
        if let last = ranges.last, last.upperBound > 0x7F {
            for byte in UInt8(0x80)...0xF4 { set.insert(byte) }
        }
        return set
    }
}
