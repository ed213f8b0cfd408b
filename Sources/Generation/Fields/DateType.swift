// The type date: a day between two days.

/// Reads `date`: min, max, format.
struct DateRecipe: FieldRecipe {
    /// Fixed days: "now" never enters a dataset.
    static let parameters = [
        FieldParameter(
            "min", title: "From", help: "The first day: 2020-01-01, now, -30 days.", kind: .date,
            defaultText: "2000-01-01"),
        FieldParameter(
            "max", title: "To", help: "The last day: 2025-12-31, now, +2 weeks.", kind: .date,
            defaultText: "2025-12-31"),
        FieldParameter(
            "format", title: "Format", help: "As strftime: %Y-%m-%d, %d.%m.%Y, %B %-d, %Y.",
            kind: .text(maximumLength: 64), defaultText: "%Y-%m-%d"),
        RelativeMoment.now,
    ]

    private let first: Int64
    private let last: Int64
    private let format: DateFormat?

    init(_ reader: inout ParameterReader) {
        first = reader.day("min")
        last = reader.day("max")
        if last < first, !reader.hasProblem("min", "max") {
            reader.refuse("max", "The last day is before the first; make it later.")
        }
        let parsed = DateFormat.parse(reader.text("format"))
        format = parsed.value
        if let sentence = parsed.problem { reader.refuse("format", sentence) }
    }

    /// A format that leaves out the year, the month or the day shows several days alike.
    var capacity: UInt64? {
        (format?.showsEveryDay ?? false) ? UInt64(max(0, last - first)) + 1 : nil
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        precondition(format != nil, "a column with problems has no generator")
        let count = UInt64(max(0, last - first)) + 1
        let permutation = maker.column.isUnique ? maker.permutation(count) : nil
        let days = DayDraw(
            first: first, bound: Bound(count), key: maker.key(), permutation: permutation)
        guard let format, !format.isISO else { return ISODateGenerator(days: days) }
        return DateGenerator(days: days, format: format)
    }
}

/// Draws a day.
private struct DayDraw: Sendable {
    let first: Int64
    let bound: Bound
    let key: StreamKey
    let permutation: Permutation?

    @inline(__always)
    func day(_ row: borrowing RowState) -> Int64 {
        let draw = permutation.map { $0(row.number &- 1) } ?? bound.value(key.word(row.counter))
        return first &+ Int64(bitPattern: draw)
    }
}

/// Writes days as 2026-11-24.
private final class ISODateGenerator: FieldGenerator {
    let days: DayDraw

    init(days: DayDraw) {
        self.days = days
    }

    var maximumBytes: Int { 16 }
    var alphabet: ByteSet { ByteSet.digits.union("-") }
    var certain: ByteSet { ByteSet("-") }
    var kind: ValueKind { .date }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let date = CalendarDay(days.day(row))
        out.putFourDigits(UInt64(date.year))
        out.put(UInt8(ascii: "-"))
        out.putTwoDigits(UInt64(date.month))
        out.put(UInt8(ascii: "-"))
        out.putTwoDigits(UInt64(date.day))
    }

    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)? {
        guard days.permutation == nil else { return nil }
        return DateColumn(first: days.first, bound: days.bound, key: days.key, edges, memory)
    }
}

/// Writes days in any format.
private final class DateGenerator: FieldGenerator {
    let days: DayDraw
    let format: DateFormat

    init(days: DayDraw, format: DateFormat) {
        self.days = days
        self.format = format
    }

    var maximumBytes: Int { format.maximumBytes }
    var alphabet: ByteSet { format.alphabet }
    var certain: ByteSet { format.certain }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        format.write(MomentParts(days: days.day(row)), to: &out)
    }
}
