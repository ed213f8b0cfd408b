// A text in memory that a row is put together from.

import CWordLists

/// Where a text begins and how long it is, in one word: address × 2^8 + length.
///
/// Behind the text 64 bytes have to be readable, since pieces are copied in wide steps. The memory
/// belongs to the executable, to the block or to the plan that the piece was made for, all of which
/// outlive it; no processor that Swift runs on has addresses of more than 48 bits in use.
struct Piece: BitwiseCopyable, Sendable {
    /// The most bytes of a piece.
    static let maximumLength = 64

    let word: UInt64

    @inline(__always)
    init(word: UInt64) { self.word = word }

    /// The `length` bytes at an address.
    @inline(__always)
    init(at address: UInt64, length: Int) {
        word = address &<< 8 | UInt64(truncatingIfNeeded: length)
    }

    /// The length alone.
    @inline(__always) var length: Int { Int(truncatingIfNeeded: word & 0xFF) }

    /// The text.
    @inline(__always) var text: UnsafePointer<UInt8> {
        // No piece is made of no address.
        unsafe UnsafePointer<UInt8>(bitPattern: UInt(word &>> 8)).unsafelyUnwrapped
    }

    /// The first byte.
    @inline(__always) var initial: Piece { Piece(word: word & ~0xFF | 1) }

    /// Asks the processor for the text, which is copied when the block's rows are put together: worth it
    /// for lists that are too long for the nearer caches.
    @inline(__always)
    func expect() { unsafe fakecsv_expect(text) }

    /// This piece, or another one where the mask is ones: a mask is all ones or zero.
    ///
    /// No branch, which would be mispredicted as often as the choice is uncertain.
    @inline(__always)
    func replaced(by other: Piece, _ mask: UInt64) -> Piece {
        Piece(word: word ^ ((word ^ other.word) & mask))
    }
}

/// All ones for true, zero for false.
@inline(__always)
func mask(_ condition: Bool) -> UInt64 { 0 &- (condition ? 1 : 0) }
