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
    /// How the parameters are read and the generator is made.
    let recipe: any FieldRecipe.Type

    init(
        id: String, title: String, aliases: [String] = [], group: String, summary: String,
        parameters: [FieldParameter] = [], example: String, alphabet: String, version: Int = 1,
        recipe: any FieldRecipe.Type
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
        self.recipe = recipe
    }

    /// Reads the parameters; problems stay in the reader.
    func check(_ reader: inout ParameterReader) {
        _ = recipe.init(&reader)
    }

    /// How many different values a column of this type can give when it is unique.
    ///
    /// Nil when it cannot be unique, `UInt64.max` when there is no bound that matters. `columns` are
    /// those of the schema, for types that refer to others.
    package func capacity(of column: Column, among columns: [Column] = []) -> UInt64? {
        var reader = ParameterReader(column: column, type: self, columns: columns)
        return recipe.init(&reader).capacity
    }

    /// A sentence when a column cannot be unique, else nil; its parameters have no problems.
    func uniqueProblem(_ column: Column, among columns: [Column]) -> String? {
        if capacity(of: column, among: columns) != nil { return nil }
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
