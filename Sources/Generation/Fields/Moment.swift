// Moments and times of day as typed, and time offsets.

/// Reads moments such as "2026-11-24 09:30:00" and times such as "09:30".
enum Moment {
    /// The seconds after 1970-01-01 00:00:00 of a day with or without a time ("T" or a blank between).
    static func parse(_ text: String) -> Int64? {
        let bytes = text.utf8
        guard let day = CalendarDay.parse(String(text.prefix(10))) else { return nil }
        if bytes.count == 10 { return day * 86_400 }
        let rest = text.dropFirst(10)
        guard let mark = rest.first, mark == "T" || mark == " " else { return nil }
        var clock = String(rest.dropFirst())
        if clock.hasSuffix("Z") { clock.removeLast() }
        return timeOfDay(clock).map { day * 86_400 + $0 }
    }

    /// The seconds after midnight of "9:30", "09:30", "09:30:15" or "9:30 PM".
    static func timeOfDay(_ text: String) -> Int64? {
        let marked = text.uppercased()
        guard marked.hasSuffix("AM") || marked.hasSuffix("PM") else { return plainTime(text) }
        // 12:00 AM is midnight, 12:00 PM noon.
        let hours = String(text.dropLast(2)).trimmed
        guard let time = plainTime(hours), (3_600..<46_800).contains(time) else { return nil }
        return time % 43_200 + (marked.hasSuffix("PM") ? 43_200 : 0)
    }

    private static func plainTime(_ text: String) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count) else { return nil }
        let numbers = parts.compactMap { part -> Int64? in
            (1...2).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
                ? Int64(part) : nil
        }
        guard numbers.count == parts.count else { return nil }
        let seconds = numbers.count == 3 ? numbers[2] : 0
        guard numbers[0] < 24, numbers[1] < 60, seconds < 60 else { return nil }
        return numbers[0] * 3600 + numbers[1] * 60 + seconds
    }

    /// The minutes of an offset from UTC: "+02:00", "-0530", "Z" or "".
    static func offset(_ text: String) -> Int64? {
        if text.isEmpty || text == "Z" { return 0 }
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int64(digits), number / 100 <= 14, number % 100 < 60
        else { return nil }
        let minutes = number / 100 * 60 + number % 100
        return sign == "-" ? -minutes : minutes
    }
}
