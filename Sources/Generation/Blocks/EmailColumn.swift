// E-mail addresses of American persons, as EmailGenerator defines them.

/// Writes addresses: one part of the name, a mark, the other part or two digits, the domain.
final class EmailColumn: BlockColumn {
    /// What is done with the parts of the name; masks are ones or zeros.
    private struct Shape: BitwiseCopyable, Sendable {
        /// The mark between the parts, at whose place there may be the family name or its initial.
        var mark: Piece
        var startsWithFamily: UInt64 = 0
        var hasInitialFirst: UInt64 = 0
        var hasFamilyInitial: UInt64 = 0
        var endsWithDigits: UInt64 = 0
    }

    private let person: Int
    private let key: StreamKey
    private let given: TextTable
    private let family: TextTable
    private let digits: TextTable
    private let domains: TextTable
    private let shapes: Lookup<Shape>
    /// The shape of each of the hundred patterns.
    private let patterns: Lookup<UInt8>

    init(
        _ given: WordList, _ family: WordList, person: Int, key: StreamKey, domains: [String],
        _ edges: CellEdges, _ memory: WordMemory
    ) {
        self.person = person
        self.key = key
        self.given = memory.table(given)
        self.family = memory.table(family)
        digits = memory.table(Digits.pairs)
        self.domains = memory.table(domains.map { Array($0.utf8) + edges.end })
        let marks = memory.table([".", "", "_"].map { Array($0.utf8) })
        shapes = memory.lookup([
            Shape(mark: marks[0]), Shape(mark: marks[1]), Shape(mark: marks[2]),
            Shape(mark: marks[0], hasInitialFirst: .max),
            Shape(mark: marks[0], startsWithFamily: .max),
            Shape(mark: marks[1], hasFamilyInitial: .max, endsWithDigits: .max),
            Shape(mark: marks[1], endsWithDigits: .max),
        ])
        patterns = memory.lookup((0..<100).map { EmailColumn.shape(ofPattern: $0) })
    }

    private static func shape(ofPattern pattern: Int) -> UInt8 {
        UInt8([38, 55, 61, 71, 76, 86].count { pattern >= $0 })
    }

    var lengths: [Int] {
        let longest = max(given.maximumLength, family.maximumLength)
        return [longest, longest, longest, domains.maximumLength]
    }

    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState) {
        let (given, family, digits, domains) = (given, family, digits, domains)
        let (shapes, patterns, key) = (shapes, patterns, key)
        let first = self.person &* Block.rows
        for row in 0..<block.count {
            var word = key.word(block.counter(row))
            let person = state.people.unchecked(first &+ row)
            let shape = shapes[Int(patterns[take(100, from: &word)])]
            let names = (given[person.given], family[person.family])
            let isShort = mask(names.0.length <= HandleText.shortLength)
            let behind = names.1.initial.replaced(by: names.1, isShort)
            let one = names.0.replaced(by: names.1, shape.startsWithFamily)
            let other = names.1.replaced(by: names.0, shape.startsWithFamily)
            let number = digits[Int(truncatingIfNeeded: ((person.word &>> 32) &* 100) &>> 32)]
            block.put(one.replaced(by: one.initial, shape.hasInitialFirst), row, place.piece)
            block.put(
                shape.mark.replaced(by: behind, shape.hasFamilyInitial), row,
                place.piece &+ 1)
            block.put(other.replaced(by: number, shape.endsWithDigits), row, place.piece &+ 2)
            block.put(domains[take(domains.count, from: &word)], row, place.piece &+ 3)
        }
    }
}
