// The type JSON array: several values or objects in a cell.

/// Reads `json_array`: minItems, maxItems, items.
struct JSONArrayRecipe: FieldRecipe {
    static let id = "json_array"
    static let parameters = [
        FieldParameter(
            "minItems", title: "At least", help: "The smallest number of items.",
            kind: .integer(0...100), defaultText: "1"),
        FieldParameter(
            "maxItems", title: "At most", help: "The largest number of items.",
            kind: .integer(0...100), defaultText: "5"),
        FieldParameter(
            "items", title: "Items",
            help:
                "A type, number(min=1, max=9), or several with names for objects, name:full_name, "
                + "age:number.",
            kind: .text(maximumLength: 1_000), defaultText: "number"),
    ]

    /// More fields of an object are a mistake.
    private static let maximumFields = 16

    private let counts: ClosedRange<Int>
    private let columns: [Column]
    /// Whether the items are objects.
    private let isOfObjects: Bool
    /// The schema's locales, as typed.
    private let schemaLocale: String

    init(_ reader: inout ParameterReader) {
        let least = Int(reader.integer("minItems"))
        let most = Int(reader.integer("maxItems"))
        counts = least...max(least, most)
        if most < least, !reader.hasProblem("minItems", "maxItems") {
            reader.refuse(
                "maxItems", "The maximum is below the minimum; make it at least as large.")
        }
        let text = reader.text("items")
        let typed: [Column]
        if let fields = JSONArrayRecipe.columns(text) {
            (typed, isOfObjects) = (fields, true)
        } else {
            typed = JSONArrayRecipe.columns("item:" + text) ?? []
            isOfObjects = false
        }
        let now = reader.column.parameters[RelativeMoment.now.name] ?? ""
        columns = typed.map { $0.counting(from: now) }
        schemaLocale = reader.schemaLocale
        if let sentence = problem(isAlone: !isOfObjects, locale: reader.schemaLocale) {
            reader.refuse("items", sentence)
        }
    }

    private static func columns(_ text: String) -> [Column]? {
        do throws(ColumnLine.Problem) { return try ColumnLine.read(text, needsNames: true) } catch {
            return nil
        }
    }

    private func problem(isAlone: Bool, locale: String) -> String? {
        guard !columns.isEmpty, columns.count <= (isAlone ? 1 : JSONArrayRecipe.maximumFields)
        else {
            return "Items are a type, such as number(min=1, max=9), or at most "
                + "\(JSONArrayRecipe.maximumFields) with names, such as name:full_name, age:number."
        }
        for column in columns {
            if FieldCatalog.type(named: column.type)?.id == JSONArrayRecipe.id
                || TemplateRecipe.text(of: column) != nil || column.togetherName != nil
            {
                return "Items hold no arrays, templates or unique_together; take another type."
            }
        }
        let problems = columns.indices.flatMap {
            ColumnCheck(position: $0, columns: columns, locale: locale).problems()
        }
        return problems.first.map { "Of the items, \($0.field): \($0.message)" }
    }

    /// The arrays that differ in their numbered items; nil when no item can be numbered.
    var capacity: UInt64? {
        spellings.map { $0.spelling.count < 1 << 63 ? $0.spelling.count : .max }
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        guard maker.column.isUnique, let (spelling, numbered) = spellings else {
            return JSONArrayGenerator(
                counts: counts, columns: columns, isOfObjects: isOfObjects, spelling: nil,
                maker: maker)
        }
        var columns = columns
        columns[numbered].isUnique = true
        return JSONArrayGenerator(
            counts: counts, columns: columns, isOfObjects: isOfObjects,
            spelling: (spelling, maker.permutation(spelling.count)), maker: maker)
    }

    /// How arrays are told apart, by the field of the items that has the most values.
    private var spellings: (spelling: ArraySpelling, field: Int)? {
        let capacities = columns.map { column -> UInt64 in
            guard BlankShare.parse(column.blankPercent).value == BlankShare.none else { return 0 }
            return FieldCatalog.type(named: column.type)?.capacity(of: column, locale: schemaLocale)
                ?? 0
        }
        guard let most = capacities.max(), most > 0, let field = capacities.firstIndex(of: most)
        else { return nil }
        return (ArraySpelling(items: most, counts: counts), field)
    }
}

/// Writes arrays.
///
/// Frozen: item j, from 0, of a row's array has the values that row (row - 1) · maxItems + j + 1 of a
/// schema of the items would have, whose columns are keyed by the array's name and theirs. The items
/// have people and places of their own, for which memory is taken for each cell. In a unique array the
/// first items have the rows that the array's spelling says.
private final class JSONArrayGenerator: FieldGenerator {
    private let least: Int
    private let most: Int
    private let bound: Bound
    private let key: StreamKey
    /// How unique arrays begin.
    private let spelling: (ArraySpelling, Permutation)?
    private let steps: StepList
    private let individuals: Individuals
    /// What stands before each field of an object, and at its end; nil for plain values.
    private let marks: WordList?
    let maximumBytes: Int
    let alphabet: ByteSet

    /// Rows of items stay below the last that a plan has.
    private static let itemRows: UInt64 = 1 << UInt64(TicketOffice.rowBits - 1)

    init(
        counts: ClosedRange<Int>, columns: [Column], isOfObjects: Bool,
        spelling: (ArraySpelling, Permutation)?, maker: GeneratorMaker
    ) {
        self.spelling = spelling
        least = counts.lowerBound
        most = counts.upperBound
        bound = Bound(UInt64(counts.count))
        key = maker.key()
        let inner = maker.elements(columns)
        (steps, individuals) = (inner.steps, inner.individuals)
        let marks = isOfObjects ? JSONArrayGenerator.marks(columns) : []
        self.marks = marks.isEmpty ? nil : maker.list(marks, weights: marks.map { _ in 1 })
        let steps = inner.steps
        let item = (0..<steps.count).reduce(marks.reduce(1) { $0 + $1.count }) {
            $0 + steps[$1].maximumBytes
        }
        maximumBytes = counts.upperBound * item + 2
        // What escapes and blanks add.
        alphabet = ByteSet(marks.joined()).union(inner.alphabet).union(
            "[],\"\\/nullbfrt0123456789abcde")
    }

    private static func marks(_ columns: [Column]) -> [[UInt8]] {
        let json = Format.ndjson.quoting(Dialect())
        let names = columns.map { json.encoded(Array($0.name.utf8)) }
        let first = UInt8(ascii: "{")
        let comma = UInt8(ascii: ",")
        return names.enumerated().map { [$0 == 0 ? first : comma] + $1 + [UInt8(ascii: ":")] }
            + [[UInt8(ascii: "}")]]
    }

    var certain: ByteSet { ByteSet("[]") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var count = least &+ Int(bound.value(key.word(row.counter)))
        var word = spelling.map { $0.0.word($0.1(row.number &- 1), count: &count) }
        let first = (row.number &- 1) &* UInt64(most)
        var state = individuals.makeState(rows: 1)
        out.put(UInt8(ascii: "["))
        for item in 0..<count {
            let number = word?.next() ?? first &+ UInt64(item)
            let itemRow = number & (JSONArrayGenerator.itemRows &- 1) &+ 1
            individuals.draw(itemRow, count: 1, into: state)
            state.select(itemRow, slot: 0)
            if item > 0 { out.put(UInt8(ascii: ",")) }
            writeItem(state, to: &out)
        }
        out.put(UInt8(ascii: "]"))
    }

    private func writeItem(_ state: borrowing RowState, to out: inout OutputBuffer) {
        for index in 0..<steps.count {
            marks?.write(index, to: &out)
            steps[index].write(state, to: &out)
        }
        marks?.write(steps.count, to: &out)
    }
}
