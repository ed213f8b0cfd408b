// The cells of some rows as pieces, before they are copied into the buffer.

/// A table of pieces: a line for each row of a block, a column for each piece of a row.
///
/// Field types fill it column by column; then rows are put together without asking what they are. The
/// texts of numbers, which are in no list, stand in the block itself.
@safe
struct Block: ~Copyable {
    /// The rows of a block.
    static let rows = RowState.blockRows

    /// The first row, counted from 1.
    private(set) var first: UInt64 = 0
    /// How many rows are made, at most `rows`.
    private(set) var count = 0
    /// The pieces of a row.
    let width: Int
    private let pieces: UnsafeMutablePointer<UInt64>
    private let numbers: UnsafeMutableRawPointer
    /// What columns note while they are filled, each beginning anew.
    let notes: Slots<UInt64>
    /// Cells of columns that cannot fill blocks, one behind the other.
    private(set) var texts = OutputBuffer(capacity: 1)

    /// Room for `width` pieces, `numbers` texts of numbers and `notes` notes in each row.
    init(width: Int, numbers: Int, notes: Int) {
        self.notes = Slots(notes * Block.rows, of: 0)
        self.width = width
        let places = width * Block.rows
        unsafe pieces = .allocate(capacity: places)
        unsafe pieces.initialize(repeating: 0, count: places)
        let bytes = numbers * Block.rows * Block.numberBytes + OutputBuffer.slack
        unsafe self.numbers = .allocate(byteCount: bytes, alignment: 64)
        unsafe self.numbers.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    }

    deinit {
        unsafe pieces.deallocate()
        unsafe numbers.deallocate()
    }

    /// The bytes that a number's text may have: eight digits, and eight for what follows.
    static let numberBytes = 16

    /// Goes to the rows from `first` on.
    mutating func select(_ first: UInt64, count: Int) {
        precondition(count <= Block.rows)
        self.first = first
        self.count = count
        texts.removeAll()
    }

    /// Puts a text that `write` appends, of at most `bytes`; it takes two places.
    @inline(__always)
    mutating func putText(
        _ row: Int, _ place: Int, bytes: Int, _ write: (inout OutputBuffer) -> Void
    ) {
        texts.reserve(bytes)
        let start = texts.count
        write(&texts)
        unsafe pieces[row &* width &+ place] = UInt64(truncatingIfNeeded: start)
        unsafe pieces[row &* width &+ place &+ 1] = UInt64(
            truncatingIfNeeded: texts.count &- start)
    }

    /// The counter of a row, by its place in the block.
    @inline(__always)
    func counter(_ row: Int) -> UInt64 {
        (first &+ UInt64(truncatingIfNeeded: row)) &* rowIncrement
    }

    /// Puts a piece of a row at its place.
    @inline(__always)
    func put(_ piece: Piece, _ row: Int, _ place: Int) {
        assert(row >= 0 && row < Block.rows && place >= 0 && place < width)
        put(piece, at: row &* width &+ place)
    }

    /// Puts a piece at a place that is counted from the first row's first.
    @inline(__always)
    func put(_ piece: Piece, at place: Int) {
        assert(place >= 0 && place < width &* Block.rows)
        unsafe pieces[place] = piece.word
    }

    /// Writes a number's digits, of which `digits` has the first in its lowest byte, and then what
    /// follows them; gives the piece, which is `length` bytes longer than the digits.
    @inline(__always)
    func number(
        _ digits: UInt64, _ count: Int, followedBy end: UInt64, length: Int, _ row: Int,
        _ number: Int
    ) -> Piece {
        let text = unsafe numbers + (number &* Block.rows &+ row) &* Block.numberBytes
        unsafe text.storeBytes(of: digits, as: UInt64.self)
        unsafe (text + count).storeBytes(of: end, as: UInt64.self)
        return Piece(at: UInt64(UInt(bitPattern: text)), length: count &+ length)
    }

    /// The pieces of a row.
    @inline(__always)
    func pieces(of row: Int) -> UnsafePointer<UInt64> {
        unsafe UnsafePointer(pieces + row &* width)
    }
}
