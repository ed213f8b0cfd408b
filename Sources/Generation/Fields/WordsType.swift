// The types words and paragraphs.

/// Reads `words`: min, max.
struct WordsRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "min", title: "At least", help: "The smallest number of words.",
            kind: .integer(1...100), defaultText: "2"),
        FieldParameter(
            "max", title: "At most", help: "The largest number of words.",
            kind: .integer(1...100), defaultText: "6"),
    ]

    private let range: ClosedRange<Int>
    private let list: WordList

    init(_ reader: inout ParameterReader) {
        range = reader.countRange()
        list = reader.locale.textList("word") ?? WordArchive.list("filler")
    }

    /// Of a unique column's words so many are told by the row's number; four are 8 × 10^11 texts.
    private var numbered: Int { min(range.lowerBound, 4) }

    var capacity: UInt64? {
        (0..<numbered).reduce(1) { product, _ in product * UInt64(list.count) }
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        WordsGenerator(
            list, range: range, key: maker.key(), numbered: numbered,
            permutation: maker.column.isUnique ? maker.permutation(capacity ?? 1) : nil)
    }
}

/// Writes words; three are cut from each word of the cell.
private final class WordsGenerator: FieldGenerator {
    private let range: ClosedRange<Int>
    private let key: StreamKey
    private let numbered: Int
    private let permutation: Permutation?
    private let list: WordList

    init(
        _ list: WordList, range: ClosedRange<Int>, key: StreamKey, numbered: Int,
        permutation: Permutation?
    ) {
        self.list = list
        self.range = range
        self.key = key
        self.numbered = permutation == nil ? 0 : numbered
        self.permutation = permutation
    }

    var maximumBytes: Int { range.upperBound * (list.maximumLength + 1) }
    var alphabet: ByteSet { list.alphabet.union(" ") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var first = key.word(row.counter)
        var draws = Draws(first)
        let count = range.lowerBound &+ take(range.count, from: &first)
        var number = permutation.map { $0(row.number &- 1) } ?? 0
        var word: UInt64 = 0
        for place in 0..<count {
            if place > 0 { out.put(UInt8(ascii: " ")) }
            if place < numbered {
                list.write(Int(number % UInt64(list.count)), to: &out)
                number /= UInt64(list.count)
                continue
            }
            if place % 3 == 0 || place == numbered { word = draws.next() }
            list.write(take(list.count, from: &word), to: &out)
        }
    }
}

/// Reads `paragraphs`: min, max.
struct ParagraphsRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "min", title: "At least", help: "The smallest number of paragraphs.",
            kind: .integer(1...20), defaultText: "1"),
        FieldParameter(
            "max", title: "At most", help: "The largest number of paragraphs.",
            kind: .integer(1...20), defaultText: "3"),
    ]

    private let range: ClosedRange<Int>
    private let local: LocalClauses?
    private let english: ClauseLists

    init(_ reader: inout ParameterReader) {
        range = reader.countRange()
        local = LocalClauses(reader.locale)
        english = ClauseLists(reader.locale)
    }

    var capacity: UInt64? { local?.sentences ?? english.sentences }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if let local {
            return LocalTextGenerator(
                local, paragraphs: range, sentences: ParagraphsGenerator.sentences, maker: &maker)
        }
        return ParagraphsGenerator(
            english, range: range, key: maker.key(),
            permutation: maker.column.isUnique ? maker.permutation(english.sentences) : nil)
    }
}

/// Writes paragraphs of three to six sentences with a line feed between.
private final class ParagraphsGenerator: FieldGenerator {
    static let sentences = 3...6
    private let range: ClosedRange<Int>
    private let key: StreamKey
    private let permutation: Permutation?
    private let lists: ClauseLists

    init(
        _ lists: ClauseLists, range: ClosedRange<Int>, key: StreamKey, permutation: Permutation?
    ) {
        self.lists = lists
        self.range = range
        self.key = key
        self.permutation = permutation
    }

    var maximumBytes: Int {
        range.upperBound * ParagraphsGenerator.sentences.upperBound * (lists.maximumLength + 1)
    }
    var alphabet: ByteSet { lists.alphabet.union(" .,\n") }
    var certain: ByteSet { range.lowerBound > 1 ? ByteSet(" .\n") : ByteSet(" .") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var first = key.word(row.counter)
        var draws = Draws(first)
        let count = range.lowerBound &+ take(range.count, from: &first)
        for paragraph in 0..<count {
            if paragraph > 0 { out.put(UInt8(ascii: "\n")) }
            var word = draws.next()
            let sentences = ParagraphsGenerator.sentences
            for sentence in 0..<sentences.lowerBound &+ take(sentences.count, from: &word) {
                if sentence > 0 { out.put(UInt8(ascii: " ")) }
                let bits = draws.next()
                if let permutation, paragraph + sentence == 0 {
                    Sentence(numbered: permutation(row.number &- 1), lists).write(lists, to: &out)
                } else {
                    Sentence(cutFrom: bits, lists).write(lists, to: &out)
                }
            }
        }
    }
}
