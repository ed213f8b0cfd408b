// A plan whose columns all fill blocks: what puts rows together.

/// The columns of a plan as fillers of blocks.
///
/// Made for long runs alone: it copies word lists, to have delimiters behind the words.
struct BlockPlan: Sendable {
    private let columns: [(column: any BlockColumn, place: BlockPlace)]
    /// Pieces that are the same in every row: quotes.
    private let constants: [(piece: Piece, place: Int)]
    /// How the pieces of a row are copied.
    private let runs: Lookup<PieceRun>
    private let runCount: Int
    private let width: Int
    private let numbers: Int
    private let notes: Int
    private let memory: WordMemory

    /// Nil when a column of the plan cannot fill blocks.
    init?(_ steps: StepList, separator: [UInt8], terminator: [UInt8]) {
        let memory = WordMemory()
        var columns: [(column: any BlockColumn, place: BlockPlace)] = []
        var constants: [(piece: Piece, place: Int)] = []
        var lengths: [Int] = []
        var (numbers, notes) = (0, 0)
        for index in 0..<steps.count {
            let ending = index + 1 < steps.count ? separator : terminator
            guard let (column, opening) = steps[index].blockColumn(ending: ending, memory),
                column.lengths.allSatisfy({ $0 <= Piece.maximumLength })
            else { return nil }
            if !opening.isEmpty {
                constants.append((memory.table([opening])[0], lengths.count))
                lengths.append(opening.count)
            }
            columns.append((column, BlockPlace(piece: lengths.count, number: numbers)))
            lengths += column.lengths
            numbers += column.numbers
            notes = max(notes, column.notes)
        }
        let runs = PieceRun.runs(lengths)
        self.columns = columns
        self.constants = constants
        self.runs = memory.lookup(runs)
        runCount = runs.count
        width = lengths.count
        self.numbers = numbers
        self.notes = notes
        self.memory = memory
    }

    /// A block with room for the plan's pieces.
    func makeBlock() -> Block {
        let block = Block(width: width, numbers: numbers, notes: notes)
        for (piece, place) in constants {
            for row in 0..<Block.rows { block.put(piece, row, place) }
        }
        return block
    }

    /// Fills a block whose rows are selected and whose individuals are drawn, and appends its rows.
    func append(
        _ block: borrowing Block, _ state: borrowing RowState, rowBytes: Int,
        to out: inout OutputBuffer
    ) {
        for (column, place) in columns { column.fill(block, place, state) }
        out.reserve(rowBytes &* block.count)
        for row in 0..<block.count {
            unsafe out.append(block.pieces(of: row), runs, runCount)
        }
    }
}

/// Pieces of a row that are copied alike.
struct PieceRun: BitwiseCopyable, Sendable {
    /// How many steps of 16 bytes are copied of each.
    let steps: Int
    /// How many pieces there are.
    let count: Int

    /// What a run takes beside its pieces, and a piece beside its steps, by the time of a step.
    private static let (runCost, pieceCost) = (4, 2)
    /// The most pieces of a run: enough for what it costs not to matter.
    private static let most = 64

    /// The runs that copy pieces with these greatest lengths in the shortest time.
    static func runs(_ lengths: [Int]) -> [PieceRun] {
        // For so many of the first pieces: the shortest time, and the run that ends there.
        var best: [(cost: Int, run: PieceRun)] = [(0, PieceRun(steps: 1, count: 0))]
        for end in 1..<lengths.count + 1 {
            var (cost, run, steps) = (Int.max, best[0].run, 1)
            for count in 1...min(most, end) {
                steps = max(steps, (lengths[end - count] + 15) / 16)
                let sum = best[end - count].cost + runCost + count * (pieceCost + steps)
                if sum < cost { (cost, run) = (sum, PieceRun(steps: steps, count: count)) }
            }
            best.append((cost, run))
        }
        var runs: [PieceRun] = []
        var end = lengths.count
        while end > 0 {
            runs.append(best[end].run)
            end -= best[end].run.count
        }
        return runs.reversed()
    }
}

extension OutputBuffer {
    /// Copies the pieces of a row; the room was reserved.
    @inline(__always)
    mutating func append(
        _ pieces: UnsafePointer<UInt64>, _ runs: Lookup<PieceRun>, _ runCount: Int
    ) {
        var next = unsafe pieces
        var end = unsafe writingEnd
        for index in 0..<runCount {
            let run = runs[index]
            switch run.steps {
            case 1: unsafe OutputBuffer.copy(run.count, of: &next, steps: 1, to: &end)
            case 2: unsafe OutputBuffer.copy(run.count, of: &next, steps: 2, to: &end)
            case 3: unsafe OutputBuffer.copy(run.count, of: &next, steps: 3, to: &end)
            default: unsafe OutputBuffer.copy(run.count, of: &next, steps: 4, to: &end)
            }
        }
        unsafe writingEnd = end
    }

    /// Copies pieces in as many steps each, which the compiler has to know.
    @inline(__always)
    private static func copy(
        _ count: Int, of next: inout UnsafePointer<UInt64>, steps: Int,
        to end: inout UnsafeMutablePointer<UInt8>
    ) {
        var rest = count
        while rest >= 4 {
            for place in 0..<4 { unsafe copy(next[place], steps: steps, to: &end) }
            unsafe next += 4
            rest &-= 4
        }
        if rest & 2 != 0 {
            for place in 0..<2 { unsafe copy(next[place], steps: steps, to: &end) }
            unsafe next += 2
        }
        if rest & 1 != 0 {
            unsafe copy(next.pointee, steps: steps, to: &end)
            unsafe next += 1
        }
    }
}
