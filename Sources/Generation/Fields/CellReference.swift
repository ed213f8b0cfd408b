// Another column's cells as parts of a cell.

/// What makes the cells of another column, bare, and which of them are blank: those say nothing.
struct CellReference: Sendable {
    let generator: any FieldGenerator
    let blank: BlankDraw

    /// Bytes that every cell contains.
    var certain: ByteSet { blank.isPossible ? ByteSet() : generator.certain }

    /// What writes the cells.
    var step: ColumnStep { ColumnStep(generator: generator, blank: blank, quoting: nil) }
}
