// Writes days and times in a format.

/// A moment taken apart: a day and a second of it, at an offset from UTC.
struct MomentParts {
    let days: Int64
    let date: CalendarDay
    let second: UInt64
    let offsetMinutes: Int64

    /// The parts of a day's beginning.
    init(days: Int64) { self.init(seconds: days &* 86_400, offsetMinutes: 0) }

    /// The parts of a moment in seconds after 1970-01-01, UTC, as clocks at the offset show it.
    init(seconds: Int64, offsetMinutes: Int64) {
        let local = seconds &+ offsetMinutes &* 60
        // Counted from 0000-03-01, so that the division rounds down.
        let shifted = local &+ 719_468 &* 86_400
        days = shifted / 86_400 &- 719_468
        second = UInt64(shifted % 86_400)
        date = CalendarDay(days)
        self.offsetMinutes = offsetMinutes
    }
}

extension DateFormat {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    private static let weekdays = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
    private static let monthNames = months.map(Literal.init)
    private static let monthAbbreviations = months.map { Literal(String($0.prefix(3))) }
    private static let weekdayNames = weekdays.map(Literal.init)
    private static let weekdayAbbreviations = weekdays.map { Literal(String($0.prefix(3))) }

    /// The most bytes a text in this format has.
    var maximumBytes: Int { parts.count * 16 }

    /// Every byte a text in this format may contain.
    var alphabet: ByteSet {
        parts.reduce(ByteSet.digits) { set, part in
            switch part {
            case .literal(let byte): set.union(ByteSet([byte]))
            case .monthName, .monthAbbreviation: set.union(DateFormat.months.joined())
            case .weekdayName, .weekdayAbbreviation: set.union(DateFormat.weekdays.joined())
            case .halfOfDay: set.union("APM")
            case .smallHalfOfDay: set.union("apm")
            case .spacedDay, .spacedHour, .spacedHourOfTwelve: set.union(" ")
            case .offset: set.union("+-")
            case .offsetWithColon, .zone: set.union("+-:UTC")
            case .secondsSince1970: set.union("-")
            default: set
            }
        }
    }

    /// Bytes that every text in this format contains.
    var certain: ByteSet {
        ByteSet(
            parts.compactMap { part in
                if case .literal(let byte) = part { byte } else { nil }
            })
    }

    /// Writes a moment.
    func write(_ moment: MomentParts, to out: inout OutputBuffer) {
        for part in parts {
            if !writeDay(part, moment, to: &out) { writeTime(part, moment, to: &out) }
        }
    }

    private func writeDay(
        _ part: Part, _ moment: MomentParts, to out: inout OutputBuffer
    ) -> Bool {
        let date = moment.date
        switch part {
        case .literal(let byte): out.put(byte)
        case .year: out.putFourDigits(UInt64(date.year))
        case .yearOfCentury: out.putTwoDigits(UInt64(date.year % 100))
        case .month: out.putTwoDigits(UInt64(date.month))
        case .shortMonth: out.putNumber(UInt64(date.month))
        case .monthName: out.put(DateFormat.monthNames[Int(date.month) - 1])
        case .monthAbbreviation: out.put(DateFormat.monthAbbreviations[Int(date.month) - 1])
        case .day: out.putTwoDigits(UInt64(date.day))
        case .shortDay: out.putNumber(UInt64(date.day))
        case .dayOfYear: out.putPadded(UInt64(CalendarDay.dayOfYear(moment.days)), digits: 3)
        case .weekdayName: out.put(DateFormat.weekdayNames[CalendarDay.weekday(moment.days)])
        case .weekdayAbbreviation:
            out.put(DateFormat.weekdayAbbreviations[CalendarDay.weekday(moment.days)])
        default: return writeCalendar(part, moment, to: &out)
        }
        return true
    }

    /// Writes the parts of days that are seldom asked for.
    private func writeCalendar(
        _ part: Part, _ moment: MomentParts, to out: inout OutputBuffer
    ) -> Bool {
        let weekday = CalendarDay.weekday(moment.days)
        switch part {
        case .century: out.putTwoDigits(UInt64(moment.date.year / 100))
        case .spacedDay: writeSpaced(UInt64(moment.date.day), to: &out)
        case .shortDayOfYear: out.putNumber(UInt64(CalendarDay.dayOfYear(moment.days)))
        case .weekdayFromMonday: out.putNumber(weekday == 0 ? 7 : UInt64(weekday))
        case .weekdayFromSunday: out.putNumber(UInt64(weekday))
        case .weekFromSunday: out.putTwoDigits(week(moment, daysSinceFirst: weekday))
        case .weekFromMonday: out.putTwoDigits(week(moment, daysSinceFirst: (weekday + 6) % 7))
        case .weekYear: out.putFourDigits(UInt64(CalendarDay(thursday(moment)).year))
        case .weekYearOfCentury:
            out.putTwoDigits(UInt64(CalendarDay(thursday(moment)).year % 100))
        case .weekOfWeekYear:
            out.putTwoDigits(UInt64((CalendarDay.dayOfYear(thursday(moment)) - 1) / 7 + 1))
        default: return false
        }
        return true
    }

    /// The Thursday of a moment's week: ISO 8601 counts a week to the year that its Thursday is in.
    private func thursday(_ moment: MomentParts) -> Int64 {
        moment.days + 3 - Int64((CalendarDay.weekday(moment.days) + 6) % 7)
    }

    /// The number of a week of the year, of which 0 is what comes before the first whole one.
    private func week(_ moment: MomentParts, daysSinceFirst: Int) -> UInt64 {
        UInt64((CalendarDay.dayOfYear(moment.days) + 6 - daysSinceFirst) / 7)
    }

    /// Writes a number below 100 with two places, a space for a missing digit.
    private func writeSpaced(_ value: UInt64, to out: inout OutputBuffer) {
        if value < 10 { out.put(UInt8(ascii: " ")) }
        out.putNumber(value)
    }

    private func writeTime(_ part: Part, _ moment: MomentParts, to out: inout OutputBuffer) {
        let hour = moment.second / 3600
        switch part {
        case .hour: out.putTwoDigits(hour)
        case .shortHour: out.putNumber(hour)
        case .hourOfTwelve: out.putTwoDigits((hour + 11) % 12 + 1)
        case .shortHourOfTwelve: out.putNumber((hour + 11) % 12 + 1)
        case .spacedHour: writeSpaced(hour, to: &out)
        case .spacedHourOfTwelve: writeSpaced((hour + 11) % 12 + 1, to: &out)
        case .halfOfDay: out.put(hour < 12 ? 0x4D41 : 0x4D50, length: 2)
        case .smallHalfOfDay: out.put(hour < 12 ? 0x6D61 : 0x6D70, length: 2)
        case .shortMinute: out.putNumber(moment.second / 60 % 60)
        case .shortSecond: out.putNumber(moment.second % 60)
        case .minute: out.putTwoDigits(moment.second / 60 % 60)
        case .second: out.putTwoDigits(moment.second % 60)
        case .offset: writeOffset(moment.offsetMinutes, to: &out)
        case .zone where moment.offsetMinutes == 0: out.put(0x435455, length: 3)  // "UTC"
        case .offsetWithColon, .zone:
            writeOffset(moment.offsetMinutes, colon: true, to: &out)
        case .secondsSince1970: writeEpoch(moment, to: &out)
        default: preconditionFailure("every part belongs to a day or a time")
        }
    }

    private func writeOffset(_ minutes: Int64, colon: Bool = false, to out: inout OutputBuffer) {
        out.put(minutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        out.putTwoDigits(minutes.magnitude / 60)
        if colon { out.put(UInt8(ascii: ":")) }
        out.putTwoDigits(minutes.magnitude % 60)
    }

    private func writeEpoch(_ moment: MomentParts, to out: inout OutputBuffer) {
        let local = moment.days &* 86_400 &+ Int64(moment.second)
        let seconds = local &- moment.offsetMinutes &* 60
        if seconds < 0 { out.put(UInt8(ascii: "-")) }
        out.putNumber(seconds.magnitude)
    }
}
