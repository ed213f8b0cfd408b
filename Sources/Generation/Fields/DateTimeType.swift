// The types datetime and time.

/// Reads `datetime`: min, max, format, offset.
struct DateTimeRecipe: FieldRecipe {
    /// Fixed moments: "now" never enters a dataset.
    static let parameters = [
        FieldParameter(
            "min", title: "From",
            help: "The first moment: 2020-01-01, 2020-01-01 09:00, now, -30 days.",
            kind: .text(maximumLength: 40), defaultText: "2000-01-01"),
        FieldParameter(
            "max", title: "To", help: "The last moment: 2025-12-31 23:59:59, now, +12 hours.",
            kind: .text(maximumLength: 40), defaultText: "2025-12-31 23:59:59"),
        FieldParameter(
            "format", title: "Format", help: "As strftime: %Y-%m-%d %H:%M:%S, %d.%m.%Y %R, %s.",
            kind: .text(maximumLength: 64), defaultText: "%Y-%m-%d %H:%M:%S"),
        FieldParameter(
            "offset", title: "Offset",
            help: "What clocks show beside UTC, +02:00; %z writes it.",
            kind: .text(maximumLength: 6), defaultText: "+00:00"),
        RelativeMoment.now,
    ]

    private let draw: SecondRange
    private let format: DateFormat?
    private let offset: Int64

    init(_ reader: inout ParameterReader) {
        offset = Moment.offset(reader.text("offset").trimmed) ?? 0
        if Moment.offset(reader.text("offset").trimmed) == nil {
            reader.refuse("offset", "The offset is written +02:00 and at most 14:59; change it.")
        }
        let now = reader.now()
        let isWritten =
            "is a moment from year 1 to 9999, written 2026-11-24, 2026-11-24 09:30:00, now or "
            + "-30 days; change it."
        let first = RelativeMoment.parse(reader.text("min"), now: now)
        let last = RelativeMoment.parse(reader.text("max"), now: now)
        if first == nil { reader.refuse("min", "From \(isWritten)") }
        if last == nil { reader.refuse("max", "To \(isWritten)") }
        if let first, let last, last < first {
            reader.refuse("max", "The last moment is before the first; make it later.")
        }
        // What is typed is what clocks show at the offset.
        let start = (first ?? 0) - offset * 60
        draw = SecondRange(first: start, last: max(start, (last ?? 0) - offset * 60))
        let parsed = DateFormat.parse(reader.text("format"), .moment)
        format = parsed.value
        if let sentence = parsed.problem { reader.refuse("format", sentence) }
    }

    /// The different texts are at least the different seconds only if the format shows seconds.
    var capacity: UInt64? { (format?.showsEverySecond ?? false) ? draw.count : nil }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        guard let format else { preconditionFailure("a column with problems has no generator") }
        return MomentGenerator(range: draw, format: format, offset: offset, maker: maker)
    }
}

/// Reads `time`: min, max, format.
struct TimeRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "min", title: "From", help: "The first time, 09:00.", kind: .text(maximumLength: 8),
            defaultText: "00:00"),
        FieldParameter(
            "max", title: "To", help: "The last time, 17:30.", kind: .text(maximumLength: 8),
            defaultText: "23:59:59"),
        FieldParameter(
            "format", title: "Format", help: "As strftime: %H:%M, %H:%M:%S, %-I:%M %p.",
            kind: .text(maximumLength: 64), defaultText: "%H:%M"),
    ]

    private let draw: SecondRange
    private let format: DateFormat?

    init(_ reader: inout ParameterReader) {
        let first = Moment.timeOfDay(reader.text("min").trimmed)
        let last = Moment.timeOfDay(reader.text("max").trimmed)
        if first == nil { reader.refuse("min", "From is a time written 09:30; change it.") }
        if last == nil { reader.refuse("max", "To is a time written 17:30; change it.") }
        if let first, let last, last < first {
            reader.refuse("max", "The last time is before the first; make it later.")
        }
        draw = SecondRange(first: first ?? 0, last: max(first ?? 0, last ?? 0))
        let parsed = DateFormat.parse(reader.text("format"), .time)
        format = parsed.value
        if let sentence = parsed.problem { reader.refuse("format", sentence) }
    }

    var capacity: UInt64? { (format?.showsEverySecondOfDay ?? false) ? draw.count : nil }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        guard let format else { preconditionFailure("a column with problems has no generator") }
        return MomentGenerator(range: draw, format: format, offset: 0, maker: maker)
    }
}

/// Seconds from the first to the last.
struct SecondRange: Sendable {
    let first: Int64
    let last: Int64

    /// How many there are.
    var count: UInt64 { UInt64(last - first) + 1 }
}

/// Writes moments of a range of seconds.
private final class MomentGenerator: FieldGenerator {
    private let first: Int64
    private let bound: Bound
    private let format: DateFormat
    private let offset: Int64
    private let key: StreamKey
    private let permutation: Permutation?

    init(range: SecondRange, format: DateFormat, offset: Int64, maker: GeneratorMaker) {
        first = range.first
        bound = Bound(range.count)
        self.format = format
        self.offset = offset
        key = maker.key()
        permutation = maker.column.isUnique ? maker.permutation(range.count) : nil
    }

    var maximumBytes: Int { format.maximumBytes }
    var alphabet: ByteSet { format.alphabet }
    var certain: ByteSet { format.certain }
    var kind: ValueKind { format.kind }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let draw = permutation.map { $0(row.number &- 1) } ?? bound.value(key.word(row.counter))
        let seconds = first &+ Int64(bitPattern: draw)
        format.write(MomentParts(seconds: seconds, offsetMinutes: offset), to: &out)
    }
}
