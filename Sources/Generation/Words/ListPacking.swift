// Packs a list of words at run time in the layout of data/pack.py.

/// A weighted list in its packed form, as words of 64 bits so that it is aligned.
struct ListPacking {
    /// The packed list, little-endian.
    let words: [UInt64]

    /// Packs texts with weights above zero; at most 65,536 of them.
    init(texts: [[UInt8]], weights: [UInt64]) {
        precondition(texts.count == weights.count && !texts.isEmpty && texts.count <= 65_536)
        let starts = ListPacking.starts(weights)
        let bits = min(16, max(4, Int.bitWidth - (texts.count - 1).leadingZeroBitCount + 2))
        var bytes: [UInt8] = []
        func append(_ value: some FixedWidthInteger) {
            for place in 0..<value.bitWidth / 8 {
                bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place)))
            }
        }
        let longest = texts.map(\.count).max() ?? 0
        let total = texts.reduce(0) { $0 + $1.count }
        for value in [texts.count, 1, bits, longest, total, 0, 0, 0] { append(UInt32(value)) }
        for word in ListPacking.alphabet(texts) { append(word) }
        var offset: UInt32 = 0
        for text in texts {
            append(offset)
            offset += UInt32(text.count)
        }
        append(offset)
        for start in starts + [0, 0, 0, 0] { append(start) }
        for entry in ListPacking.guide(starts, bits: bits) { append(entry) }
        while bytes.count % 8 != 0 { bytes.append(0) }
        bytes += texts.joined()
        while bytes.count % 8 != 0 { bytes.append(0) }
        words = stride(from: 0, to: bytes.count, by: 8).map { start in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
        }
    }

    /// Where each entry's share of the 2^32 draws begins.
    private static func starts(_ weights: [UInt64]) -> [UInt32] {
        let total = weights.reduce(0, +)
        var before: UInt64 = 0
        return weights.map { weight in
            precondition(weight > 0, "a weight is above zero")
            let (high, low) = before.multipliedFullWidth(by: 1 << 32)
            before += weight
            return UInt32(total.dividingFullWidth((high, low)).quotient)
        }
    }

    /// The entry that owns each slot's first draw.
    private static func guide(_ starts: [UInt32], bits: Int) -> [UInt16] {
        var entry = 0
        return (0..<1 << bits).map { slot in
            let draw = UInt32(slot) << UInt32(32 - bits)
            while entry + 1 < starts.count, starts[entry + 1] <= draw { entry += 1 }
            return UInt16(entry)
        }
    }

    private static func alphabet(_ texts: [[UInt8]]) -> [UInt64] {
        var words: [UInt64] = [0, 0, 0, 0]
        for byte in texts.joined() { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
        return words
    }
}
