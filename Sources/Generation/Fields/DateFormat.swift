// A strftime format for days and times, taken apart once.

/// A format such as "%d.%m.%Y %H:%M", as a list of parts.
struct DateFormat: Sendable {
    /// One part of a date or a time.
    enum Part: Equatable, Sendable {
        case literal(UInt8)
        case year, yearOfCentury
        case month, shortMonth, monthName, monthAbbreviation
        case century, weekYear, weekYearOfCentury
        case day, shortDay, spacedDay, dayOfYear, shortDayOfYear
        case weekdayName, weekdayAbbreviation, weekdayFromMonday, weekdayFromSunday
        case weekOfWeekYear, weekFromSunday, weekFromMonday
        case hour, shortHour, spacedHour, hourOfTwelve, shortHourOfTwelve, spacedHourOfTwelve
        case halfOfDay, smallHalfOfDay
        case minute, shortMinute, second, shortSecond
        case offset, offsetWithColon, zone, secondsSince1970
    }

    /// What a format may show.
    enum Scope {
        case day, time, moment
    }

    let parts: [Part]

    /// Whether the format is ISO 8601's day, which is written fastest.
    var isISO: Bool { parts == DateFormat.iso }

    /// What kind of value the texts are: ISO 8601's shapes are known to databases.
    var kind: ValueKind {
        if isISO { return .date }
        if parts == DateFormat.clock || parts == DateFormat.shortClock { return .time }
        let moments = [[.literal(0x20)], [.literal(0x54)]].map {
            DateFormat.iso + $0 + DateFormat.clock
        }
        return moments.contains(parts) ? .moment : .text
    }

    private static let americanDay: [Part] = [
        .month, .literal(0x2F), .day, .literal(0x2F), .yearOfCentury,
    ]
    private static let iso: [Part] = [.year, .literal(0x2D), .month, .literal(0x2D), .day]
    private static let shortClock: [Part] = [.hour, .literal(0x3A), .minute]
    private static let clock: [Part] = shortClock + [.literal(0x3A), .second]

    private static let dayCodes: [String: [Part]] = [
        "Y": [.year], "y": [.yearOfCentury], "m": [.month], "-m": [.shortMonth],
        "B": [.monthName], "b": [.monthAbbreviation], "h": [.monthAbbreviation], "d": [.day],
        "-d": [.shortDay], "j": [.dayOfYear], "A": [.weekdayName], "a": [.weekdayAbbreviation],
        "F": iso, "D": americanDay, "x": americanDay, "C": [.century], "G": [.weekYear],
        "g": [.weekYearOfCentury], "V": [.weekOfWeekYear], "U": [.weekFromSunday],
        "W": [.weekFromMonday], "u": [.weekdayFromMonday], "w": [.weekdayFromSunday],
        "e": [.spacedDay], "-j": [.shortDayOfYear], "n": [.literal(0x0A)], "t": [.literal(0x09)],
    ]
    private static let timeCodes: [String: [Part]] = [
        "H": [.hour], "-H": [.shortHour], "I": [.hourOfTwelve], "-I": [.shortHourOfTwelve],
        "p": [.halfOfDay], "M": [.minute], "S": [.second], "T": clock,
        "R": shortClock, "X": clock, "k": [.spacedHour],
        "l": [.spacedHourOfTwelve], "P": [.smallHalfOfDay], "-M": [.shortMinute],
        "-S": [.shortSecond], "n": [.literal(0x0A)], "t": [.literal(0x09)],
        "r": [
            .hourOfTwelve, .literal(0x3A), .minute, .literal(0x3A), .second, .literal(0x20),
            .halfOfDay,
        ],
    ]
    private static let momentCodes: [String: [Part]] = [
        "z": [.offset], ":z": [.offsetWithColon], "Z": [.zone], "s": [.secondsSince1970],
        "c": [
            .weekdayAbbreviation, .literal(0x20), .monthAbbreviation, .literal(0x20), .spacedDay,
            .literal(0x20),
        ] + clock + [.literal(0x20), .year],
    ]
    private static let dayNames =
        "%Y %y %C %m %-m %B %b %h %d %-d %e %j %-j %A %a %u %w %G %g %V %U %W %F %D %x %n %t"
    private static let timeNames = "%H %-H %k %I %-I %l %p %P %M %-M %S %-S %T %R %X %r"

    /// Whether different days make different texts.
    var showsEveryDay: Bool {
        let isDay =
            shows(.day, .shortDay, .spacedDay)
            && shows(.month, .shortMonth, .monthName, .monthAbbreviation)
        return shows(.secondsSince1970)
            || (shows(.year) && (isDay || shows(.dayOfYear, .shortDayOfYear)))
    }

    /// Whether different seconds of one day make different texts.
    var showsEverySecondOfDay: Bool {
        let isHalf =
            shows(.hourOfTwelve, .shortHourOfTwelve, .spacedHourOfTwelve)
            && shows(.halfOfDay, .smallHalfOfDay)
        let isHour = shows(.hour, .shortHour, .spacedHour) || isHalf
        let isMinute = isHour && shows(.minute, .shortMinute)
        return shows(.secondsSince1970) || (isMinute && shows(.second, .shortSecond))
    }

    /// Whether different seconds make different texts.
    var showsEverySecond: Bool { showsEveryDay && showsEverySecondOfDay }

    private func shows(_ any: Part...) -> Bool {
        isUnambiguous && parts.contains(where: any.contains)
    }

    /// Whether every number of varying width ends where something else than a digit begins.
    private var isUnambiguous: Bool {
        let varying: [Part] = [
            .shortDay, .shortMonth, .shortHour, .shortHourOfTwelve, .secondsSince1970,
            .shortDayOfYear, .shortMinute, .shortSecond,
        ]
        let names: [Part] = [
            .monthName, .monthAbbreviation, .weekdayName, .weekdayAbbreviation, .halfOfDay,
            .smallHalfOfDay,
        ]
        return zip(parts, parts.dropFirst()).allSatisfy { part, next in
            guard varying.contains(part) else { return true }
            if case .literal(let byte) = next { return !(0x30...0x39).contains(byte) }
            return names.contains(next)
        }
    }

    /// Takes a format apart; the sentence of a problem names what is not known.
    static func parse(_ text: String, _ scope: Scope = .day) -> Parsed<DateFormat> {
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
                if next != UInt8(ascii: "-"), next != UInt8(ascii: ":") { break }
            }
            guard let known = meaning(of: code, scope) else {
                return .problem(sentence(code, scope))
            }
            parts += known
        }
        return .value(DateFormat(parts: parts))
    }

    private static func meaning(of code: String, _ scope: Scope) -> [Part]? {
        if code == "%" { return [.literal(0x25)] }
        switch scope {
        case .day: return dayCodes[code]
        case .time: return timeCodes[code]
        case .moment: return dayCodes[code] ?? timeCodes[code] ?? momentCodes[code]
        }
    }

    private static func sentence(_ code: String, _ scope: Scope) -> String {
        let isElsewhere = meaning(of: code, .moment) != nil
        switch scope {
        case .day where isElsewhere: return "A date has no time of day; remove %\(code)."
        case .time where isElsewhere: return "A time of day has no date; remove %\(code)."
        case .day: return unknown(code, "\(dayNames) %%")
        case .time: return unknown(code, "\(timeNames) %n %t %%")
        case .moment:
            return unknown(code, "\(dayNames) \(timeNames) %z %:z %Z %s %c %%")
        }
    }

    private static func unknown(_ code: String, _ known: String) -> String {
        "The format knows \(known); "
            + (code.isEmpty ? "a % stands alone at the end." : "%\(code) is none of them.")
    }
}
