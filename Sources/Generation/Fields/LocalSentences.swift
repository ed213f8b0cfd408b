// Sentences in languages other than English: clauses joined by the patterns of the language.

/// One part of a sentence's pattern; capitals begin the sentence.
enum SentencePart: Sendable {
    case subject, innerSubject, predicate, adverbial, innerAdverbial
    case otherSubject, otherPredicate
    case text(Literal)

    /// The parts of a pattern such as "{A} hat {s} {p}.", which data/words/patterns.tsv explains.
    static func parse(_ pattern: String) -> [SentencePart] {
        let names: [Substring: SentencePart] = [
            "S": .subject, "s": .innerSubject, "p": .predicate, "A": .adverbial,
            "a": .innerAdverbial, "t": .otherSubject, "q": .otherPredicate,
        ]
        var parts: [SentencePart] = []
        for piece in pattern.split(separator: "{", omittingEmptySubsequences: true) {
            let sides = piece.split(
                separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
            if sides.count == 2, let part = names[sides[0]] { parts.append(part) }
            if let text = sides.last, !text.isEmpty { parts.append(.text(Literal(String(text)))) }
        }
        return parts
    }
}

/// The clauses of a locale's sentences and the patterns that join them.
struct LocalClauses: Sendable {
    let subject: WordList
    let innerSubject: WordList
    let predicate: WordList
    let adverbial: WordList
    let innerAdverbial: WordList
    let patterns: WordList
    let parts: [[SentencePart]]
    /// What stands between two sentences: nothing in Chinese and Japanese.
    let space: Literal

    /// Nil for the English of all its countries, which has clauses of its own.
    init?(_ locale: Locale) {
        guard let subject = locale.textList("subject"),
            let innerSubject = locale.textList("subject_inner"),
            let predicate = locale.textList("predicate"),
            let adverbial = locale.textList("adverbial"),
            let innerAdverbial = locale.textList("adverbial_inner"),
            let patterns = locale.textList("pattern")
        else { return nil }
        self.subject = subject
        self.innerSubject = innerSubject
        self.predicate = predicate
        self.adverbial = adverbial
        self.innerAdverbial = innerAdverbial
        self.patterns = patterns
        parts = (0..<patterns.count).map {
            SentencePart.parse(String(decoding: patterns.bytes($0), as: UTF8.self))
        }
        space = Literal(["ja", "zh"].contains(locale.language) ? "" : " ")
    }

    /// How many sentences a unique column has: subject and predicate with an adverbial or without.
    var sentences: UInt64 {
        UInt64(subject.count) * UInt64(predicate.count) * UInt64(1 + adverbial.count)
    }

    /// The bytes of the longest sentence.
    var maximumLength: Int {
        2 * (subject.maximumLength + predicate.maximumLength) + adverbial.maximumLength
            + patterns.maximumLength
    }

    /// Every byte of sentences.
    var alphabet: ByteSet {
        [subject, innerSubject, predicate, adverbial, innerAdverbial, patterns]
            .reduce(space.alphabet) { $0.union($1.alphabet) }
    }
}

/// One sentence: its pattern and the entries of its clauses.
struct LocalSentence {
    let pattern: Int
    let subject: Int
    let predicate: Int
    let adverbial: Int
    let otherSubject: Int
    let otherPredicate: Int

    /// Cuts a sentence from a word; frozen.
    ///
    /// The second clause shares nothing with the first.
    @inline(__always)
    init(cutFrom bits: UInt64, _ lists: borrowing LocalClauses) {
        pattern = lists.patterns.drawn(UInt32(truncatingIfNeeded: bits))
        var word = mix(bits)
        subject = take(lists.subject.count, from: &word)
        predicate = take(lists.predicate.count, from: &word)
        adverbial = take(lists.adverbial.count, from: &word)
        let subjects = subject &+ 1 &+ take(lists.subject.count &- 1, from: &word)
        let predicates = predicate &+ 1 &+ take(lists.predicate.count &- 1, from: &word)
        otherSubject = subjects < lists.subject.count ? subjects : subjects - lists.subject.count
        otherPredicate =
            predicates < lists.predicate.count ? predicates : predicates - lists.predicate.count
    }

    /// The sentence with a number below `lists.sentences`: by the first pattern, which has no
    /// adverbial, or the second, which has one.
    init(numbered index: UInt64, _ lists: borrowing LocalClauses) {
        let rest = Int(index / UInt64(lists.predicate.count))
        let tail = rest / lists.subject.count
        predicate = Int(index % UInt64(lists.predicate.count))
        subject = rest % lists.subject.count
        pattern = tail == 0 ? 0 : 1
        adverbial = max(0, tail - 1)
        otherSubject = 0
        otherPredicate = 0
    }

    /// Writes the sentence with its full stop.
    @inline(__always)
    func write(_ lists: borrowing LocalClauses, to out: inout OutputBuffer) {
        for part in lists.parts[pattern] {
            switch part {
            case .subject: lists.subject.write(subject, to: &out)
            case .innerSubject: lists.innerSubject.write(subject, to: &out)
            case .predicate: lists.predicate.writeLong(predicate, to: &out)
            case .adverbial: lists.adverbial.write(adverbial, to: &out)
            case .innerAdverbial: lists.innerAdverbial.write(adverbial, to: &out)
            case .otherSubject: lists.innerSubject.write(otherSubject, to: &out)
            case .otherPredicate: lists.predicate.writeLong(otherPredicate, to: &out)
            case .text(let text): out.put(text)
            }
        }
    }
}

/// Writes sentences, or paragraphs of them with a line feed between; the first sentence of a unique
/// column is numbered.
final class LocalTextGenerator: FieldGenerator {
    private let paragraphs: ClosedRange<Int>
    private let sentences: ClosedRange<Int>
    private let key: StreamKey
    private let permutation: Permutation?
    private let lists: LocalClauses

    init(
        _ lists: LocalClauses, paragraphs: ClosedRange<Int>, sentences: ClosedRange<Int>,
        maker: inout GeneratorMaker
    ) {
        self.lists = lists
        self.paragraphs = paragraphs
        self.sentences = sentences
        key = maker.key()
        permutation = maker.column.isUnique ? maker.permutation(lists.sentences) : nil
    }

    var maximumBytes: Int {
        paragraphs.upperBound * sentences.upperBound * (lists.maximumLength + 1)
    }
    var alphabet: ByteSet {
        paragraphs.upperBound > 1 ? lists.alphabet.union("\n") : lists.alphabet
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var first = key.word(row.counter)
        var draws = Draws(first)
        let count = paragraphs.lowerBound &+ take(paragraphs.count, from: &first)
        for paragraph in 0..<count {
            if paragraph > 0 { out.put(UInt8(ascii: "\n")) }
            var word = draws.next()
            for sentence in 0..<sentences.lowerBound &+ take(sentences.count, from: &word) {
                if sentence > 0 { out.put(lists.space) }
                let bits = draws.next()
                if let permutation, paragraph + sentence == 0 {
                    LocalSentence(numbered: permutation(row.number &- 1), lists)
                        .write(lists, to: &out)
                } else {
                    LocalSentence(cutFrom: bits, lists).write(lists, to: &out)
                }
            }
        }
    }
}
