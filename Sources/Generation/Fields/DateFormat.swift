// A strftime format for days, taken apart once.

/// A date format such as "%d.%m.%Y", as a list of parts.
struct DateFormat: Sendable {
    /// One part of a date.
    enum Part: Equatable, Sendable {
        case literal(UInt8)
        case year, yearOfCentury
        case month, shortMonth, monthName, monthAbbreviation
        case day, shortDay
        case dayOfYear
        case weekdayName, weekdayAbbreviation
    }

    let parts: [Part]

    /// Whether the format is ISO 8601's, which is written fastest.
    var isISO: Bool { parts == DateFormat.iso }

    private static let iso: [Part] = [
        .year, .literal(0x2D), .month, .literal(0x2D), .day,
    ]

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    private static let weekdays = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]

    private let monthNames = months.map(Literal.init)
    private let monthAbbreviations = months.map { Literal(String($0.prefix(3))) }
    private let weekdayNames = weekdays.map(Literal.init)
    private let weekdayAbbreviations = weekdays.map { Literal(String($0.prefix(3))) }

    /// Takes a format apart; the sentence of a problem names what is not known.
    static func parse(_ text: String) -> Parsed<DateFormat> {
        var parts: [Part] = []
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            if byte != UInt8(ascii: "%") {
                parts.append(.literal(byte))
                continue
            }
            var code = ""
            while let next = bytes.next() {
                code.unicodeScalars.append(Unicode.Scalar(next))
                if next != UInt8(ascii: "-") { break }
            }
            guard let known = codes[code] else { return .problem(sentence(code)) }
            parts += known
        }
        return .value(DateFormat(parts: parts))
    }

    private init(parts: [Part]) { self.parts = parts }

    private static let codes: [String: [Part]] = [
        "Y": [.year], "y": [.yearOfCentury], "m": [.month], "-m": [.shortMonth],
        "B": [.monthName], "b": [.monthAbbreviation], "h": [.monthAbbreviation], "d": [.day],
        "-d": [.shortDay], "j": [.dayOfYear], "A": [.weekdayName], "a": [.weekdayAbbreviation],
        "F": iso, "%": [.literal(0x25)],
        "D": [.month, .literal(0x2F), .day, .literal(0x2F), .yearOfCentury],
    ]

    private static func sentence(_ code: String) -> String {
        if ["H", "I", "M", "S", "p", "T", "R", "z", "Z", "f", "-H", "-I"].contains(code) {
            return "A date has no time of day; remove %\(code)."
        }
        return "The format knows %Y %y %m %-m %B %b %d %-d %j %A %a %F %D %%; "
            + (code.isEmpty ? "a % stands alone at the end." : "%\(code) is none of them.")
    }

    /// The most bytes a date has.
    var maximumBytes: Int { parts.count * 16 }

    /// Every byte a date may contain.
    var alphabet: ByteSet {
        parts.reduce(ByteSet.digits) { set, part in
            switch part {
            case .literal(let byte): set.union(ByteSet([byte]))
            case .monthName, .monthAbbreviation: set.union(DateFormat.months.joined())
            case .weekdayName, .weekdayAbbreviation: set.union(DateFormat.weekdays.joined())
            default: set
            }
        }
    }

    /// Bytes that every date contains.
    var certain: ByteSet {
        ByteSet(
            parts.compactMap { part in
                if case .literal(let byte) = part { byte } else { nil }
            })
    }

    /// Writes a day.
    func write(_ days: Int64, to out: inout OutputBuffer) {
        let date = CalendarDay(days)
        for part in parts { write(part, of: date, days, to: &out) }
    }

    private func write(
        _ part: Part, of date: CalendarDay, _ days: Int64, to out: inout OutputBuffer
    ) {
        switch part {
        case .literal(let byte): out.put(byte)
        case .year: out.putFourDigits(UInt64(date.year))
        case .yearOfCentury: out.putTwoDigits(UInt64(date.year % 100))
        case .month: out.putTwoDigits(UInt64(date.month))
        case .shortMonth: out.putNumber(UInt64(date.month))
        case .monthName: out.put(monthNames[Int(date.month) - 1])
        case .monthAbbreviation: out.put(monthAbbreviations[Int(date.month) - 1])
        case .day: out.putTwoDigits(UInt64(date.day))
        case .shortDay: out.putNumber(UInt64(date.day))
        case .dayOfYear: out.putPadded(UInt64(CalendarDay.dayOfYear(days)), digits: 3)
        case .weekdayName: out.put(weekdayNames[CalendarDay.weekday(days)])
        case .weekdayAbbreviation: out.put(weekdayAbbreviations[CalendarDay.weekday(days)])
        }
    }
}
