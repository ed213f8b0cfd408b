// A column of a plan whose rows are made in blocks.

/// What puts the cells of a column into blocks.
struct BlockStep: ~Copyable, Sendable {
    /// Where the cells come from.
    enum Source: Sendable {
        /// Pieces, for all rows at once.
        case column(any BlockColumn, BlockPlace, CellCover?)
        /// Texts, row by row: the column of a plan at an index, and what follows its cells.
        case cells(StepList, Int, place: Int, ending: Literal)
    }

    private let source: Source

    init(_ source: Source) { self.source = source }

    /// Puts the cells of the block's rows, whose individuals are in the state.
    @inline(__always)
    func fill(_ block: inout Block, _ state: inout RowState) {
        switch source {
        case .column(let column, let place, let cover):
            column.fill(block, place, state)
            cover?.put(block)
        case .cells(let steps, let index, let place, let ending):
            let bytes = steps[index].maximumBytes + OutputBuffer.slack
            for row in 0..<block.count {
                state.select(block.first &+ UInt64(truncatingIfNeeded: row), slot: row)
                block.putText(row, place, bytes: bytes) { out in
                    steps[index].write(state, to: &out)
                    out.put(ending)
                }
            }
        }
    }
}

/// A column as it fills blocks, and what else its cells may be.
struct BlockForm {
    let column: any BlockColumn
    /// The quote that all cells begin with, if they do.
    let opening: [UInt8]
    /// Which cells are blank.
    let blank: BlankDraw?
    /// What follows a blank cell.
    let ending: [UInt8]

    /// What stands in place of a blank cell.
    var hidden: [UInt8]? { blank.map { $0.text + ending } }

    /// Whether all texts are short enough for pieces.
    var isShort: Bool {
        (column.lengths + [hidden?.count ?? 0]).allSatisfy { $0 <= Piece.maximumLength }
    }
}

/// The quotes that cells begin with, and the blank cells among them.
struct CellCover: Sendable {
    private let blank: BlankDraw?
    private let opening: Piece?
    private let hidden: Piece
    private let nothing: Piece
    /// The places of the cell's pieces, the opening's first.
    private let places: Range<Int>

    /// Nil when there is neither.
    init?(_ form: BlockForm, places: Range<Int>, _ memory: WordMemory) {
        guard form.blank != nil || !form.opening.isEmpty else { return nil }
        let texts = memory.table([[], form.opening, form.hidden ?? []])
        blank = form.blank
        opening = form.opening.isEmpty ? nil : texts[1]
        hidden = texts[2]
        nothing = texts[0]
        self.places = places
    }

    /// Puts the openings, and blank cells over those that the column put.
    func put(_ block: borrowing Block) {
        for row in 0..<block.count {
            if let blank, blank.isBlank(block.counter(row)) {
                block.put(hidden, row, places.lowerBound)
                for place in places.dropFirst() { block.put(nothing, row, place) }
            } else if let opening {
                block.put(opening, row, places.lowerBound)
            }
        }
    }
}
