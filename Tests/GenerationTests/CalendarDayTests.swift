// The calendar agrees with itself and with known days.

import Testing

@testable import Generation

@Suite("Calendar days")
struct CalendarDayTests {
    @Test(
        "known days have their numbers",
        arguments: [
            ("1970-01-01", 0), ("2000-02-29", 11016), ("1969-12-31", -1), ("0001-01-01", -719_162),
            ("9999-12-31", 2_932_896), ("2026-11-24", 20781),
        ] as [(String, Int64)])
    func known(text: String, days: Int64) {
        #expect(CalendarDay.parse(text) == days)
    }

    @Test("days that do not exist are refused")
    func refused() {
        for text in [
            "2023-02-29", "1900-02-29", "2023-13-01", "2023-00-01", "2023-01-00", "2023-04-31",
            "0000-01-01", "10000-01-01", "2023-1-1", "23-01-01", "2023/01/01", "", "2023-01-0١",
        ] {
            #expect(CalendarDay.parse(text) == nil, "\(text)")
        }
    }

    @Test("every day of ten thousand years goes to a date and back, in order")
    func roundTrip() {
        var previous = CalendarDay(-719_163)
        for days in Int64(-719_162)...2_932_896 {
            let date = CalendarDay(days)
            let back = CalendarDay.days(
                year: Int64(date.year), month: Int64(date.month), day: Int64(date.day))
            if back != days { Issue.record("\(days)") }
            let isNext =
                date.day == previous.day + 1
                || (date.day == 1 && (date.month == previous.month % 12 + 1))
            if !isNext { Issue.record("\(previous) before \(date)") }
            previous = date
        }
    }

    @Test("weekdays and days of the year are right")
    func weekdays() throws {
        // 2026-11-24 is a Tuesday, the 328th day.
        let day = try #require(CalendarDay.parse("2026-11-24"))
        #expect(CalendarDay.weekday(day) == 2)
        #expect(CalendarDay.dayOfYear(day) == 328)
        #expect(CalendarDay.weekday(-719_162) == 1)
    }
}
