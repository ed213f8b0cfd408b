// The type custom list: the user's own values.

/// Reads `custom_list`: values, style, weights.
struct CustomListRecipe: FieldRecipe {
    private static let defaultValues = "red, green, blue"

    static let parameters = [
        FieldParameter(
            "values", title: "Values", help: "One value a line, or several with commas between.",
            kind: .text(maximumLength: 100_000), defaultText: defaultValues),
        FieldParameter(
            "style", title: "Selection",
            help:
                "Random, in turn, random with the weights below, or every combination with the other lists "
                + "of this kind.",
            kind: .choice([
                .init("random", "random"), .init("sequential", "sequential"),
                .init("weighted", "weighted"), .init("cartesian", "cartesian"),
            ]), defaultText: "random"),
        FieldParameter(
            "weights", title: "Weights",
            help: "A whole number for each value, for example 5, 3, 1.",
            kind: .text(maximumLength: 100_000), defaultText: ""),
    ]

    private static let largestWeight: Int64 = 1_000_000

    private let values: [String]
    private let style: String
    private let weights: [UInt64]
    /// How many rows a value stays the same when the lists are combined.
    private let stride: UInt64

    init(_ reader: inout ParameterReader) {
        stride = CustomListRecipe.stride(of: reader.column, among: reader.columns)
        values = CustomListRecipe.parts(reader.text("values"))
        style = reader.choice("style")
        if values.isEmpty { reader.refuse("values", "Type at least one value.") }
        guard style == "weighted" else {
            weights = values.map { _ in 1 }
            return
        }
        let typed = CustomListRecipe.parts(reader.text("weights"))
        let read = typed.compactMap { Decimals.parse($0)?.scaled(by: 0) }
            .filter { (0...CustomListRecipe.largestWeight).contains($0) }
        weights = read.map(UInt64.init)
        if read.count != values.count || typed.count != values.count {
            reader.refuse(
                "weights",
                "Type \(values.count) whole numbers from 0 to 1000000, one for each value.")
        } else if !read.contains(where: { $0 > 0 }) {
            reader.refuse("weights", "At least one weight has to be above 0.")
        }
    }

    /// The lines of a text, or the parts between its commas when it is one line; without blanks.
    private static func parts(_ text: String) -> [String] {
        let lines = text.split(whereSeparator: \.isNewline)
        let parts = lines.count > 1 ? lines : text.split { $0 == "," || $0.isNewline }
        return parts.map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// The rows in which the combined lists before a column go through all their combinations.
    ///
    /// The first such list of a schema changes with each row, so that one more behind the others
    /// changes none of them.
    private static func stride(of column: Column, among columns: [Column]) -> UInt64 {
        var stride: UInt64 = 1
        for other in columns.prefix(while: { $0.name != column.name })
        where other.parameters["style"] == "cartesian" {
            guard FieldCatalog.type(named: other.type)?.id == "custom_list" else { continue }
            let typed = (other.parameters["values"] ?? "").trimmed
            let count = parts(typed.isEmpty ? defaultValues : typed).count
            // Far beyond the last row: what comes after would never change.
            stride = min(stride.multipliedClamped(by: UInt64(max(1, count))), 1 << 62)
        }
        return stride
    }

    private var distinct: [String] {
        var seen: Set<String> = []
        return zip(values, weights).filter { $1 > 0 && seen.insert($0).inserted }.map(\.0)
    }

    /// Combined lists repeat by their nature.
    var capacity: UInt64? { style == "cartesian" ? nil : UInt64(distinct.count) }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if maker.column.isUnique {
            let texts = distinct.map { Array($0.utf8) }
            return WordGenerator(maker.list(texts, weights: texts.map { _ in 1 }), maker: maker)
        }
        if style == "sequential" || style == "cartesian" {
            let list = maker.list(values.map { Array($0.utf8) }, weights: weights)
            let stride = style == "cartesian" ? stride : 1
            return TurnGenerator(list, stride: stride, maker: maker)
        }
        let drawn = zip(values, weights).filter { $1 > 0 }
        let list = maker.list(drawn.map { Array($0.0.utf8) }, weights: drawn.map(\.1))
        return WordGenerator(list, maker: maker)
    }
}

/// Writes the words of a list in turn.
private final class TurnGenerator: FieldGenerator {
    private let list: WordList
    private let stride: UInt64
    let alphabet: ByteSet

    init(_ list: WordList, stride: UInt64, maker: GeneratorMaker) {
        self.stride = stride
        self.list = maker.encoded(list)
        alphabet = list.alphabet
    }

    var maximumBytes: Int { list.maximumLength }
    var isEncoded: Bool { true }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let index = (row.number &- 1) / stride
        list.write(Int(index % UInt64(list.count)), to: &out)
    }
}
