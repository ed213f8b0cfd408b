// A few sentences, as SentencesGenerator defines them.

/// Writes sentences of four texts each: an opener, the subject, the predicate, and the rest.
final class SentencesColumn: BlockColumn {
    /// The most sentences that are worth a place in every row.
    static let mostSentences = 4

    /// What a sixteenth of all sentences has; masks are ones or zeros.
    private struct Shape: BitwiseCopyable, Sendable {
        /// How many extras there are to choose from, 1 if there is none.
        var extras = 1
        /// Where they begin in the list of what follows predicates.
        var firstTail = 0
        var isOpened = 0
        var hasComma: UInt64 = 0
    }

    private let fewest: Int
    private let counts: Int
    private let key: StreamKey
    private let canNeedQuotes: UInt64
    private let shapes: Lookup<Shape>
    /// The subjects at the beginning of a sentence, then those inside one.
    private let subjects: TextTable
    private let subjectCount: Int
    private let predicates: TextTable
    /// ".", then all others.
    private let tails: TextTable
    /// None and all openers, without quotes and with, for the first sentence.
    private let firstOpeners: TextTable
    /// A space and all openers behind one, for the others.
    private let nextOpeners: TextTable
    private let ends: TextTable
    private let openerCount: Int

    init(
        fewest: Int, counts: Int, key: StreamKey, _ lists: ClauseLists, _ edges: CellEdges,
        _ memory: WordMemory
    ) {
        precondition(lists.subject.count == lists.innerSubject.count)
        self.fewest = fewest
        self.counts = counts
        self.key = key
        canNeedQuotes = mask(edges.quotes == .foreseen)
        shapes = memory.lookup((0..<16).map { SentencesColumn.shape($0, lists) })
        subjects = memory.table([.words(lists.subject), .words(lists.innerSubject)])
        subjectCount = lists.subject.count
        predicates = memory.table(lists.predicate, before: [UInt8(ascii: " ")])
        func texts(_ list: WordList, _ before: String, _ after: String) -> [[UInt8]] {
            list.allBytes.map { Array(before.utf8) + $0 + Array(after.utf8) }
        }
        tails = memory.table(
            [[UInt8(ascii: ".")]] + texts(lists.adverbial, " ", ".")
                + texts(lists.followup, ", ", "."))
        let openers = [[]] + texts(lists.opener, "", ", ")
        openerCount = openers.count
        firstOpeners = memory.table(openers + openers.map { [edges.quote] + $0 })
        nextOpeners = memory.table(openers.map { [UInt8(ascii: " ")] + $0 })
        ends = memory.table([edges.end, edges.closing])
    }

    private static func shape(_ sixteenth: Int, _ lists: ClauseLists) -> Shape {
        switch Sentence.pattern(sixteenth) {
        case .plain: Shape()
        case .adverbial: Shape(extras: lists.adverbial.count, firstTail: 1)
        case .opener: Shape(extras: lists.opener.count, isOpened: -1, hasComma: .max)
        case .followup:
            Shape(
                extras: lists.followup.count, firstTail: 1 + lists.adverbial.count, hasComma: .max)
        }
    }

    private var most: Int { fewest + counts - 1 }

    var lengths: [Int] {
        let openers = max(firstOpeners.maximumLength, nextOpeners.maximumLength)
        let sentence = [
            openers, subjects.maximumLength, predicates.maximumLength, tails.maximumLength,
        ]
        return (0..<most).flatMap { _ in sentence } + [ends.maximumLength]
    }

    /// The opener of a row's first sentence, whether the row has commas, and for each other sentence
    /// its draws and its place.
    var notes: Int { 2 + 2 * (most - 1) }

    /// The first sentences of all rows, then the others of all: how many a row has is a matter of
    /// chance, and a loop over its own would be mispredicted.
    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState) {
        let others = fillFirst(block, place)
        fillOthers(block, others)
        finish(block, place)
    }

    /// Where the notes of one kind begin.
    private enum Note {
        static let openers = 0
        static let commas = Block.rows
        static let others = 2 * Block.rows
    }

    /// Puts the first sentences of rows, and no texts for the others; notes the others and answers how
    /// many there are.
    private func fillFirst(_ block: borrowing Block, _ place: BlockPlace) -> Int {
        let (key, fewest, counts, most) = (key, fewest, counts, most)
        let nothing = firstOpeners[0]
        var others = Note.others
        for row in 0..<block.count {
            var word = key.word(block.counter(row))
            var draws = Draws(word)
            var next = row &* block.width &+ place.piece
            let (opener, comma) = put(draws.next(), block, next)
            block.notes.put(UInt64(truncatingIfNeeded: opener), Note.openers &+ row)
            block.notes.put(comma, Note.commas &+ row)
            let count = fewest &+ take(counts, from: &word)
            for sentence in 1..<most {
                next &+= 4
                for piece in 0..<4 { block.put(nothing, at: next &+ piece) }
                let noted = UInt64(truncatingIfNeeded: next &<< 16 | row)
                block.notes.put(draws.skip(), others)
                block.notes.put(noted, others &+ 1)
                others &+= sentence < count ? 2 : 0
            }
        }
        return others
    }

    /// Puts the other sentences, whose notes end at an index.
    private func fillOthers(_ block: borrowing Block, _ end: Int) {
        let nextOpeners = nextOpeners
        for note in stride(from: Note.others, to: end, by: 2) {
            let noted = Int(truncatingIfNeeded: block.notes.unchecked(note &+ 1))
            let (next, row) = (noted &>> 16, noted & 0xFFFF)
            var draws = Draws(block.notes.unchecked(note))
            let (opener, comma) = put(draws.next(), block, next)
            block.put(nextOpeners[opener], at: next)
            let commas = block.notes.unchecked(Note.commas &+ row)
            block.notes.put(commas | comma, Note.commas &+ row)
        }
    }

    /// Puts what depends on whether a row has commas: its first opener and its end.
    private func finish(_ block: borrowing Block, _ place: BlockPlace) {
        let (firstOpeners, ends) = (firstOpeners, ends)
        let quotes = Int(truncatingIfNeeded: canNeedQuotes)
        let quotedOpeners = openerCount & quotes
        for row in 0..<block.count {
            let opener = Int(truncatingIfNeeded: block.notes.unchecked(Note.openers &+ row))
            let commas = Int(truncatingIfNeeded: block.notes.unchecked(Note.commas &+ row))
            block.put(firstOpeners[opener &+ (quotedOpeners & commas)], row, place.piece)
            block.put(ends[1 & quotes & commas], row, place.piece &+ 4 &* most)
        }
    }

    /// Puts a sentence without its opener, which is answered: 0 for none; and a mask of ones if the
    /// sentence has a comma.
    @inline(__always)
    private func put(
        _ bits: UInt64, _ block: borrowing Block, _ place: Int
    ) -> (opener: Int, comma: UInt64) {
        var word = bits
        let shape = shapes[take(16, from: &word)]
        let subject = take(subjectCount, from: &word) &+ (subjectCount & shape.isOpened)
        let predicate = take(predicates.count, from: &word)
        let extra = take(shape.extras, from: &word)
        block.put(subjects[subject], at: place &+ 1)
        block.put(predicates[predicate], at: place &+ 2)
        block.put(tails[(shape.firstTail &+ extra) & ~shape.isOpened], at: place &+ 3)
        return ((extra &+ 1) & shape.isOpened, shape.hasComma)
    }
}
