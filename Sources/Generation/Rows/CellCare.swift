// The cells of a column that need more than a call of the generator.

/// Blanks, quotes, escapes and apostrophes of a column's cells.
final class CellCare: Sendable {
    private let generator: any FieldGenerator
    private let style: CellStyle
    private let blank: BlankDraw
    private let scan: CellScan
    /// Whether quotes stand around the cells of the style `escaped`.
    private let isEnclosed: Bool
    /// Whether cells that spreadsheets would take for formulas get an apostrophe.
    private let isGuarded: Bool
    /// The most bytes a cell takes in the file.
    let maximumBytes: Int

    init(_ generator: any FieldGenerator, _ blank: BlankDraw, _ quoting: CellQuoting?) {
        let rules: CellRules
        if let quoting {
            rules = CellRules.encoded(generator, quoting)
        } else {
            rules = CellRules.bare(generator)
        }
        self.generator = generator
        self.blank = blank
        style = rules.style
        scan = rules.scan
        isEnclosed = rules.isEnclosed
        isGuarded = rules.isGuarded
        maximumBytes = max(rules.maximumBytes, blank.text.count)
    }

    /// Whether the generator alone does it.
    var isNone: Bool { style == .bare && !isGuarded && !blank.isPossible }

    /// The column as it fills blocks; nil when cells have to be looked at, or the generator has no
    /// form for it.
    func blockForm(ending: [UInt8], _ memory: WordMemory) -> BlockForm? {
        guard !isGuarded else { return nil }
        let quotes: CellEdges.Quotes
        switch style {
        case .bare: quotes = .never
        case .enclosed: quotes = .always
        case .foreseen: quotes = .foreseen
        case .checked, .escaped: return nil
        }
        let edges = CellEdges(quotes: quotes, quote: scan.quote, ending: ending)
        return generator.blockColumn(edges, memory).map {
            BlockForm(
                column: $0, opening: quotes == .always ? [scan.quote] : [],
                blank: blank.isPossible ? blank : nil, ending: ending)
        }
    }

    /// Whether some cells are blank.
    var canBeBlank: Bool { blank.isPossible }

    /// Writes the cell of a row; the caller reserved the room.
    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        if blank.isPossible, blank.isBlank(row.counter) {
            for byte in blank.text { out.put(byte) }
            return
        }
        switch style {
        case .bare:
            writeGuarded(row, to: &out)
        case .enclosed:
            out.put(scan.quote)
            writeGuarded(row, to: &out)
            out.put(scan.quote)
        case .foreseen:
            if generator.foresees(row) {
                writeEnclosed(row, to: &out)
            } else {
                generator.write(row, to: &out)
            }
        case .checked:
            let start = out.count
            writeGuarded(row, to: &out)
            scan.encloseIfNeeded(from: start, in: &out)
        case .escaped:
            if isEnclosed { out.put(scan.quote) }
            let start = out.count
            generator.write(row, to: &out)
            scan.escapeIfNeeded(from: start, in: &out)
            if isEnclosed { out.put(scan.quote) }
        }
    }

    @inline(__always)
    private func writeGuarded(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let start = out.count
        generator.write(row, to: &out)
        if isGuarded { out.guardTail(from: start) }
    }

    private func writeEnclosed(_ row: borrowing RowState, to out: inout OutputBuffer) {
        out.put(scan.quote)
        generator.write(row, to: &out)
        out.put(scan.quote)
    }
}
