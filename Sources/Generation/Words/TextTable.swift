// The texts of a list, ready to be put into rows.

/// Texts one behind the other in memory, each as a piece.
///
/// The memory belongs to the executable or to a plan's `WordMemory`; behind the last text 64 bytes can
/// be read. No text is longer than a piece.
@safe
struct TextTable: BitwiseCopyable, Sendable {
    /// Where each text begins, × 2^8, and its length: what is added to the origin to make its piece.
    private nonisolated(unsafe) let entries: UnsafePointer<UInt32>
    /// A piece of no bytes at the first text.
    private let origin: UInt64
    private let counted: UInt32
    private let longest: UInt32

    /// `count` texts, whose entries `entry(start:length:)` made; where one has none the longest has to
    /// be longer than a piece, so that nobody uses the table.
    init(
        texts: UnsafePointer<UInt8>, entries: UnsafePointer<UInt32>, count: Int, maximumLength: Int
    ) {
        precondition(UInt(bitPattern: texts) < 1 << 47, "a piece has room for 48 bits")
        unsafe self.entries = entries
        origin = Piece(at: UInt64(UInt(bitPattern: texts)), length: 0).word
        counted = UInt32(count)
        longest = UInt32(clamping: maximumLength)
    }

    /// The entry of a text; there is one only for texts of at most 255 bytes within the first 16 MB.
    static func entry(start: Int, length: Int) -> UInt32? {
        start < 1 << 24 && length < 1 << 8 ? UInt32(start << 8 | length) : nil
    }

    /// How many texts there are.
    @inline(__always) var count: Int { Int(counted) }
    /// The bytes of the longest.
    var maximumLength: Int { Int(longest) }

    /// A text; the entry is below the count.
    @inline(__always)
    subscript(entry: Int) -> Piece {
        assert(entry >= 0 && entry < count)
        return Piece(word: origin &+ UInt64(unsafe entries[entry]))
    }
}

/// A few values in memory of a plan, looked up without a look at the bounds.
@safe
struct Lookup<Value: BitwiseCopyable>: @unchecked Sendable {
    // Written before it is shared, read-only afterwards.
    private nonisolated(unsafe) let values: UnsafePointer<Value>
    private let count: Int

    init(_ values: UnsafePointer<Value>, count: Int) {
        unsafe self.values = values
        self.count = count
    }

    /// A value; the index is below the count.
    @inline(__always)
    subscript(index: Int) -> Value {
        assert(index >= 0 && index < count)
        return unsafe values[index]
    }
}
