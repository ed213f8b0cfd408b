// The type money: amounts with a currency sign.

/// Reads `money`: min, max, symbol.
struct MoneyRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "min", title: "Minimum", help: "The smallest amount.", kind: .decimal, defaultText: "0"),
        FieldParameter(
            "max", title: "Maximum", help: "The largest amount.", kind: .decimal, defaultText: "100"
        ),
        FieldParameter(
            "symbol", title: "Symbol", help: "The sign before the amount.",
            kind: .choice([
                .init("$", "$"), .init("€", "€"), .init("£", "£"), .init("¥", "¥"),
                .init("none", "none"), .init("random", "one of the four, by chance"),
            ]), defaultText: "$"),
    ]

    private let range: ClosedRange<Int64>
    private let symbol: String

    init(_ reader: inout ParameterReader) {
        range = reader.decimalRange(decimals: 2)
        let choice = reader.choice("symbol")
        symbol = choice == "none" ? "" : choice
    }

    var capacity: UInt64? { range.size }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        let amounts = NumberGenerator(
            smallest: range.lowerBound, decimals: 2, bound: Bound(range.size), key: maker.key(),
            permutation: maker.column.isUnique ? maker.permutation(range.size) : nil,
            prefix: symbol == "random" ? "" : symbol)
        return symbol == "random"
            ? RandomSymbolGenerator(amounts, key: maker.key("symbol")) : amounts
    }
}

/// Writes amounts, each with one of the signs, which are equally likely.
private final class RandomSymbolGenerator: FieldGenerator {
    private static let signs = ["$", "€", "£", "¥"].map { Array($0.utf8) }

    private let amounts: NumberGenerator
    private let key: StreamKey

    init(_ amounts: NumberGenerator, key: StreamKey) {
        self.amounts = amounts
        self.key = key
    }

    var maximumBytes: Int { amounts.maximumBytes + 4 }
    var alphabet: ByteSet { amounts.alphabet.union(ByteSet(Self.signs.joined())) }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        for byte in Self.signs[Int(key.word(row.counter) >> 62)] { out.put(byte) }
        amounts.write(row, to: &out)
    }
}
