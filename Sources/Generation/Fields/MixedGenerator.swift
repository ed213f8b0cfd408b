// The cells of a column whose rows have several locales.

/// Hands each row to the generator of its locale.
final class MixedGenerator: FieldGenerator {
    private let choice: Int
    private let generators: [any FieldGenerator]

    /// `choice` is the place of the row's locale in `RowState`; the generators stand in the order
    /// of the mix.
    init(choice: Int, generators: [any FieldGenerator]) {
        self.choice = choice
        self.generators = generators
    }

    var maximumBytes: Int { generators.map(\.maximumBytes).max() ?? 0 }
    var alphabet: ByteSet { generators.reduce(ByteSet()) { $0.union($1.alphabet) } }
    var isNumeric: Bool { generators.allSatisfy(\.isNumeric) }
    /// The makers of a mix encode nothing, so that one look at the cell serves all.
    var isEncoded: Bool { false }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        generators[row.choice(choice)].write(row, to: &out)
    }
}
