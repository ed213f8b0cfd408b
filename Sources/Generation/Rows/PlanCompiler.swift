// Makes the steps of a plan out of a schema.

/// Compiles the columns of a schema that has no problems.
struct PlanCompiler {
    let schema: Schema
    let seed: Seed
    let quoting: CellQuoting?

    /// The steps, the individuals they show, and the memory they point into.
    func compile() -> (StepList, Individuals, WordMemory) {
        let memory = WordMemory()
        var individuals = Individuals()
        let blankText = encodedBlankText()
        let columns = schema.datedColumns
        let steps = StepList(columns.count) { position in
            let column = columns[position]
            var maker = GeneratorMaker(
                column: column, columns: columns, schemaLocale: schema.locale,
                seed: seed, quoting: quoting,
                memory: memory,
                individuals: individuals)
            let (generator, isAlwaysBlank) = maker.generator()
            individuals = maker.individuals
            let share =
                isAlwaysBlank
                ? .all : BlankShare.parse(column.blankPercent).value ?? .none
            return ColumnStep(
                generator: generator,
                blank: BlankDraw(share, key: maker.key("blank"), text: blankText),
                quoting: quoting)
        }
        return (steps, individuals, memory)
    }

    /// A blank cell as it stands in the file.
    ///
    /// A row whose only cell is empty would be an empty line, which readers skip: it gets quotes.
    private func encodedBlankText() -> [UInt8] {
        let text = Array(schema.dialect.nullText.utf8)
        guard let quoting else { return text }
        guard quoting.isDelimited else { return quoting.blank }
        if text.isEmpty, schema.columns.count == 1 { return [quoting.quote, quoting.quote] }
        return quoting.quoted(text)
    }
}
