// The type sentences: made of whole clauses, so that it reads as a language; here the English ones.

/// Reads `sentences`: min, max.
struct SentencesRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "min", title: "At least", help: "The smallest number of sentences.",
            kind: .integer(1...100), defaultText: "1"),
        FieldParameter(
            "max", title: "At most", help: "The largest number of sentences.",
            kind: .integer(1...100), defaultText: "3"),
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
            return LocalTextGenerator(local, paragraphs: 1...1, sentences: range, maker: &maker)
        }
        return SentencesGenerator(
            english, fewest: range.lowerBound, counts: range.count, key: maker.key(),
            permutation: maker.column.isUnique ? maker.permutation(english.sentences) : nil)
    }
}

/// The clauses that sentences are made of.
struct ClauseLists: Sendable {
    let subject: WordList
    let innerSubject: WordList
    let predicate: WordList
    let adverbial: WordList
    let opener: WordList
    let followup: WordList

    /// The clauses of English as a locale spells it.
    init(_ locale: Locale) {
        subject = locale.spelled("subject")
        innerSubject = locale.spelled("subject_inner")
        predicate = locale.spelled("predicate")
        adverbial = locale.spelled("adverbial")
        opener = locale.spelled("opener")
        followup = locale.spelled("followup")
    }

    /// The bytes of all clauses.
    var alphabet: ByteSet {
        [subject, innerSubject, predicate, adverbial, opener, followup]
            .reduce(ByteSet()) { $0.union($1.alphabet) }
    }

    /// The bytes of the longest sentence.
    var maximumLength: Int {
        subject.maximumLength + predicate.maximumLength + 4
            + max(adverbial.maximumLength, opener.maximumLength, followup.maximumLength)
    }

    /// How many different sentences there are.
    var sentences: UInt64 {
        UInt64(subject.count) * UInt64(predicate.count)
            * UInt64(1 + adverbial.count + opener.count + followup.count)
    }
}

/// One sentence: the entries of its clauses.
struct Sentence {
    enum Pattern {
        case plain, adverbial, opener, followup
    }

    let pattern: Pattern
    let subject: Int
    let predicate: Int
    /// The entry of the adverbial, the opener or the followup.
    let extra: Int

    /// Cuts a sentence from a word.
    ///
    /// Frozen: of 16 sentences 6 are "subject predicate.", 5 "subject predicate adverbial.",
    /// 3 "Opener, subject predicate.", 2 "subject predicate, and followup.".
    @inline(__always)
    init(cutFrom bits: UInt64, _ lists: borrowing ClauseLists) {
        var word = bits
        pattern = Sentence.pattern(take(16, from: &word))
        subject = take(lists.subject.count, from: &word)
        predicate = take(lists.predicate.count, from: &word)
        let count =
            switch pattern {
            case .plain: 1
            case .adverbial: lists.adverbial.count
            case .opener: lists.opener.count
            case .followup: lists.followup.count
            }
        extra = take(count, from: &word)
    }

    @inline(__always)
    static func pattern(_ sixteenth: Int) -> Pattern {
        if sixteenth < 6 { return .plain }
        if sixteenth < 11 { return .adverbial }
        return sixteenth < 14 ? .opener : .followup
    }

    /// The sentence with a number below `lists.sentences`.
    init(numbered index: UInt64, _ lists: borrowing ClauseLists) {
        let rest = Int(index / UInt64(lists.predicate.count))
        predicate = Int(index % UInt64(lists.predicate.count))
        subject = rest % lists.subject.count
        let tail = rest / lists.subject.count
        let openers = 1 + lists.adverbial.count
        let followups = openers + lists.opener.count
        if tail == 0 {
            (pattern, extra) = (.plain, 0)
        } else if tail < openers {
            (pattern, extra) = (.adverbial, tail - 1)
        } else if tail < followups {
            (pattern, extra) = (.opener, tail - openers)
        } else {
            (pattern, extra) = (.followup, tail - followups)
        }
    }

    /// Writes the sentence with its full stop.
    @inline(__always)
    func write(_ lists: borrowing ClauseLists, to out: inout OutputBuffer) {
        if pattern == .opener {
            lists.opener.write(extra, to: &out)
            out.put(0x202C, length: 2)  // ", "
            lists.innerSubject.writeLong(subject, to: &out)
        } else {
            lists.subject.writeLong(subject, to: &out)
        }
        out.put(UInt8(ascii: " "))
        lists.predicate.writeLong(predicate, to: &out)
        if pattern == .followup {
            out.put(0x202C, length: 2)  // ", "
            lists.followup.writeLong(extra, to: &out)
        } else if pattern == .adverbial {
            out.put(UInt8(ascii: " "))
            lists.adverbial.writeLong(extra, to: &out)
        }
        out.put(UInt8(ascii: "."))
    }
}

/// Writes sentences, each cut from one word of the cell; the first of a unique column is numbered.
private final class SentencesGenerator: FieldGenerator {
    private let fewest: Int
    private let counts: Int
    private let key: StreamKey
    private let permutation: Permutation?
    private let lists: ClauseLists

    init(
        _ lists: ClauseLists, fewest: Int, counts: Int, key: StreamKey, permutation: Permutation?
    ) {
        self.lists = lists
        self.fewest = fewest
        self.counts = counts
        self.key = key
        self.permutation = permutation
    }

    var maximumBytes: Int { (fewest + counts - 1) * (lists.maximumLength + 1) }
    var alphabet: ByteSet { lists.alphabet.union(" .,") }
    var certain: ByteSet { ByteSet(" .") }

    /// Whether special bytes come with the commas of the seldomer patterns only.
    func canForesee(_ special: ByteSet) -> Bool {
        permutation == nil && lists.alphabet.union(" .").isDisjoint(with: special)
    }

    func foresees(_ row: borrowing RowState) -> Bool {
        var first = key.word(row.counter)
        var draws = Draws(first)
        var commas = 0
        for _ in 0..<fewest &+ take(counts, from: &first) {
            var word = draws.next()
            commas |= take(16, from: &word) >= 11 ? 1 : 0
        }
        return commas != 0
    }

    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)? {
        guard permutation == nil, fewest + counts - 1 <= SentencesColumn.mostSentences else {
            return nil
        }
        return SentencesColumn(fewest: fewest, counts: counts, key: key, lists, edges, memory)
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var first = key.word(row.counter)
        var draws = Draws(first)
        let count = fewest &+ take(counts, from: &first)
        if let permutation {
            _ = draws.next()
            Sentence(numbered: permutation(row.number &- 1), lists).write(lists, to: &out)
        } else {
            Sentence(cutFrom: draws.next(), lists).write(lists, to: &out)
        }
        for _ in 1..<count {
            out.put(UInt8(ascii: " "))
            Sentence(cutFrom: draws.next(), lists).write(lists, to: &out)
        }
    }
}
