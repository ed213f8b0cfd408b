// The texts of a list, ready to be put into rows.

/// Texts one behind the other in memory, each as a piece.
///
/// The memory belongs to the executable or to a plan's `WordMemory`; behind the last text 64 bytes can
/// be read. No text is longer than a piece.
@safe
struct TextTable: BitwiseCopyable, Sendable {
    private nonisolated(unsafe) let offsets: UnsafePointer<UInt32>
    /// The address of the first text, where a piece has it.
    private let origin: UInt64
    private let counted: UInt32
    private let longest: UInt32

    /// `count` texts, of which text i begins at `offsets[i]` and ends at `offsets[i + 1]`.
    init(
        texts: UnsafePointer<UInt8>, offsets: UnsafePointer<UInt32>, count: Int, maximumLength: Int
    ) {
        precondition(UInt(bitPattern: texts) < 1 << 47, "a piece has room for 48 bits")
        unsafe self.offsets = offsets
        origin = UInt64(UInt(bitPattern: texts)) << 16
        counted = UInt32(count)
        longest = UInt32(maximumLength)
    }

    /// How many texts there are.
    @inline(__always) var count: Int { Int(counted) }
    /// The bytes of the longest.
    var maximumLength: Int { Int(longest) }

    /// A text; the entry is below the count.
    @inline(__always)
    subscript(entry: Int) -> Piece {
        assert(entry >= 0 && entry < count)
        // Both ends at once, the beginning in the lower half.
        let ends = unsafe UnsafeRawPointer(offsets)
            .loadUnaligned(fromByteOffset: entry &* 4, as: UInt64.self)
        let start = ends & 0xFFFF_FFFF
        return Piece(word: (origin &+ start &<< 16) | (ends &>> 32 &- start))
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
