// The columns of a plan as fillers of blocks, and what puts their rows together.

/// The columns of a plan as fillers of blocks.
///
/// Made for long runs alone: it copies word lists, to have delimiters behind the words.
struct BlockPlan: Sendable {
    private let columns: FixedList<BlockStep>
    private let texts: FixedList<TextStep>
    /// What is put over the pieces of columns.
    private let covers: FixedList<CoverStep>
    /// How the pieces of a row are copied.
    private let runs: Lookup<PieceRun>
    private let runCount: Int
    private let layout: BlockLayout
    private let memory: WordMemory

    /// Nil when less than half of the columns can fill blocks: copying the others' texts once more would
    /// cost more than is won.
    init?(_ steps: StepList, separator: [UInt8], terminator: [UInt8]) {
        let memory = WordMemory()
        let forms = (0..<steps.count).map { index in
            let ending = index + 1 < steps.count ? separator : terminator
            return steps[index].blockForm(ending: ending, memory).flatMap { $0.isShort ? $0 : nil }
        }
        guard 2 * forms.count(where: { $0 != nil }) >= forms.count else { return nil }
        let layout = BlockLayout(forms)
        let filling = forms.enumerated().compactMap { index, form in form.map { (index, $0) } }
        columns = FixedList(filling.count) { place in
            let (index, form) = filling[place]
            return BlockStep(column: form.column, place: layout.columns[index])
        }
        let covered = filling.filter { $0.1.isCovered }
        covers = FixedList(covered.count) { place in
            let (index, form) = covered[place]
            return CoverStep(form, places: layout.places[index], memory)
        }
        let others = forms.indices.filter { forms[$0] == nil }
        texts = FixedList(others.count) { place in
            let index = others[place]
            return TextStep(
                steps, index, place: layout.places[index].lowerBound,
                ending: index + 1 < steps.count ? separator : terminator)
        }
        let runs = PieceRun.runs(layout.lengths)
        self.runs = memory.lookup(runs)
        runCount = runs.count
        self.layout = layout
        self.memory = memory
    }

    /// A block with room for the plan's pieces.
    func makeBlock() -> Block {
        Block(width: layout.lengths.count, numbers: layout.numbers, notes: layout.notes)
    }

    /// Fills a block whose rows are selected and whose individuals are drawn, and appends its rows.
    func append(
        _ block: inout Block, _ state: inout RowState, rowBytes: Int, to out: inout OutputBuffer
    ) {
        for index in 0..<columns.count { columns[index].fill(block, state) }
        for index in 0..<covers.count { covers[index].fill(block) }
        for index in 0..<texts.count { texts[index].fill(&block, &state) }
        for row in 0..<block.count {
            out.reserve(rowBytes)
            unsafe out.append(block.pieces(of: row), runs, runCount, block.texts)
        }
    }
}

/// Where the pieces of a plan's columns stand in a row.
private struct BlockLayout: Sendable {
    /// The most bytes of each piece; nil for the two places of a text of any length.
    private(set) var lengths: [Int?] = []
    /// The places of each column.
    private(set) var places: [Range<Int>] = []
    /// Where the pieces and numbers of columns with a form stand.
    private(set) var columns: [BlockPlace] = []
    private(set) var numbers = 0
    private(set) var notes = 0

    /// Lays out columns one behind the other; those without a form are texts.
    init(_ forms: [BlockForm?]) {
        for form in forms {
            let first = lengths.count
            if let form, !form.opening.isEmpty { lengths.append(form.opening.count) }
            columns.append(BlockPlace(piece: lengths.count, number: numbers))
            lengths += form?.column.lengths ?? [nil, nil]
            if let hidden = form?.hidden { lengths[first] = max(lengths[first] ?? 0, hidden.count) }
            numbers += form?.column.numbers ?? 0
            notes = max(notes, form?.column.notes ?? 0)
            places.append(first..<lengths.count)
        }
    }
}
