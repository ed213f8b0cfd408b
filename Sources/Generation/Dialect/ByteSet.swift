// A set of byte values: what a cell may contain, or what must be quoted.

/// A set of bytes; O(1) to ask, four words large.
struct ByteSet: Equatable, Sendable {
    private var words = SIMD4<UInt64>()

    /// The set of the bytes in `bytes`.
    init(_ bytes: some Sequence<UInt8> = []) {
        for byte in bytes { insert(byte) }
    }

    /// The set whose byte b is bit b % 64 of word b / 64.
    init(words: SIMD4<UInt64>) { self.words = words }

    /// The set of the bytes in `text`'s UTF-8.
    init(_ text: String) { self.init(text.utf8) }

    static let digits = ByteSet("0123456789")
    static let lowercase = ByteSet("abcdefghijklmnopqrstuvwxyz")
    static let capitals = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    static let letters = lowercase.union(capitals)

    /// Adds a byte.
    mutating func insert(_ byte: UInt8) {
        words[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
    }

    /// Whether `byte` is in the set.
    func contains(_ byte: UInt8) -> Bool {
        words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0
    }

    /// The bytes of both sets.
    func union(_ other: ByteSet) -> ByteSet {
        var result = self
        result.words |= other.words
        return result
    }

    /// The bytes of both sets.
    func union(_ text: String) -> ByteSet { union(ByteSet(text)) }

    /// Whether no byte is in both sets.
    func isDisjoint(with other: ByteSet) -> Bool {
        words & other.words == SIMD4<UInt64>()
    }
}
