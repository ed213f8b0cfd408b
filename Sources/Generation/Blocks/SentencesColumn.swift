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
    /// The subjects at the beginning of a sentence, and those inside one.
    private let subjects: Lookup<TextTable>
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
        self.fewest = fewest
        self.counts = counts
        self.key = key
        let isForeseen = edges.quotes == .foreseen
        canNeedQuotes = mask(isForeseen)
        shapes = memory.lookup((0..<16).map { SentencesColumn.shape($0, lists) })
        subjects = memory.lookup([lists.subject.table, lists.innerSubject.table])
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

    var lengths: [Int] {
        let openers = max(firstOpeners.maximumLength, nextOpeners.maximumLength)
        let subject = max(subjects[0].maximumLength, subjects[1].maximumLength)
        let sentence = [openers, subject, predicates.maximumLength, tails.maximumLength]
        return (1..<fewest + counts).flatMap { _ in sentence } + [ends.maximumLength]
    }

    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState) {
        let (key, fewest, counts, openerCount) = (key, fewest, counts, openerCount)
        let (firstOpeners, nextOpeners, ends) = (firstOpeners, nextOpeners, ends)
        let end = place.piece &+ 4 &* (fewest &+ counts &- 2)
        let nothing = firstOpeners[0]
        for row in 0..<block.count {
            var first = key.word(block.counter(row))
            var draws = Draws(first)
            let last = fewest &+ take(counts, from: &first)
            var quoted = canNeedQuotes
            let firstOpener = put(draws.next(), block, row, place.piece, &quoted)
            var commas = quoted
            var next = place.piece
            for _ in 1..<last {
                next &+= 4
                quoted = canNeedQuotes
                let opener = put(draws.next(), block, row, next, &quoted)
                commas |= quoted
                block.put(nextOpeners[opener], row, next)
            }
            while next < end {
                next &+= 4
                for piece in 0..<4 { block.put(nothing, row, next &+ piece) }
            }
            let isQuoted = Int(truncatingIfNeeded: commas)
            block.put(firstOpeners[firstOpener &+ (openerCount & isQuoted)], row, place.piece)
            block.put(ends[1 & isQuoted], row, next &+ 4)
        }
    }

    /// Puts a sentence without its opener, which is answered: 0 for none.
    ///
    /// `quoted` stays what it is if the sentence has a comma, else it becomes zero.
    @inline(__always)
    private func put(
        _ bits: UInt64, _ block: borrowing Block, _ row: Int, _ place: Int,
        _ quoted: inout UInt64
    ) -> Int {
        var word = bits
        let shape = shapes[take(16, from: &word)]
        let subjects = subjects[shape.isOpened & 1]
        let subject = subjects[take(subjects.count, from: &word)]
        let predicate = predicates[take(predicates.count, from: &word)]
        let extra = take(shape.extras, from: &word)
        let tail = tails[(shape.firstTail &+ extra) & ~shape.isOpened]
        block.put(subject, row, place &+ 1)
        block.put(predicate, row, place &+ 2)
        block.put(tail, row, place &+ 3)
        quoted &= shape.hasComma
        return (extra &+ 1) & shape.isOpened
    }
}
