// A column of a plan whose rows are made in blocks.

/// What fills a column's pieces.
struct BlockStep: ~Copyable, Sendable {
    private let column: any BlockColumn
    private let place: BlockPlace

    init(column: any BlockColumn, place: BlockPlace) {
        self.column = column
        self.place = place
    }

    /// Puts the cells of the block's rows, whose individuals are in the state.
    @inline(__always)
    func fill(_ block: borrowing Block, _ state: borrowing RowState) {
        column.fill(block, place, state)
    }
}

/// What puts the cells of a column that cannot fill blocks: as texts, row by row.
struct TextStep: ~Copyable, Sendable {
    private let steps: StepList
    private let index: Int
    private let place: Int
    private let ending: Literal

    /// The column of a plan at an index; `place` is that of its texts, `ending` follows each.
    init(_ steps: StepList, _ index: Int, place: Int, ending: [UInt8]) {
        self.steps = steps
        self.index = index
        self.place = place
        self.ending = Literal(ending)
    }

    /// Puts the cells of the block's rows, whose individuals are in the state.
    func fill(_ block: inout Block, _ state: inout RowState) {
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

    /// Whether something is put over the column's pieces.
    var isCovered: Bool { blank != nil || !opening.isEmpty }

    /// Whether all texts are short enough for pieces.
    var isShort: Bool {
        (column.lengths + [hidden?.count ?? 0]).allSatisfy { $0 <= Piece.maximumLength }
    }
}

/// What puts the quotes that cells begin with, and the blank cells among them.
struct CoverStep: ~Copyable, Sendable {
    private let blank: BlankDraw?
    private let opening: Piece?
    private let hidden: Piece
    private let nothing: Piece
    /// The places of the cell's pieces, the opening's first.
    private let places: Range<Int>

    init(_ form: BlockForm, places: Range<Int>, _ memory: WordMemory) {
        let texts = memory.table([[], form.opening, form.hidden ?? []])
        blank = form.blank
        opening = form.opening.isEmpty ? nil : texts[1]
        hidden = texts[2]
        nothing = texts[0]
        self.places = places
    }

    /// Puts the openings, and blank cells over those that the column put.
    func fill(_ block: borrowing Block) {
        for row in 0..<block.count {
            if blank?.isBlank(block.counter(row)) ?? false {
                block.put(hidden, row, places.lowerBound)
                for place in places.dropFirst() { block.put(nothing, row, place) }
            } else if let opening {
                block.put(opening, row, places.lowerBound)
            }
        }
    }
}
