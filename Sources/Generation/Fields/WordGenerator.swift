// Cells that are one word of a list.

/// A word drawn by the list's weights, or each word once when unique.
final class WordGenerator: FieldGenerator {
    private let list: WordList
    private let key: StreamKey
    private let permutation: Permutation?
    let alphabet: ByteSet

    init(_ list: WordList, maker: GeneratorMaker) {
        self.list = maker.encoded(list)
        alphabet = list.alphabet
        key = maker.key()
        permutation = maker.column.isUnique ? maker.permutation(UInt64(list.count)) : nil
    }

    var maximumBytes: Int { list.maximumLength }
    var isEncoded: Bool { true }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        if let permutation {
            list.write(Int(permutation(row.number &- 1)), to: &out)
            return
        }
        let word = key.word(row.counter)
        list.write(list.drawn(UInt32(truncatingIfNeeded: word >> 32)), to: &out)
    }

    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)? {
        guard permutation == nil, list.isWeighted else { return nil }
        return DrawnWordColumn(list, part: list, key: key, edges, memory)
    }
}
