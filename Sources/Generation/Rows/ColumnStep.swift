// One column of a plan: blank or not, quoted or not, and the generator between.

/// What is done for one cell of a row.
struct ColumnStep: ~Copyable, Sendable {
    private let generator: any FieldGenerator
    /// Whether nothing is to be done but calling the generator.
    private let isPlain: Bool
    private let blank: BlankDraw
    private let rules: CellRules
    /// The most bytes a cell takes in the file.
    let maximumBytes: Int

    init(generator: any FieldGenerator, blank: BlankDraw, quoting: CellQuoting?) {
        let rules: CellRules
        if let quoting {
            rules = CellRules.encoded(generator, quoting)
        } else {
            rules = CellRules.bare(generator)
        }
        self.generator = generator
        self.blank = blank
        self.rules = rules
        isPlain = rules.style == .bare && !rules.isGuarded && !blank.isPossible
        maximumBytes = max(rules.maximumBytes, blank.text.count)
    }

    /// What kind of value the cells are.
    var kind: ValueKind { generator.kind }

    /// The column as formats with types see it.
    func framed(named name: String) -> FramedColumn {
        FramedColumn(
            name: name, kind: generator.kind, maximumBytes: generator.maximumBytes,
            canBeBlank: blank.isPossible)
    }

    /// Writes the cell of a row; the caller reserved the room.
    @inline(__always)
    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        if isPlain {
            generator.write(row, to: &out)
        } else {
            writeWithCare(row, to: &out)
        }
    }

    private func writeWithCare(_ row: borrowing RowState, to out: inout OutputBuffer) {
        if blank.isPossible, blank.isBlank(row) {
            for byte in blank.text { out.put(byte) }
            return
        }
        switch rules.style {
        case .bare, .enclosed:
            writeKnown(row, to: &out)
        case .foreseen:
            if generator.foresees(row) {
                writeEnclosed(row, to: &out)
            } else {
                generator.write(row, to: &out)
            }
        case .checked:
            let start = out.count
            writeGuarded(row, to: &out)
            rules.scan.encloseIfNeeded(from: start, in: &out)
        case .escaped:
            if rules.isEnclosed { out.put(rules.scan.quote) }
            let start = out.count
            generator.write(row, to: &out)
            rules.scan.escapeIfNeeded(from: start, in: &out)
            if rules.isEnclosed { out.put(rules.scan.quote) }
        }
    }

    /// Writes a cell of which it is known whether it gets quotes.
    private func writeKnown(_ row: borrowing RowState, to out: inout OutputBuffer) {
        if rules.style == .enclosed { out.put(rules.scan.quote) }
        writeGuarded(row, to: &out)
        if rules.style == .enclosed { out.put(rules.scan.quote) }
    }

    private func writeGuarded(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let start = out.count
        generator.write(row, to: &out)
        if rules.isGuarded { out.guardTail(from: start) }
    }

    private func writeEnclosed(_ row: borrowing RowState, to out: inout OutputBuffer) {
        out.put(rules.scan.quote)
        generator.write(row, to: &out)
        out.put(rules.scan.quote)
    }
}

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

    @inline(__always)
    func isBlank(_ row: borrowing RowState) -> Bool {
        isCertain || key.word(row.counter) < threshold
    }
}
