// What is done to the cells of one column, decided once.

/// The quoting, escaping and guarding of a column's cells.
struct CellRules: Sendable {
    let style: CellStyle
    let scan: CellScan
    /// Whether quotes stand around the cells of the style `escaped`.
    let isEnclosed: Bool
    /// Whether cells that spreadsheets would take for formulas get an apostrophe.
    let isGuarded: Bool
    /// The most bytes a cell takes in the file.
    let maximumBytes: Int

    /// The rules of bare texts.
    static func bare(_ generator: any FieldGenerator) -> CellRules {
        CellRules(
            style: .bare, scan: CellScan(.bare, alphabet: ByteSet(), isBare: true),
            isEnclosed: false, isGuarded: false, maximumBytes: generator.maximumBytes)
    }

    /// The rules of a column in a file.
    static func encoded(_ generator: any FieldGenerator, _ quoting: CellQuoting) -> CellRules {
        let isBare = quoting.isBare(generator)
        let isGuarded =
            quoting.guardsFormulas && !isBare && !generator.isEncoded
            && !generator.alphabet.isDisjoint(with: FormulaGuard.starts)
        // The apostrophe may itself be a quote.
        let mark = ByteSet(isGuarded ? [FormulaGuard.mark] : [])
        let alphabet = generator.alphabet.union(mark)
        let longest = generator.maximumBytes + (isGuarded ? 1 : 0)
        let expansion = generator.isEncoded ? 1 : quoting.escapes.expansion(of: alphabet)
        return CellRules(
            style: generator.isEncoded
                ? .bare
                : style(generator, alphabet, quoting, isBare: isBare, isGuarded: isGuarded),
            scan: CellScan(quoting, alphabet: alphabet, isBare: isBare),
            isEnclosed: quoting.encloses(isBare: isBare), isGuarded: isGuarded,
            maximumBytes: longest * expansion + 2)
    }

    private static func style(
        _ generator: any FieldGenerator, _ alphabet: ByteSet, _ quoting: CellQuoting,
        isBare: Bool, isGuarded: Bool
    ) -> CellStyle {
        let style = quoting.style(alphabet: alphabet, certain: generator.certain, isBare: isBare)
        let isForeseen =
            style == .checked && !isGuarded && !quoting.encloses(isBare: isBare)
            && !alphabet.contains(quoting.quote) && generator.canForesee(quoting.special)
        return isForeseen ? .foreseen : style
    }
}
