// One column of a plan: blank or not, quoted or not, and the generator between.

/// What is done for one cell of a row.
struct ColumnStep: ~Copyable, Sendable {
    private let generator: any FieldGenerator
    /// Whether nothing is to be done but calling the generator.
    private let isPlain: Bool
    private let style: CellStyle
    private let blank: BlankDraw
    private let scan: CellScan
    /// The most bytes a cell takes with quotes, before quotes inside it are doubled.
    let maximumBytes: Int

    init(generator: any FieldGenerator, blank: BlankDraw, quoting: CellQuoting?) {
        self.generator = generator
        self.blank = blank
        style = ColumnStep.style(generator, quoting)
        isPlain = style == .bare && !blank.isPossible
        scan = CellScan(
            quoting ?? CellQuoting(Dialect()), alphabet: generator.alphabet,
            isNumeric: generator.isNumeric)
        let longest = max(generator.maximumBytes, blank.text.count)
        maximumBytes = (generator.isEncoded ? 2 * longest : longest) + 2
    }

    private static func style(_ generator: any FieldGenerator, _ quoting: CellQuoting?) -> CellStyle
    {
        guard let quoting, !generator.isEncoded else { return .bare }
        let style = quoting.style(
            alphabet: generator.alphabet, certain: generator.certain,
            isNumeric: generator.isNumeric)
        let isForeseen =
            style == .checked && !quoting.mustEnclose([], isNumeric: generator.isNumeric)
            && !generator.alphabet.contains(quoting.quote) && generator.canForesee(quoting.special)
        return isForeseen ? .foreseen : style
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
        switch style {
        case .bare:
            generator.write(row, to: &out)
        case .enclosed:
            writeEnclosed(row, to: &out)
        case .foreseen:
            if generator.foresees(row) {
                writeEnclosed(row, to: &out)
            } else {
                generator.write(row, to: &out)
            }
        case .checked:
            let start = out.count
            generator.write(row, to: &out)
            scan.encloseIfNeeded(from: start, in: &out)
        }
    }

    private func writeEnclosed(_ row: borrowing RowState, to out: inout OutputBuffer) {
        out.put(scan.quote)
        generator.write(row, to: &out)
        out.put(scan.quote)
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
