// Counting types: sequence.

/// Reads `sequence`: start_at, step, repeat, restart_at.
struct SequenceRecipe: FieldRecipe {
    /// Within them no row below 2^48 leaves the numbers of 63 bits.
    static let parameters = [
        FieldParameter(
            "start_at", title: "Start at", help: "The number of the first row.",
            kind: .integer(-1_000_000_000_000_000...1_000_000_000_000_000), defaultText: "1"),
        FieldParameter(
            "step", title: "Step", help: "What is added each time.",
            kind: .integer(-10_000...10_000), defaultText: "1"),
        FieldParameter(
            "repeat", title: "Repeat", help: "How many rows have the same number.",
            kind: .integer(1...1_000_000_000), defaultText: "1"),
        FieldParameter(
            "restart_at", title: "Restart at",
            help: "The last number before it starts again; empty means never.",
            kind: .text(maximumLength: 20), defaultText: ""),
    ]

    private let start: Int64
    private let step: Int64
    private let repeats: UInt64
    /// How many numbers come before the first again; 0 means that it never does.
    private let period: UInt64

    init(_ reader: inout ParameterReader) {
        start = reader.integer("start_at")
        step = reader.integer("step")
        repeats = UInt64(max(1, reader.integer("repeat")))
        let typed = reader.text("restart_at").trimmed
        guard !typed.isEmpty else {
            period = 0
            return
        }
        guard let last = Decimals.parse(typed)?.scaled(by: 0), step != 0, (last - start) / step >= 0
        else {
            period = 0
            reader.refuse(
                "restart_at", "Restart at is a whole number that the steps lead to; change it.")
            return
        }
        period = UInt64((last - start) / step) + 1
    }

    var capacity: UInt64? {
        if repeats > 1 || step == 0 { return nil }
        return period == 0 ? .max : period
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        SequenceGenerator(start: start, step: step, repeats: repeats, period: period)
    }
}

/// Writes the number of a row's step.
private final class SequenceGenerator: FieldGenerator {
    private let start: Int64
    private let step: Int64
    private let repeats: UInt64
    private let period: UInt64

    init(start: Int64, step: Int64, repeats: UInt64, period: UInt64) {
        self.start = start
        self.step = step
        self.repeats = repeats
        self.period = period
    }

    var maximumBytes: Int { 32 }
    var alphabet: ByteSet { ByteSet.digits.union("-") }
    var isNumeric: Bool { true }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var index = row.number &- 1
        if repeats > 1 { index /= repeats }
        if period > 0 { index %= period }
        let value = start &+ step &* Int64(truncatingIfNeeded: index)
        if value < 0 { out.put(UInt8(ascii: "-")) }
        out.putNumber(value.magnitude)
    }
}
