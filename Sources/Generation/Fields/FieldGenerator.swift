// What makes the cells of one column.

/// Makes the cells of a column, each a pure function of the row.
///
/// Generators are classes although they never change: a struct of several word lists would be copied
/// for every call through the protocol.
protocol FieldGenerator: AnyObject, Sendable {
    /// The most bytes one cell has, before quoting.
    var maximumBytes: Int { get }
    /// Every byte a cell may contain.
    var alphabet: ByteSet { get }
    /// Bytes that every cell contains.
    var certain: ByteSet { get }
    /// Whether cells are numbers, which QUOTE_NONNUMERIC leaves bare.
    var isNumeric: Bool { get }
    /// What kind of value a cell is; a bare kind's cells are written as JSON and SQL write them.
    var kind: ValueKind { get }
    /// Whether a cell already stands in the buffer as in the file.
    var isEncoded: Bool { get }

    /// Whether `foresees` tells exactly which cells contain bytes of `special`.
    func canForesee(_ special: ByteSet) -> Bool

    /// Whether the cell of `row` will contain special bytes; asked only after `canForesee`.
    func foresees(_ row: borrowing RowState) -> Bool

    /// Writes the cell of `row`.
    func write(_ row: borrowing RowState, to out: inout OutputBuffer)

    /// What makes the same cells for many rows at once; nil where there is nothing of the kind.
    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)?
}

extension FieldGenerator {
    var certain: ByteSet { ByteSet() }
    var isNumeric: Bool { false }
    var kind: ValueKind {
        guard isNumeric else { return .text }
        return alphabet.isDisjoint(with: ByteSet(".eE")) ? .integer : .decimal(places: nil)
    }
    var isEncoded: Bool { false }
    func canForesee(_ special: ByteSet) -> Bool { false }
    func foresees(_ row: borrowing RowState) -> Bool { true }
    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)? { nil }
}
