// The columns of a plan as fillers of blocks, and what puts their rows together.

/// The columns of a plan as fillers of blocks.
///
/// Made for long runs alone: it copies word lists, to have delimiters behind the words.
struct BlockPlan: Sendable {
    private let columns: FixedList<BlockStep>
    /// How the pieces of a row are copied.
    private let runs: Lookup<PieceRun>
    private let runCount: Int
    private let width: Int
    private let numbers: Int
    private let notes: Int
    private let memory: WordMemory

    /// Nil when no column of the plan can fill blocks.
    init?(_ steps: StepList, separator: [UInt8], terminator: [UInt8]) {
        let memory = WordMemory()
        var layout = BlockLayout()
        let columns = FixedList(steps.count) { index in
            let ending = index + 1 < steps.count ? separator : terminator
            return layout.step(index, of: steps, ending: ending, memory)
        }
        guard layout.hasForms else { return nil }
        let runs = PieceRun.runs(layout.lengths)
        self.columns = columns
        self.runs = memory.lookup(runs)
        runCount = runs.count
        width = layout.lengths.count
        numbers = layout.numbers
        notes = layout.notes
        self.memory = memory
    }

    /// A block with room for the plan's pieces.
    func makeBlock() -> Block { Block(width: width, numbers: numbers, notes: notes) }

    /// Fills a block whose rows are selected and whose individuals are drawn, and appends its rows.
    func append(
        _ block: inout Block, _ state: inout RowState, rowBytes: Int, to out: inout OutputBuffer
    ) {
        for index in 0..<columns.count { columns[index].fill(&block, &state) }
        for row in 0..<block.count {
            out.reserve(rowBytes)
            unsafe out.append(block.pieces(of: row), runs, runCount, block.texts)
        }
    }
}

/// Where the pieces of a plan's columns stand in a row.
private struct BlockLayout {
    /// The most bytes of each piece; nil for the two places of a text of any length.
    private(set) var lengths: [Int?] = []
    private(set) var numbers = 0
    private(set) var notes = 0
    /// Whether a column has a form for blocks.
    private(set) var hasForms = false

    /// The step of a column, behind those before.
    mutating func step(
        _ index: Int, of steps: StepList, ending: [UInt8], _ memory: WordMemory
    ) -> BlockStep {
        guard let form = steps[index].blockForm(ending: ending, memory), form.isShort else {
            lengths += [nil, nil]
            return BlockStep(
                .cells(steps, index, place: lengths.count - 2, ending: Literal(ending)))
        }
        hasForms = true
        let first = lengths.count
        if !form.opening.isEmpty { lengths.append(form.opening.count) }
        let place = BlockPlace(piece: lengths.count, number: numbers)
        lengths += form.column.lengths
        lengths[first] = max(lengths[first] ?? 0, form.hidden?.count ?? 0)
        numbers += form.column.numbers
        notes = max(notes, form.column.notes)
        return BlockStep(
            .column(form.column, place, CellCover(form, places: first..<lengths.count, memory)))
    }
}
