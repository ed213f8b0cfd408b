// Full names, jobs, telephone numbers: cells of a text or two.

/// Writes the names of the row's person, the given one first.
final class NameColumn: BlockColumn {
    private let person: Int
    private let given: TextTable
    private let family: TextTable

    init(
        _ given: WordList, _ family: WordList, person: Int, _ edges: CellEdges, _ memory: WordMemory
    ) {
        self.person = person
        self.given = memory.table(given, after: [UInt8(ascii: " ")])
        self.family = memory.table(family, after: edges.end)
    }

    var lengths: [Int] { [given.maximumLength, family.maximumLength] }

    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState) {
        let (given, family, first) = (given, family, person &* Block.rows)
        for row in 0..<block.count {
            let person = state.people.unchecked(first &+ row)
            block.put(given[person.given], row, place.piece)
            block.put(family[person.family], row, place.piece &+ 1)
        }
    }
}

/// Writes a word of a list by the list's weights.
final class DrawnWordColumn: BlockColumn {
    private let list: WordList
    private let texts: TextTable
    private let key: StreamKey

    init(_ list: WordList, part: WordList, key: StreamKey, _ edges: CellEdges, _ memory: WordMemory)
    {
        precondition(list.isWeighted && part.count == list.count)
        self.list = list
        self.key = key
        texts = memory.table(part, after: edges.end)
    }

    var lengths: [Int] { [texts.maximumLength] }

    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState) {
        let (list, texts, key) = (list, texts, key)
        for row in 0..<block.count {
            let word = key.word(block.counter(row))
            let entry = list.drawn(UInt32(truncatingIfNeeded: word &>> 32))
            block.put(texts[entry], row, place.piece)
        }
    }
}

/// Writes American telephone numbers.
final class PhoneColumn: BlockColumn {
    private let place: Int
    private let key: StreamKey
    private let states: WordList
    private let codes: TextTable
    private let ends: TextTable

    /// `before` and `after` stand around the area code; two digits follow.
    init(
        place: Int, key: StreamKey, codes: WordList, states: WordList, before: [UInt8],
        after: [UInt8], _ edges: CellEdges, _ memory: WordMemory
    ) {
        self.place = place
        self.key = key
        self.states = states
        self.codes = memory.table(codes, before: before, after: after)
        ends = memory.table(Digits.pairs.map { $0 + edges.end })
    }

    var lengths: [Int] { [codes.maximumLength, ends.maximumLength] }

    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState) {
        let (codes, ends, states, key) = (codes, ends, states, key)
        let first = self.place &* Block.rows
        for row in 0..<block.count {
            var word = key.word(block.counter(row))
            let area = states.mark(state.places.unchecked(first &+ row).state)
            let code = take(Int(area >> 16), from: &word) &+ Int(area & 0xFFFF)
            block.put(codes[code], row, place.piece)
            block.put(ends[take(100, from: &word)], row, place.piece &+ 1)
        }
    }
}

/// Texts of digits.
enum Digits {
    /// "00" to "99".
    static let pairs: [[UInt8]] = (0..<100).map { [0x30 + UInt8($0 / 10), 0x30 + UInt8($0 % 10)] }
}
