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
                .init("none", "none"),
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
        NumberGenerator(
            smallest: range.lowerBound, decimals: 2, bound: Bound(range.size), key: maker.key(),
            permutation: maker.column.isUnique ? maker.permutation(range.size) : nil,
            prefix: symbol)
    }
}
