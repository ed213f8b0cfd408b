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

    private let smallest: Int64
    private let largest: Int64
    private let decimals: Int

    init(_ reader: inout ParameterReader) {
        let lower = reader.decimal("min")
        let upper = reader.decimal("max")
        decimals = Int(reader.integer("decimals"))
        let low = lower.scaled(by: decimals, roundingUp: true)
        let high = upper.scaled(by: decimals, roundingUp: false)
        if low == nil { reader.refuse("min", NumberRecipe.tooLong("The minimum")) }
        if high == nil { reader.refuse("max", NumberRecipe.tooLong("The maximum")) }
        smallest = low ?? 0
        largest = high ?? smallest
        guard largest < smallest, !reader.hasProblem("min", "max") else { return }
        reader.refuse("max", NumberRecipe.emptySentence(lower, upper))
    }

    private static func tooLong(_ what: String) -> String {
        "\(what) has more than 18 digits with its decimals; take fewer decimals."
    }

    private static func emptySentence(_ lower: Decimals, _ upper: Decimals) -> String {
        let places = max(lower.places, upper.places)
        if let low = lower.scaled(by: places), let high = upper.scaled(by: places), low <= high {
            return "No number with so few decimals lies between the bounds; take more decimals."
        }
        return "The maximum is below the minimum; make it at least as large."
    }

    var capacity: UInt64? { UInt64(max(0, largest - smallest)) + 1 }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        let count = UInt64(max(0, largest - smallest)) + 1
        return NumberGenerator(
            smallest: smallest, decimals: decimals, bound: Bound(count), key: maker.key(),
            permutation: maker.column.isUnique ? maker.permutation(count) : nil)
    }
}

/// Writes a number: the smallest plus a draw, in units of the last decimal.
private final class NumberGenerator: FieldGenerator {
    let smallest: Int64
    let decimals: Int
    let bound: Bound
    let key: StreamKey
    let permutation: Permutation?

    init(smallest: Int64, decimals: Int, bound: Bound, key: StreamKey, permutation: Permutation?) {
        self.smallest = smallest
        self.decimals = decimals
        self.bound = bound
        self.key = key
        self.permutation = permutation
    }

    var maximumBytes: Int { 40 }
    var alphabet: ByteSet {
        ByteSet.digits.union(decimals > 0 ? "." : "").union(smallest < 0 ? "-" : "")
    }
    var isNumeric: Bool { true }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let draw = permutation.map { $0(row.number &- 1) } ?? bound.value(key.word(row.counter))
        let value = smallest &+ Int64(bitPattern: draw)
        if value < 0 { out.put(UInt8(ascii: "-")) }
        if decimals == 0 {
            out.putNumber(value.magnitude)
        } else {
            writeFraction(value.magnitude, to: &out)
        }
    }

    @inline(never)
    private func writeFraction(_ value: UInt64, to out: inout OutputBuffer) {
        let unit = UInt64(Decimals.powers[decimals])
        let whole = value / unit
        out.putNumber(whole)
        out.put(UInt8(ascii: "."))
        out.putPadded(value &- whole &* unit, digits: decimals)
    }
}
