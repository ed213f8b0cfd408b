// What fills the cells of a column for a block of rows.

/// Makes the cells of a column as pieces, for all rows of a block at once.
///
/// The same bytes as its generator, which stays the definition. It is worth having where cells are
/// texts of lists: a loop over rows has no calls and no branches that depend on chance, so that the
/// processor works on many rows at a time.
protocol BlockColumn: AnyObject, Sendable {
    /// The most bytes of each piece of a cell.
    var lengths: [Int] { get }
    /// How many texts of numbers a cell needs.
    var numbers: Int { get }
    /// How many notes it takes of a cell while it fills a block.
    var notes: Int { get }

    /// Fills the column's pieces, from `place.piece` on in every row.
    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState)
}

extension BlockColumn {
    var numbers: Int { 0 }
    var notes: Int { 0 }
}

/// Where a column's pieces and numbers stand in each row of a block.
struct BlockPlace: BitwiseCopyable, Sendable {
    let piece: Int
    let number: Int
}

/// What stands around the cells of a column.
struct CellEdges: Sendable {
    /// Which cells have quotes.
    enum Quotes: Sendable {
        case never, always
        /// Those that the generator foresees; the column writes them.
        case foreseen
    }

    let quotes: Quotes
    let quote: UInt8
    /// The delimiter, or the end of the line.
    let ending: [UInt8]

    /// What follows a cell with quotes.
    var closing: [UInt8] { [quote] + ending }

    /// What follows a cell, of a column whose quotes are not a matter of the cell.
    var end: [UInt8] { quotes == .always ? closing : ending }
}

extension [UInt8] {
    /// Up to eight bytes as a word, the first lowest.
    var packed: UInt64 {
        precondition(count <= 8, "a word has eight bytes")
        return reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
