// What a recipe gets to make a generator with.

/// Gives recipes their keys, word lists and hidden individuals while a plan is made.
struct GeneratorMaker {
    let column: Column
    /// The columns of the schema.
    let columns: [Column]
    /// The schema's locales, as typed.
    let schemaLocale: String
    /// Whose values are wanted.
    private(set) var locale: Locale
    private let seed: Seed
    private let quoting: CellQuoting?
    private let memory: WordMemory
    private(set) var individuals: Individuals
    /// The mix of locales whose one locale is being made.
    private var mix: (locales: LocaleMix, choice: Int, position: Int)?
    /// What the column is unique together with.
    private let together: UniqueTogether?
    private let log: PermutationLog?

    init(
        column: Column, columns: [Column], schemaLocale: String, seed: Seed,
        quoting: CellQuoting?, memory: WordMemory, individuals: Individuals,
        log: PermutationLog? = nil
    ) {
        together = UniqueTogether(of: column, among: columns, locale: schemaLocale)
        self.log = log
        var column = column
        // The generators of such columns number their values, as those of unique ones do.
        if together != nil { column.isUnique = true }
        self.column = column
        self.columns = columns
        self.schemaLocale = schemaLocale
        locale = (column.localeMix(of: schemaLocale).value ?? .standard).locales[0]
        self.seed = seed
        self.quoting = quoting
        self.memory = memory
        self.individuals = individuals
    }

    /// Begins with the locales of a mix; gives the place of the row's locale in `RowState`.
    private mutating func enter(_ locales: LocaleMix) -> Int {
        let choice = individuals.choice(group: column.group, mix: locales, seed: seed)
        mix = (locales, choice, 0)
        return choice
    }

    /// Goes to one locale of the mix.
    private mutating func choose(_ position: Int) {
        guard let mix else { preconditionFailure("a locale is chosen out of a mix") }
        self.mix = (mix.locales, mix.choice, position)
        locale = mix.locales.locales[position]
    }

    /// The locale's place in the mix and how many there are: keeps unique values apart.
    var share: (position: UInt64, count: UInt64) {
        guard let mix else { return (0, 1) }
        return (UInt64(mix.position), UInt64(mix.locales.locales.count))
    }

    /// The column's own stream of words; `part` tells several uses apart.
    func key(_ part: String = "") -> StreamKey {
        StreamKey(seed: seed, label: "column\u{1F}\(column.name)\u{1F}\(part)")
    }

    /// The stream of a hidden individual that is no more than a word: all columns of the group
    /// that show the kind have the same.
    func sharedKey(_ kind: String) -> StreamKey {
        let group = (column.group ?? "").trimmed
        return StreamKey(seed: seed, label: "\(kind)\u{1F}\(group)")
    }

    /// What an individual is found by.
    private var owner: Owner {
        Owner(
            group: (column.group ?? "").trimmed, locale: locale,
            choice: mix.map { Owner.Choice(place: $0.choice, position: $0.position) })
    }

    /// The place of the column's person in `RowState`.
    mutating func person() -> Int { individuals.person(owner, seed: seed) }

    /// The source of the column's person, for serials.
    mutating func personSource() -> PersonSource { individuals.source(ofPerson: person()) }

    /// The source of the column's place, for serials.
    mutating func placeSource() -> PlaceSource {
        individuals.source(ofPlace: place(withStreet: true))
    }

    /// The place of the column's place in `RowState`; `withStreet` if its street is shown.
    mutating func place(withStreet: Bool = false) -> Int {
        individuals.place(owner, seed: seed, withStreet: withStreet)
    }

    /// The place of the column's company in `RowState`.
    mutating func company() -> Int { individuals.company(group: column.group, seed: seed) }

    /// The generator of the column, of a schema without problems, and whether all cells are blank.
    mutating func generator() -> (generator: any FieldGenerator, isAlwaysBlank: Bool) {
        guard let type = FieldCatalog.type(named: column.type) else {
            preconditionFailure("a plan is made of a schema without problems")
        }
        let locales = column.localeMix(of: schemaLocale).value ?? .standard
        guard type.isLocalized, locales.isMixed else {
            let recipe = recipe(type)
            return (recipe.generator(&self), recipe.isAlwaysBlank)
        }
        let choice = enter(locales)
        let generators = locales.locales.indices.map { position in
            choose(position)
            return recipe(type).generator(&self)
        }
        return (MixedGenerator(choice: choice, generators: generators), false)
    }

    /// The recipe of the column for the maker's locale.
    private func recipe(_ type: FieldType) -> any FieldRecipe {
        var reader = ParameterReader(
            column: column, type: type, columns: columns, schemaLocale: schemaLocale,
            locale: locale)
        return type.read(&reader)
    }

    /// The cells of another column as parts of this one's: the same values, never quoted.
    mutating func reference(to other: Column) -> CellReference {
        var maker = GeneratorMaker(
            column: other, columns: columns, schemaLocale: schemaLocale, seed: seed, quoting: nil,
            memory: memory, individuals: individuals)
        let (generator, isAlwaysBlank) = maker.generator()
        individuals = maker.individuals
        let share = isAlwaysBlank ? .all : BlankShare.parse(other.blankPercent).value ?? .none
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
                column: column, columns: [], schemaLocale: schemaLocale, seed: seed,
                quoting: json, memory: memory, individuals: individuals)
            let (generator, isAlwaysBlank) = maker.generator()
            individuals = maker.individuals
            alphabet = alphabet.union(generator.alphabet)
            let share = isAlwaysBlank ? .all : BlankShare.parse(column.blankPercent).value ?? .none
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
    ///
    /// In a mix of locales the words stay bare, since only the mix knows what needs quotes.
    func encoded(_ list: WordList) -> WordList {
        guard let quoting, mix == nil else { return list }
        let style = quoting.style(alphabet: list.alphabet, certain: ByteSet(), isBare: false)
        let isGuarded =
            quoting.guardsFormulas && !list.alphabet.isDisjoint(with: FormulaGuard.starts)
        if style == .bare && !isGuarded { return list }
        return memory.list(list, texts: (0..<list.count).map { quoting.encoded(list.bytes($0)) })
    }
}
