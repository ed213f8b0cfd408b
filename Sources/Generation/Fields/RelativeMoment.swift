// Moments such as "now" and "-30 days", which count from a day that the schema names.

/// Reads moments that may be relative.
///
/// "now", "today" (its midnight), "yesterday" and "tomorrow", alone or with spans after them
/// ("now - 2 weeks + 3 hours"); spans alone count from now ("-30 days", "30 days ago"). Units are
/// seconds, minutes, hours, days, weeks, months and years. A month later than January 31 is the last
/// of February. Absolute moments are those of `Moment`, and days as 11/24/2026.
enum RelativeMoment {
    /// The clock never enters a dataset, or the same seed would make other bytes tomorrow.
    static let now = FieldParameter(
        "now", title: "Now", help: "What now and -30 days count from; it stays as it is.",
        kind: .text(maximumLength: 20), defaultText: "2026-01-01")

    /// The largest number of a span: about the years there are, in seconds of a year.
    private static let largest: Int64 = 400_000_000_000
    private static let seconds: [String: Int64] = [
        "second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800,
    ]
    private static let months: [String: Int64] = ["month": 1, "year": 12]

    /// The seconds after 1970-01-01 of a moment; nil when it is none, or not of the years 1 to 9999.
    static func parse(_ text: String, now: Int64) -> Int64? {
        let typed = text.trimmed
        if let moment = Moment.parse(typed) ?? american(typed) { return moment }
        var words = spaced(typed)
        guard !words.isEmpty else { return nil }
        var moment = now
        if let base = base(words[0], now: now) {
            moment = base
            words.removeFirst()
        }
        if words.last == "ago", words.count == 3 { words = ["-"] + words.dropLast() }
        while words.count >= 3 {
            guard let next = shifted(moment, words[0], words[1], words[2]) else { return nil }
            moment = next
            words.removeFirst(3)
        }
        return words.isEmpty && isInRange(moment) ? moment : nil
    }

    /// The day that a moment is in, as the days after 1970-01-01.
    static func day(of moment: Int64) -> Int64 {
        MomentParts(seconds: moment, offsetMinutes: 0).days
    }

    /// The words in lower case, with signs by themselves.
    private static func spaced(_ text: String) -> [String] {
        let separated = text.lowercased().replacing("-", with: " - ").replacing("+", with: " + ")
        return separated.split(separator: " ").map(String.init)
    }

    private static func base(_ word: String, now: Int64) -> Int64? {
        let midnight = day(of: now) * 86_400
        switch word {
        case "now": return now
        case "today": return midnight
        case "yesterday": return midnight - 86_400
        case "tomorrow": return midnight + 86_400
        default: return nil
        }
    }

    private static func shifted(
        _ moment: Int64, _ sign: String, _ number: String, _ unit: String
    ) -> Int64? {
        guard sign == "+" || sign == "-", number.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let size = Int64(number), size <= largest, isInRange(moment)
        else { return nil }
        let name = unit.hasSuffix("s") ? String(unit.dropLast()) : unit
        let count = sign == "-" ? -size : size
        if let length = seconds[name] { return moment + count * length }
        return months[name].flatMap { later(moment, months: count * $0) }
    }

    /// The same day so many months later, or the last of its month.
    private static func later(_ moment: Int64, months: Int64) -> Int64? {
        let days = day(of: moment)
        let date = CalendarDay(days)
        let month = Int64(date.year) * 12 + Int64(date.month) - 1 + months
        guard (12..<120_000).contains(month) else { return nil }
        let first = CalendarDay.days(year: month / 12, month: month % 12 + 1, day: 1)
        let wanted = first + Int64(date.day) - 1
        let isInMonth = Int64(CalendarDay(wanted).month) == month % 12 + 1
        let next = month + 1
        let last = CalendarDay.days(year: next / 12, month: next % 12 + 1, day: 1) - 1
        return (isInMonth ? wanted : last) * 86_400 + (moment - days * 86_400)
    }

    private static func isInRange(_ moment: Int64) -> Bool {
        // 0001-01-01 00:00:00 to 9999-12-31 23:59:59
        (-62_135_596_800...253_402_300_799).contains(moment)
    }

    /// 11/24/2026, as Mockaroo writes days.
    private static func american(_ text: String) -> Int64? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[2].utf8.count == 4 else { return nil }
        let padded = parts[0...1].map { $0.utf8.count == 1 ? "0\($0)" : $0 }
        return CalendarDay.parse("\(parts[2])-\(padded[0])-\(padded[1])").map { $0 * 86_400 }
    }
}
