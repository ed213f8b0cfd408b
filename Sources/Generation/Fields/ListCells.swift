// Cells that are texts of a list, of the column's own or of an individual that columns share.

/// Makes recipes and types of lists.
enum ListCells {
    /// A text of a list by its weight, drawn by the column alone; unique ones come once each.
    static func drawn(_ list: WordList) -> CellRecipe {
        CellRecipe(counted: { UInt64(distinct(list).count) }) { maker in
            generator(list, &maker)
        }
    }

    /// What an individual of a table shows: a text of `part`, whose entries are those of `table`.
    ///
    /// All columns of a group with the same `kind` show the same individual; a unique column has
    /// an order of its own.
    static func shown(_ kind: String, table: WordList, part: WordList) -> CellRecipe {
        CellRecipe(counted: { UInt64(distinct(part).count) }) { maker in
            if maker.column.isUnique { return generator(part, &maker) }
            return SharedListGenerator(
                table: table, part: maker.encoded(part), alphabet: part.alphabet,
                key: maker.sharedKey(kind))
        }
    }

    private static func generator(
        _ list: WordList, _ maker: inout GeneratorMaker
    ) -> any FieldGenerator {
        if maker.column.isUnique {
            let texts = distinct(list)
            let whole = maker.list(texts, weights: texts.map { _ in 1 })
            return WordGenerator(whole, maker: maker)
        }
        return WordGenerator(list.isWeighted ? list : even(list, maker), maker: maker)
    }

    /// The same texts, all equally likely.
    private static func even(_ list: WordList, _ maker: GeneratorMaker) -> WordList {
        let texts = (0..<list.count).map { list.bytes($0) }
        return maker.list(texts, weights: texts.map { _ in 1 })
    }

    /// The texts of a list without those that came before, and without an empty one.
    static func distinct(_ list: WordList) -> [[UInt8]] {
        var seen: Set<[UInt8]> = [[]]
        return (0..<list.count).map { list.bytes($0) }.filter { seen.insert($0).inserted }
    }
}

/// Draws an entry of a table for each row: the same for all columns with the key.
struct SharedEntry: Sendable {
    let table: WordList
    let key: StreamKey

    init(_ table: WordList, key: StreamKey) {
        self.table = table
        self.key = key
    }

    /// The entry of a row.
    @inline(__always)
    func callAsFunction(_ row: borrowing RowState) -> Int {
        var word = key.word(row.counter)
        if table.isWeighted { return table.drawn(UInt32(truncatingIfNeeded: word >> 32)) }
        return take(table.count, from: &word)
    }
}

/// Writes a text of a row's individual.
private final class SharedListGenerator: FieldGenerator {
    private let entry: SharedEntry
    private let part: WordList
    let alphabet: ByteSet

    init(table: WordList, part: WordList, alphabet: ByteSet, key: StreamKey) {
        entry = SharedEntry(table, key: key)
        self.part = part
        self.alphabet = alphabet
    }

    var maximumBytes: Int { part.maximumLength }
    var isEncoded: Bool { true }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        part.write(entry(row), to: &out)
    }

    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)? {
        guard entry.table.isWeighted else { return nil }
        return DrawnWordColumn(entry.table, part: part, key: entry.key, edges, memory)
    }
}

extension FieldType {
    /// A type whose cells are texts of a list, drawn by the column alone.
    static func drawn(
        _ id: String, _ title: String, aliases: [String] = [], group: String, summary: String,
        list: String, example: String, alphabet: String = "letters, space, punctuation"
    ) -> FieldType {
        FieldType(
            id: id, title: title, aliases: aliases, group: group, summary: summary,
            example: example, alphabet: alphabet
        ) { _ in ListCells.drawn(WordArchive.list(list)) }
    }

    /// A type whose cells are English texts of a list, as the locale spells them.
    static func spelled(
        _ id: String, _ title: String, group: String, summary: String, list: String, example: String
    ) -> FieldType {
        FieldType(
            id: id, title: title, group: group, summary: summary, example: example,
            alphabet: "letters, space", version: 2, isLocalized: true
        ) { ListCells.drawn($0.locale.spelled(list)) }
    }

    /// A type whose cells are words of a kind that every language has, drawn by the column alone.
    static func worded(
        _ id: String, _ title: String, group: String, summary: String, example: String
    ) -> FieldType {
        FieldType(
            id: id, title: title, group: group, summary: summary, parameters: [.wording],
            example: example, alphabet: "letters, space, punctuation", version: 2,
            isLocalized: true
        ) { ListCells.drawn($0.words(id)) }
    }

    /// A type that shows a part of an individual that several columns share.
    static func shown(
        _ id: String, _ title: String, aliases: [String] = [], group: String, summary: String,
        table: String, part: String? = nil, example: String,
        alphabet: String = "letters, space, punctuation"
    ) -> FieldType {
        FieldType(
            id: id, title: title, aliases: aliases, group: group, summary: summary,
            example: example, alphabet: alphabet
        ) { _ in
            ListCells.shown(
                table, table: WordArchive.list(table), part: WordArchive.list(part ?? table))
        }
    }
}

extension FieldType {
    /// A type whose cells are a function of a number below `count`, different for each.
    init(
        id: String, title: String, aliases: [String] = [], group: String, summary: String,
        example: String, alphabet: String, count: UInt64, bytes: Int, set: ByteSet,
        isNumeric: Bool = false,
        write: @escaping @Sendable (UInt64, inout OutputBuffer) -> Void
    ) {
        self.init(
            id: id, title: title, aliases: aliases, group: group, summary: summary,
            example: example, alphabet: alphabet
        ) { _ in
            NumberCells.recipe(
                count: count, bytes: bytes, set: set, isNumeric: isNumeric, write: write)
        }
    }
}

/// Makes recipes of numbers.
enum NumberCells {
    /// Cells that are a function of a number below `count`, different for each.
    static func recipe(
        count: UInt64, bytes: Int, set: ByteSet, isNumeric: Bool = false,
        write: @escaping @Sendable (UInt64, inout OutputBuffer) -> Void
    ) -> CellRecipe {
        CellRecipe(capacity: count) { maker in
            let numbers = Numbers(count, maker: maker)
            return CellGenerator(maximumBytes: bytes, alphabet: set, isNumeric: isNumeric) {
                row, out in
                write(numbers(row), &out)
            }
        }
    }

    /// Cells that are a function of a word of the column's own; they cannot be unique.
    static func random(
        bytes: Int, set: ByteSet, isNumeric: Bool = false, certain: ByteSet = ByteSet(),
        write: @escaping @Sendable (UInt64, inout OutputBuffer) -> Void
    ) -> CellRecipe {
        CellRecipe(capacity: nil) { maker in
            let key = maker.key()
            return CellGenerator(
                maximumBytes: bytes, alphabet: set, certain: certain, isNumeric: isNumeric
            ) { row, out in
                write(key.word(row.counter), &out)
            }
        }
    }
}
