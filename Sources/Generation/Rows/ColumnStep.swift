// One column of a plan: blank or not, quoted or not, and the generator between.

/// What is done for one cell of a row.
struct ColumnStep: Sendable {
    private let generator: any FieldGenerator
    private let style: CellStyle
    private let blankKey: StreamKey
    /// A word below it makes the cell blank; 0 means never.
    private let blankBelow: UInt64
    private let isAlwaysBlank: Bool
    private let blankText: [UInt8]
    private let scan: CellScan
    /// The most bytes a cell takes with quotes, before quotes inside it are doubled.
    let maximumBytes: Int

    init(
        generator: any FieldGenerator, blank: BlankShare, blankKey: StreamKey,
        quoting: CellQuoting?, blankText: [UInt8]
    ) {
        self.generator = generator
        self.blankKey = blankKey
        self.blankText = blankText
        isAlwaysBlank = blank.perMillion == 1_000_000
        // 2^64 × share, exact to one in 2^64.
        blankBelow = (UInt64(blank.perMillion) << 44) / 1_000_000 << 20
        scan = CellScan(quoting ?? CellQuoting(Dialect()))
        if let quoting, !generator.isEncoded {
            style = quoting.style(
                alphabet: generator.alphabet, certain: generator.certain,
                isNumeric: generator.isNumeric)
        } else {
            style = .bare
        }
        let longest = max(generator.maximumBytes, blankText.count)
        maximumBytes = (generator.isEncoded ? 2 * longest : longest) + 2
    }

    /// Writes the cell of a row; the caller reserved the room.
    @inline(__always)
    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        if blankBelow != 0, isAlwaysBlank || blankKey.word(row.counter) < blankBelow {
            for byte in blankText { out.put(byte) }
            return
        }
        switch style {
        case .bare:
            generator.write(row, to: &out)
        case .enclosed:
            out.put(scan.quote)
            generator.write(row, to: &out)
            out.put(scan.quote)
        case .checked:
            let start = out.count
            generator.write(row, to: &out)
            scan.encloseIfNeeded(from: start, in: &out)
        }
    }
}
