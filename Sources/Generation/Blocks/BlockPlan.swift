// A plan whose columns all fill blocks: what puts rows together.

/// The columns of a plan as fillers of blocks.
///
/// Made for long runs alone: it copies word lists, to have delimiters behind the words.
struct BlockPlan: Sendable {
    private let columns: [(column: any BlockColumn, place: BlockPlace)]
    /// Pieces that are the same in every row: quotes.
    private let constants: [(piece: Piece, place: Int)]
    /// How many short pieces, then how many long ones, and so on.
    private let runs: Lookup<PieceRun>
    private let runCount: Int
    private let width: Int
    private let numbers: Int
    private let memory: WordMemory

    /// Nil when a column of the plan cannot fill blocks.
    init?(_ steps: StepList, separator: [UInt8], terminator: [UInt8]) {
        let memory = WordMemory()
        var columns: [(column: any BlockColumn, place: BlockPlace)] = []
        var constants: [(piece: Piece, place: Int)] = []
        var lengths: [Int] = []
        var numbers = 0
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
        }
        let runs = PieceRun.runs(lengths)
        self.columns = columns
        self.constants = constants
        self.runs = memory.lookup(runs)
        runCount = runs.count
        width = lengths.count
        self.numbers = numbers
        self.memory = memory
    }

    /// A block with room for the plan's pieces.
    func makeBlock() -> Block {
        let block = Block(width: width, numbers: numbers)
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

/// How many pieces of a row come that are all at most 32 bytes long, or all copied in full.
struct PieceRun: BitwiseCopyable, Sendable {
    /// The length up to which a piece is short.
    static let shortLength = 32

    let short: Int
    let long: Int

    /// The runs of pieces with these greatest lengths.
    static func runs(_ lengths: [Int]) -> [PieceRun] {
        var runs: [PieceRun] = []
        var rest = lengths[...]
        while !rest.isEmpty {
            let short = rest.prefix { $0 <= shortLength }.count
            rest = rest.dropFirst(short)
            let long = longCount(rest)
            rest = rest.dropFirst(long)
            runs.append(PieceRun(short: short, long: long))
        }
        return runs
    }

    /// The long pieces at the beginning, and single short ones between them: they cost less so.
    private static func longCount(_ lengths: ArraySlice<Int>) -> Int {
        var count = 0
        for (index, length) in lengths.enumerated() {
            if length > shortLength { count = index + 1 }
            if index - count >= 1 { break }
        }
        return count
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
            var rest = run.short
            while rest >= 4 {
                for place in 0..<4 { unsafe OutputBuffer.copyShort(next[place], to: &end) }
                unsafe next += 4
                rest &-= 4
            }
            while rest > 0 {
                unsafe OutputBuffer.copyShort(next.pointee, to: &end)
                unsafe next += 1
                rest &-= 1
            }
            rest = run.long
            while rest >= 4 {
                for place in 0..<4 { unsafe OutputBuffer.copyLong(next[place], to: &end) }
                unsafe next += 4
                rest &-= 4
            }
            while rest > 0 {
                unsafe OutputBuffer.copyLong(next.pointee, to: &end)
                unsafe next += 1
                rest &-= 1
            }
        }
        unsafe writingEnd = end
    }
}
