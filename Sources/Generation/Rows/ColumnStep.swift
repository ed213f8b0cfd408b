// One column of a plan: blank or not, quoted or not, and the generator between.

/// What is done for one cell of a row.
///
/// As small as can be: a step is read for every cell.
struct ColumnStep: ~Copyable, Sendable {
    private let generator: any FieldGenerator
    private let care: CellCare
    /// Whether nothing is to be done but calling the generator.
    private let isPlain: Bool

    init(generator: any FieldGenerator, blank: BlankDraw, quoting: CellQuoting?) {
        self.generator = generator
        care = CellCare(generator, blank, quoting)
        isPlain = care.isNone
    }

    /// The most bytes a cell takes in the file.
    var maximumBytes: Int { care.maximumBytes }

    /// What kind of value the cells are.
    var kind: ValueKind { generator.kind }

    /// The column as formats with types see it.
    func framed(named name: String) -> FramedColumn {
        FramedColumn(
            name: name, kind: generator.kind, maximumBytes: generator.maximumBytes,
            canBeBlank: care.canBeBlank)
    }

    /// The column as it fills blocks, if it can be done.
    func blockForm(ending: [UInt8], _ memory: WordMemory) -> BlockForm? {
        care.blockForm(ending: ending, memory)
    }

    /// Writes the cell of a row; the caller reserved the room.
    @inline(__always)
    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        if isPlain {
            generator.write(row, to: &out)
        } else {
            care.write(row, to: &out)
        }
    }
}

/// The columns of a plan.
typealias StepList = FixedList<ColumnStep>

/// Decides which cells of a column are blank.
struct BlankDraw: Sendable {
    /// Whether any cell is.
    let isPossible: Bool
    /// What a blank cell looks like in the file.
    let text: [UInt8]
    private let key: StreamKey
    /// A word below it makes the cell blank.
    private let threshold: UInt64
    private let isCertain: Bool

    init(_ share: BlankShare, key: StreamKey, text: [UInt8]) {
        self.key = key
        self.text = text
        isPossible = share.perMillion > 0
        isCertain = share.perMillion == 1_000_000
        // 2^64 × share, rounded down.
        threshold = share.threshold
    }

    /// Whether the cell of a row is blank, by the row's counter.
    @inline(__always)
    func isBlank(_ counter: UInt64) -> Bool {
        isCertain || key.word(counter) < threshold
    }
}
