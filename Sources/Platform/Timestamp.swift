// Timestamp: a moment in UTC, and its two texts.

/// A moment: seconds and nanoseconds since 1970-01-01 00:00 UTC, leap seconds not counted.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Whole seconds since 1970; negative before.
    package let secondsSince1970: Int64
    /// The rest, 0…999 999 999.
    package let nanoseconds: Int32

    /// Makes a moment from its parts.
    package init(secondsSince1970: Int64, nanoseconds: Int32 = 0) {
        precondition((0..<1_000_000_000).contains(nanoseconds), "nanoseconds are below a second")
        self.secondsSince1970 = secondsSince1970
        self.nanoseconds = nanoseconds
    }

    /// The form that the database keeps.
    package init(microsecondsSince1970 total: Int64) {
        let (seconds, rest) = total.dividedDown(by: 1_000_000)
        self.init(secondsSince1970: seconds, nanoseconds: Int32(rest * 1_000))
    }

    /// Microseconds since 1970, the rest cut off.
    package var microsecondsSince1970: Int64 {
        secondsSince1970 * 1_000_000 + Int64(nanoseconds / 1_000)
    }

    /// A moment later by whole seconds, or earlier with a negative number.
    package func adding(seconds: Int64) -> Timestamp {
        Timestamp(secondsSince1970: secondsSince1970 + seconds, nanoseconds: nanoseconds)
    }

    /// The seconds from another moment to this one.
    package func seconds(since earlier: Timestamp) -> Double {
        Double(secondsSince1970 - earlier.secondsSince1970)
            + Double(nanoseconds - earlier.nanoseconds) / 1e9
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.secondsSince1970, left.nanoseconds) < (right.secondsSince1970, right.nanoseconds)
    }

    /// ISO 8601 in UTC to the second, for example `2026-11-24T03:39:31Z`.
    package var iso8601: String {
        let date = CalendarDate(self)
        return "\(date.dayText)T\(date.timeText)Z"
    }

    /// ISO 8601 in UTC to the millisecond, for log lines.
    package var iso8601Milliseconds: String {
        let date = CalendarDate(self)
        let rest = padded(Int64(nanoseconds / 1_000_000), 3)
        return "\(date.dayText)T\(date.timeText).\(rest)Z"
    }

    /// For people, to the minute, for example `2026-11-24 03:39 UTC`.
    package var minuteText: String {
        let date = CalendarDate(self)
        return "\(date.dayText) \(padded(date.hour, 2)):\(padded(date.minute, 2)) UTC"
    }

    /// The date of HTTP headers (RFC 9110 §5.6.7), for example `Tue, 24 Nov 2026 03:39:31 GMT`.
    package var httpDate: String {
        let date = CalendarDate(self)
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let weekday = weekdays[Int(date.daysSince1970.dividedDown(by: 7).remainder)]
        let month = months[Int(date.month) - 1]
        return "\(weekday), \(padded(date.day, 2)) \(month) \(padded(date.year, 4)) "
            + "\(date.timeText) GMT"
    }
}

/// A moment split into the fields of the Gregorian calendar.
private struct CalendarDate {
    let daysSince1970: Int64
    let year: Int64
    let month: Int64
    let day: Int64
    let hour: Int64
    let minute: Int64
    let second: Int64

    /// Counts in eras of 400 years (146 097 days) that begin on 1 March, so that the leap day is
    /// the last of its year and month lengths follow one formula.
    init(_ time: Timestamp) {
        let (days, seconds) = time.secondsSince1970.dividedDown(by: 86_400)
        let (era, dayOfEra) = (days + 719_468).dividedDown(by: 146_097)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153  // 0 is March
        daysSince1970 = days
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60)
    }

    var dayText: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    var timeText: String { "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" }
}

private func padded(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

extension Int64 {
    /// Division rounded down, so that the remainder is never negative.
    fileprivate func dividedDown(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
