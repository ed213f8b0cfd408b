// The type number: decimals between two bounds.

/// Reads `number`: min, max, decimals.
struct NumberRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "min", title: "Minimum", help: "The smallest number.", kind: .decimal, defaultText: "1"),
        FieldParameter(
            "max", title: "Maximum", help: "The largest number.", kind: .decimal, defaultText: "100"
        ),
        FieldParameter(
            "decimals", title: "Decimals", help: "Digits behind the point.",
            kind: .integer(0...15), defaultText: "0"),
    ]

    private let range: ClosedRange<Int64>
    private let decimals: Int

    init(_ reader: inout ParameterReader) {
        decimals = Int(reader.integer("decimals"))
        range = reader.decimalRange(decimals: decimals)
    }

    var capacity: UInt64? { range.size }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        NumberGenerator(
            smallest: range.lowerBound, decimals: decimals, bound: Bound(range.size),
            key: maker.key(),
            permutation: maker.column.isUnique ? maker.permutation(range.size) : nil)
    }
}

/// Writes a number: the smallest plus a draw, in units of the last decimal.
final class NumberGenerator: FieldGenerator {
    let smallest: Int64
    let decimals: Int
    let bound: Bound
    let key: StreamKey
    let permutation: Permutation?
    /// What stands between the sign and the digits.
    let prefix: Literal

    init(
        smallest: Int64, decimals: Int, bound: Bound, key: StreamKey, permutation: Permutation?,
        prefix: String = ""
    ) {
        self.prefix = Literal(prefix)
        self.smallest = smallest
        self.decimals = decimals
        self.bound = bound
        self.key = key
        self.permutation = permutation
    }

    var maximumBytes: Int { 40 }
    var alphabet: ByteSet {
        ByteSet.digits.union(decimals > 0 ? "." : "").union(smallest < 0 ? "-" : "")
            .union(prefix.alphabet)
    }
    var certain: ByteSet { prefix.alphabet }
    var isNumeric: Bool { prefix.count == 0 }
    var kind: ValueKind {
        guard isNumeric else { return .text }
        return decimals == 0 ? .integer : .decimal(places: decimals)
    }

    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)? {
        guard permutation == nil, decimals == 0, prefix.count == 0, edges.end.count <= 8,
            smallest >= 0, bound.count <= 100_000_000,
            UInt64(smallest) + bound.count <= 100_000_000
        else { return nil }
        return NumberColumn(
            smallest: UInt64(smallest), bound: bound, key: key, edges, memory)
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let draw = permutation.map { $0(row.number &- 1) } ?? bound.value(key.word(row.counter))
        let value = smallest &+ Int64(bitPattern: draw)
        if value < 0 { out.put(UInt8(ascii: "-")) }
        out.put(prefix)
        out.putDecimal(value.magnitude, decimals: decimals)
    }
}
