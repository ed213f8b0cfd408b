// The characters of many sets in flat memory, for generators.

/// Sets of characters by number, from which one is written without a search where they are ASCII.
struct CharacterTable: Sendable {
    /// A set: its first byte in `bytes` if it is of ASCII, else -1.
    private struct Entry {
        let count: Int
        let start: Int
    }

    private var entries: [Entry] = []
    private var bytes: [UInt8] = []
    private var sets: [ScalarSet] = []
    private var numbers: [ScalarSet: Int] = [:]

    /// The number of a set; equal sets have one.
    mutating func number(of set: ScalarSet) -> Int {
        if let known = numbers[set] { return known }
        let isASCII = (set.ranges.last?.upperBound ?? 0) < 0x80
        entries.append(Entry(count: set.count, start: isASCII ? bytes.count : -1))
        if isASCII { bytes += (0..<set.count).map { UInt8(set.scalar(at: $0).value) } }
        sets.append(set)
        numbers[set] = entries.count - 1
        return entries.count - 1
    }

    /// How many characters a set has.
    @inline(__always)
    func count(_ set: Int) -> Int { entries[set].count }

    /// Writes the character at a position of a set.
    @inline(__always)
    func write(_ set: Int, at position: Int, to out: inout OutputBuffer) {
        let start = entries[set].start
        if start >= 0 {
            out.put(bytes[start &+ position])
        } else {
            for byte in UTF8.encode(sets[set].scalar(at: position))
                ?? UTF8.encodedReplacementCharacter
            {
                out.put(byte)
            }
        }
    }
}
