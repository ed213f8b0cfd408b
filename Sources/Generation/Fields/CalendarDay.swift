// Days of the Gregorian calendar as numbers, and back.

/// A day: year, month and day of the month, from 0001-01-01 to 9999-12-31.
struct CalendarDay: Equatable, Sendable {
    let year: UInt32
    let month: UInt32
    let day: UInt32

    /// The day with so many days after 1970-01-01 (or before, when negative).
    ///
    /// Method: Neri and Schneider, "Euclidean affine functions and their application to calendar
    /// algorithms" (2022): years begin in March, and divisions become multiplications.
    @inline(__always)
    init(_ daysSince1970: Int64) {
        let n = UInt32(truncatingIfNeeded: daysSince1970 &+ CalendarDay.epoch)
        let fourth = 4 &* n &+ 3
        let century = fourth / 146_097
        let inCentury = (fourth % 146_097) / 4
        let product = UInt64(4 &* inCentury &+ 3) &* 2_939_745
        let yearOfCentury = UInt32(truncatingIfNeeded: product >> 32)
        let dayOfYear = UInt32(truncatingIfNeeded: product) / 2_939_745 / 4
        let combined = 2_141 &* dayOfYear &+ 197_913
        let isNextYear: UInt32 = dayOfYear >= 306 ? 1 : 0
        year = 100 &* century &+ yearOfCentury &+ isNextYear
        month = (combined >> 16) &- 12 &* isNextYear
        day = (combined & 0xFFFF) / 2_141 &+ 1
    }

    /// 1970-01-01 counted from 0000-03-01.
    private static let epoch: Int64 = 719_468

    /// The days after 1970-01-01 of a text such as "2026-11-24"; nil when there is no such day.
    static func parse(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        guard let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
            let day = number(bytes[8..<10])
        else { return nil }
        guard year >= 1, (1...12).contains(month), day >= 1 else { return nil }
        let days = days(year: year, month: month, day: day)
        let back = CalendarDay(days)
        return back.month == month && back.day == day ? days : nil
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int64? {
        guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    /// The days after 1970-01-01 of a day of the proleptic Gregorian calendar.
    static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        // Months counted from March, so that the leap day is the last of its year.
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = (month + 9) % 12
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        return 365 * marchYear + leapDays + dayOfYear - epoch
    }

    /// The day of the week, 0 for Sunday.
    static func weekday(_ daysSince1970: Int64) -> Int {
        // 0000-03-01 was a Wednesday.
        Int((daysSince1970 &+ epoch &+ 3) % 7)
    }

    /// The day of the year, from 1.
    static func dayOfYear(_ daysSince1970: Int64) -> Int {
        let year = Int64(CalendarDay(daysSince1970).year)
        return Int(daysSince1970 - days(year: year, month: 1, day: 1)) + 1
    }
}
