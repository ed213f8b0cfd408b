// A kind of column: what it is called, what it takes, what it makes.

/// A field type; one entry of the catalogue that forms, commands and the reference are drawn from.
package struct FieldType: Sendable {
    /// The stable name, snake case: "full_name".
    package let id: String
    /// Mockaroo's name where it has the type: "Full Name".
    package let title: String
    /// Other names that mean the type as well: "integer".
    package let aliases: [String]
    /// The group in menus: "Person".
    package let group: String
    /// One sentence.
    package let summary: String
    /// The parameters in the order of the form.
    package let parameters: [FieldParameter]
    /// A cell, as it may come out with the defaults.
    package let example: String
    /// What characters a cell is made of, in words.
    package let alphabet: String
    /// Raised when the type makes other bytes than before; with a line in CHANGELOG.md.
    package let version: Int
    /// Whether the values depend on the locale.
    package let isLocalized: Bool
    /// Whether a column can be unique although its rows have several locales.
    let isUniqueInMixes: Bool
    /// Whether there are values for a locale.
    private let hasValues: @Sendable (Locale) -> Bool
    /// Reads the parameters; what comes out makes the generator.
    let read: @Sendable (inout ParameterReader) -> any FieldRecipe

    init(
        id: String, title: String, aliases: [String] = [], group: String, summary: String,
        parameters: [FieldParameter] = [], example: String, alphabet: String, version: Int = 1,
        isLocalized: Bool = false, isUniqueInMixes: Bool = false, recipe: any FieldRecipe.Type
    ) {
        self.init(
            id: id, title: title, aliases: aliases, group: group, summary: summary,
            parameters: parameters, example: example, alphabet: alphabet, version: version,
            isLocalized: isLocalized, isUniqueInMixes: isUniqueInMixes
        ) { recipe.init(&$0) }
    }

    init(
        id: String, title: String, aliases: [String] = [], group: String, summary: String,
        parameters: [FieldParameter] = [], example: String, alphabet: String, version: Int = 1,
        isLocalized: Bool = false, isUniqueInMixes: Bool = false,
        hasValues: @escaping @Sendable (Locale) -> Bool = { _ in true },
        read: @escaping @Sendable (inout ParameterReader) -> any FieldRecipe
    ) {
        self.id = id
        self.title = title
        self.aliases = aliases
        self.group = group
        self.summary = summary
        self.parameters = parameters
        self.example = example
        self.alphabet = alphabet
        self.version = version
        self.isLocalized = isLocalized
        self.isUniqueInMixes = isUniqueInMixes
        self.hasValues = hasValues
        self.read = read
    }

    /// The locales that there are values for.
    package var locales: [String] {
        Locales.all.filter { supports(Locale(id: $0)) }
    }

    /// Whether there are values for a locale.
    func supports(_ locale: Locale) -> Bool { hasValues(locale) }

    /// Whether a schema's `now` means something to the type; arrays hand it on to their items.
    var countsFromNow: Bool {
        id == JSONArrayRecipe.id || parameters.contains { $0.name == RelativeMoment.now.name }
    }

    /// Reads the parameters; problems stay in the reader.
    func check(_ reader: inout ParameterReader) {
        _ = read(&reader)
    }

    /// How many different values a column of this type can give when it is unique.
    ///
    /// Nil when it cannot be unique, `UInt64.max` when there is no bound that matters. `columns` are
    /// those of the schema, for types that refer to others; `locale` is the schema's. A column whose
    /// rows mix locales is unique only where it does not show them.
    package func capacity(
        of column: Column, among columns: [Column] = [], locale: String = Locales.standard
    ) -> UInt64? {
        let mix = column.localeMix(of: locale).value ?? .standard
        guard mix.locales.allSatisfy(supports) else { return nil }
        var reader = ParameterReader(
            column: column, type: self, columns: columns, schemaLocale: locale,
            locale: mix.locales[0])
        let recipe = read(&reader)
        guard reader.problems.isEmpty else { return nil }
        let capacity = recipe.capacity
        return isLocalized && mix.isMixed && !isUniqueInMixes ? nil : capacity
    }

    /// A sentence when a column cannot be unique, else nil; its parameters have no problems.
    func uniqueProblem(_ column: Column, among columns: [Column], locale: String) -> String? {
        if capacity(of: column, among: columns, locale: locale) != nil { return nil }
        if isLocalized, column.localeMix(of: locale).value?.isMixed == true {
            return "\(title) cannot be unique in rows of several locales; give the column a locale "
                + "of its own or switch unique off."
        }
        return "\(title) cannot be unique with these parameters; change them or switch unique off."
    }
}

/// A field type's parameters, read; makes the generator.
///
/// Reading never fails: what is wrong is noted in the reader and a default taken instead.
protocol FieldRecipe: Sendable {
    /// Reads the parameters.
    init(_ reader: inout ParameterReader)

    /// How many different values a unique column can give; nil when it cannot be unique.
    var capacity: UInt64? { get }

    /// Whether all cells are blank, whatever the share of blank cells.
    var isAlwaysBlank: Bool { get }

    /// The generator for one column of a plan.
    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator
}

extension FieldRecipe {
    var isAlwaysBlank: Bool { false }
}
