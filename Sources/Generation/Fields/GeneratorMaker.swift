// What a recipe gets to make a generator with.

/// Gives recipes their keys, word lists and hidden individuals while a plan is made.
struct GeneratorMaker {
    let column: Column
    /// The columns of the schema.
    let columns: [Column]
    private let seed: Seed
    private let quoting: CellQuoting?
    private let memory: WordMemory
    private(set) var individuals: Individuals
    /// What the column is unique together with.
    private let together: UniqueTogether?
    private let log: PermutationLog?

    init(
        column: Column, columns: [Column], seed: Seed, quoting: CellQuoting?, memory: WordMemory,
        individuals: Individuals, log: PermutationLog? = nil
    ) {
        together = UniqueTogether(of: column, among: columns)
        self.log = log
        var column = column
        // The generators of such columns number their values, as those of unique ones do.
        if together != nil { column.isUnique = true }
        self.column = column
        self.columns = columns
        self.seed = seed
        self.quoting = quoting
        self.memory = memory
        self.individuals = individuals
    }

    /// The column's own stream of words; `part` tells several uses apart.
    func key(_ part: String = "") -> StreamKey {
        StreamKey(seed: seed, label: "column\u{1F}\(column.name)\u{1F}\(part)")
    }

    /// The place of the column's person in `RowState`.
    mutating func person() -> Int { individuals.person(group: column.group, seed: seed) }

    /// The source of the column's person, for serials.
    mutating func personSource() -> PersonSource { individuals.source(ofPerson: person()) }

    /// The source of the column's place, for serials.
    mutating func placeSource() -> PlaceSource { individuals.source(ofPlace: place()) }

    /// The place of the column's place in `RowState`; `withStreet` if its street is shown.
    mutating func place(withStreet: Bool = false) -> Int {
        individuals.place(group: column.group, seed: seed, withStreet: withStreet)
    }

    /// The place of the column's company in `RowState`.
    mutating func company() -> Int { individuals.company(group: column.group, seed: seed) }

    /// The recipe of a column of a schema without problems.
    func recipe(of column: Column) -> any FieldRecipe {
        guard let type = FieldCatalog.type(named: column.type) else {
            preconditionFailure("a plan is made of a schema without problems")
        }
        var reader = ParameterReader(column: column, type: type, columns: columns)
        return type.recipe.init(&reader)
    }

    /// The cells of another column as parts of this one's: the same values, never quoted.
    mutating func reference(to other: Column) -> CellReference {
        var maker = GeneratorMaker(
            column: other, columns: columns, seed: seed, quoting: nil, memory: memory,
            individuals: individuals)
        let recipe = recipe(of: other)
        let generator = recipe.generator(&maker)
        individuals = maker.individuals
        let share =
            recipe.isAlwaysBlank ? .all : BlankShare.parse(other.blankPercent).value ?? .none
        return CellReference(
            generator: generator,
            blank: BlankDraw(share, key: maker.key("blank"), text: []))
    }

    /// The cells of columns inside this one's, as they stand in JSON, and individuals of their own.
    func elements(_ inner: [Column]) -> (
        steps: StepList, alphabet: ByteSet, individuals: Individuals
    ) {
        let json = Format.ndjson.quoting(Dialect())
        var individuals = Individuals()
        var alphabet = ByteSet()
        let steps = StepList(inner.count) { position in
            var column = inner[position]
            column.name = "\(self.column.name)\u{1F}\(column.name)"
            var maker = GeneratorMaker(
                column: column, columns: [], seed: seed, quoting: json, memory: memory,
                individuals: individuals)
            let recipe = recipe(of: column)
            let generator = recipe.generator(&maker)
            individuals = maker.individuals
            alphabet = alphabet.union(generator.alphabet)
            let share =
                recipe.isAlwaysBlank ? .all : BlankShare.parse(column.blankPercent).value ?? .none
            return ColumnStep(
                generator: generator,
                blank: BlankDraw(share, key: maker.key("blank"), text: json.blank), quoting: json)
        }
        return (steps, alphabet, individuals)
    }

    /// A permutation of the numbers below `count` for a unique column.
    ///
    /// `part` tells the permutations of one column apart.
    func permutation(_ count: UInt64, part: String = "") -> Permutation {
        log?.note(count)
        guard let together else { return Permutation(count: count, key: key("unique\(part)")) }
        return together.share(
            of: column, key: StreamKey(seed: seed, label: "together\u{1F}\(together.name)"),
            own: key("unique\(part)"))
    }

    /// A list of the user's own words with whole weights above zero.
    func list(_ texts: [[UInt8]], weights: [UInt64]) -> WordList {
        memory.list(texts: texts, weights: weights)
    }

    /// A list whose words stand as they do in the file: quoted and escaped where the format needs it.
    func encoded(_ list: WordList) -> WordList {
        guard let quoting else { return list }
        let style = quoting.style(alphabet: list.alphabet, certain: ByteSet(), isBare: false)
        let isGuarded =
            quoting.guardsFormulas && !list.alphabet.isDisjoint(with: FormulaGuard.starts)
        if style == .bare && !isGuarded { return list }
        return memory.list(list, texts: (0..<list.count).map { quoting.encoded(list.bytes($0)) })
    }
}
