// The type sentences: English made of whole clauses, so that it reads as English.

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

    private let fewest: Int
    private let most: Int

    init(_ reader: inout ParameterReader) {
        fewest = Int(reader.integer("min"))
        let upper = Int(reader.integer("max"))
        most = max(fewest, upper)
        if upper < fewest, !reader.hasProblem("min", "max") {
            reader.refuse("max", "The maximum is below the minimum; make it at least as large.")
        }
    }

    var capacity: UInt64? { nil }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        SentencesGenerator(fewest: fewest, counts: most - fewest + 1, key: maker.key())
    }
}

/// Writes sentences, each cut from one word of the cell.
///
/// Frozen: of 16 sentences 6 are "subject predicate.", 5 "subject predicate adverbial.",
/// 3 "Opener, subject predicate.", 2 "subject predicate, and followup.".
private final class SentencesGenerator: FieldGenerator {
    let fewest: Int
    let counts: Int
    let key: StreamKey
    private let subject = WordArchive.list("subject")
    private let innerSubject = WordArchive.list("subject_inner")
    private let predicate = WordArchive.list("predicate")
    private let adverbial = WordArchive.list("adverbial")
    private let opener = WordArchive.list("opener")
    private let followup = WordArchive.list("followup")

    init(fewest: Int, counts: Int, key: StreamKey) {
        self.fewest = fewest
        self.counts = counts
        self.key = key
    }

    var maximumBytes: Int {
        let clause = subject.maximumLength + 1 + predicate.maximumLength
        let rest = max(adverbial.maximumLength, opener.maximumLength, followup.maximumLength)
        return (fewest + counts - 1) * (clause + rest + 4)
    }
    var alphabet: ByteSet {
        [subject, innerSubject, predicate, adverbial, opener, followup]
            .reduce(ByteSet(" .,")) { $0.union($1.alphabet) }
    }
    var certain: ByteSet { ByteSet(" .") }

    /// Whether special bytes come with the commas of the seldomer patterns only.
    func canForesee(_ special: ByteSet) -> Bool {
        [subject, innerSubject, predicate, adverbial, opener, followup]
            .reduce(ByteSet(" .")) { $0.union($1.alphabet) }
            .isDisjoint(with: special)
    }

    func foresees(_ row: borrowing RowState) -> Bool {
        var first = key.word(row.counter)
        var draws = Draws(first)
        let count = fewest &+ take(counts, from: &first)
        for _ in 0..<count {
            var word = draws.next()
            if take(16, from: &word) >= 11 { return true }
        }
        return false
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var first = key.word(row.counter)
        var draws = Draws(first)
        let count = fewest &+ take(counts, from: &first)
        writeSentence(draws.next(), to: &out)
        for _ in 1..<count {
            out.put(UInt8(ascii: " "))
            writeSentence(draws.next(), to: &out)
        }
    }

    private func writeSentence(_ bits: UInt64, to out: inout OutputBuffer) {
        var word = bits
        let pattern = take(16, from: &word)
        let who = take(subject.count, from: &word)
        let what = take(predicate.count, from: &word)
        if pattern >= 11 && pattern < 14 {
            opener.write(take(opener.count, from: &word), to: &out)
            out.put(0x202C, length: 2)  // ", "
            innerSubject.writeLong(who, to: &out)
        } else {
            subject.writeLong(who, to: &out)
        }
        out.put(UInt8(ascii: " "))
        predicate.writeLong(what, to: &out)
        if pattern >= 14 {
            out.put(0x202C, length: 2)  // ", "
            followup.writeLong(take(followup.count, from: &word), to: &out)
        } else if pattern >= 6 && pattern < 11 {
            out.put(UInt8(ascii: " "))
            adverbial.writeLong(take(adverbial.count, from: &word), to: &out)
        }
        out.put(UInt8(ascii: "."))
    }
}
