// The type template: a text with other columns' values in it.

/// Reads `template`: template.
struct TemplateRecipe: FieldRecipe {
    static let id = "template"
    static let template = FieldParameter(
        "value", title: "Template",
        help: "Names of columns in braces, {id}, stand for their values; {{ and }} for braces.",
        kind: .text(maximumLength: 4_000), defaultText: "a text with {{column}} in it")

    /// The parameters that hold templates, by the types that have one.
    private static let places = [
        id: template.name, "md5": HashTypes.of.name, "sha1": HashTypes.of.name,
        "sha256": HashTypes.of.name,
    ]

    /// The template of a column as typed; nil when it has none.
    static func text(of column: Column) -> String? {
        guard let type = FieldCatalog.type(named: column.type), let place = places[type.id]
        else { return nil }
        let text = column.parameters[place] ?? ""
        return text.trimmed.isEmpty && type.id != id ? nil : text
    }

    private let template: CellTemplate
    private let graph: TemplateGraph
    private let columns: [Column]
    /// The schema's locales, as typed.
    private let locale: String
    private let hasProblem: Bool

    init(_ reader: inout ParameterReader) { self.init(&reader, parameter: "value") }

    /// Reads a template that stands in another parameter.
    init(_ reader: inout ParameterReader, parameter: String) {
        columns = reader.columns
        locale = reader.schemaLocale
        var graph = TemplateGraph(columns, locale: reader.schemaLocale)
        let parsed = CellTemplate.parse(reader.text(parameter))
        template = parsed.value ?? CellTemplate()
        let problem =
            parsed.problem
            ?? (template.parts.isEmpty
                ? "Type a text with the names of columns in braces, such as No. {id}."
                : graph.problem(of: reader.column))
        if let problem { reader.refuse(parameter, problem) }
        hasProblem = problem != nil
        self.graph = graph
    }

    /// That of the unique column with the most values, if the others cannot hide its value.
    ///
    /// Cells differ when that column's do and its value can be read back: each column but the last is
    /// followed by a byte that it never contains.
    var capacity: UInt64? {
        let names = template.names
        guard !hasProblem, !names.isEmpty else { return nil }
        let capacities = others.filter { $0.isUnique && isNeverBlank($0) }
            .compactMap {
                FieldCatalog.type(named: $0.type)?.capacity(
                    of: $0, among: columns, locale: locale)
            }
        guard let most = capacities.max() else { return nil }
        return names.count == 1 || canBeReadBack ? most : nil
    }

    private func isNeverBlank(_ column: Column) -> Bool {
        BlankShare.parse(column.blankPercent).value?.perMillion == 0
    }

    private var canBeReadBack: Bool {
        guard others.allSatisfy(graph.isSound) else { return false }
        var maker = GeneratorMaker(
            column: Column(name: "", type: ""), columns: columns, schemaLocale: locale,
            seed: Seed(0), quoting: nil, memory: WordMemory(), individuals: Individuals())
        for (part, next) in zip(template.parts, template.parts.dropFirst()) {
            guard case .column(let name) = part, let column = graph.column(named: name)
            else { continue }
            guard case .text(let text) = next, let mark = text.first else { return false }
            if maker.reference(to: column).generator.alphabet.contains(mark) { return false }
        }
        return true
    }

    /// The columns that the template refers to.
    private var others: [Column] { template.names.compactMap(graph.column(named:)) }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        var texts: [[UInt8]] = []
        var references: [CellReference] = []
        let order = template.parts.map { part -> Int in
            switch part {
            case .text(let text):
                texts.append(text)
                return -texts.count
            case .column(let name):
                guard let column = graph.column(named: name) else {
                    preconditionFailure("a column with problems has no generator")
                }
                references.append(maker.reference(to: column))
                return references.count - 1
            }
        }
        let list = texts.isEmpty ? nil : maker.list(texts, weights: texts.map { _ in 1 })
        return TemplateGenerator(order: order, texts: list, references: references)
    }
}

/// Writes the texts of a template and the values of other columns in order.
private final class TemplateGenerator: FieldGenerator {
    /// The index of a reference, or -1 for the first text, -2 for the second and so on.
    private let order: [Int]
    private let texts: WordList?
    private let steps: StepList
    let maximumBytes: Int
    let alphabet: ByteSet
    let certain: ByteSet

    init(order: [Int], texts: WordList?, references: [CellReference]) {
        self.order = order
        self.texts = texts
        steps = StepList(references.count) { references[$0].step }
        let own = texts?.alphabet ?? ByteSet()
        let length = order.count * (texts?.maximumLength ?? 0)
        maximumBytes = references.reduce(length) { $0 + $1.generator.maximumBytes }
        alphabet = references.reduce(own) { $0.union($1.generator.alphabet) }
        certain = references.reduce(own) { $0.union($1.certain) }
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        for part in order {
            if part < 0 {
                texts?.write(-1 - part, to: &out)
            } else {
                steps[part].write(row, to: &out)
            }
        }
    }
}
