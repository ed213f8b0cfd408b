// Whole numbers and days, as their generators define them.

/// Writes whole numbers of at most eight digits.
final class NumberColumn: BlockColumn {
    private let smallest: UInt64
    private let bound: Bound
    private let key: StreamKey
    private let digits: DigitLists
    private let end: [UInt8]

    /// Numbers from `smallest` on, all below 10^8.
    init(
        smallest: UInt64, bound: Bound, key: StreamKey, _ edges: CellEdges, _ memory: WordMemory
    ) {
        precondition(smallest + bound.count <= 100_000_000)
        self.smallest = smallest
        self.bound = bound
        self.key = key
        digits = DigitLists(memory)
        end = edges.end
    }

    var lengths: [Int] { [8 + end.count] }
    var numbers: Int { 1 }

    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState) {
        let (smallest, bound, key, lists) = (smallest, bound, key, digits)
        let (end, length) = (end.packed, end.count)
        for row in 0..<block.count {
            let value = smallest &+ bound.value(key.word(block.counter(row)))
            let digits = lists.eight(UInt32(truncatingIfNeeded: value))
            // Zero digits at the front are whole zero bytes below the first digit's nibble; the
            // last digit is always written.
            let significant = digits & 0x0F0F_0F0F_0F0F_0F0F | 1 &<< 56
            let zeros = significant.trailingZeroBitCount & ~7
            let piece = block.number(
                digits &>> UInt64(truncatingIfNeeded: zeros), 8 &- zeros &>> 3, followedBy: end,
                length: length, row, place.number)
            block.put(piece, row, place.piece)
        }
    }
}

/// Writes days as 2026-11-24: the month and the day of it, both from lists.
final class DateColumn: BlockColumn {
    /// The most months that are worth lists: two hundred years.
    private static let mostMonths = 2_400
    /// Of so many days, a power of two below the days of a month, the guide knows the first's month.
    private static let guideShift = 4

    private let bound: Bound
    private let key: StreamKey
    /// "2026-11-", the first byte lowest.
    private let months: Lookup<UInt64>
    /// None, then "01" to "31", and what follows a cell.
    private let days: Lookup<UInt64>
    private let dayLength: Int
    /// The first day of each month, counted from the first of all days.
    private let starts: Lookup<Int32>
    private let guide: Lookup<UInt16>

    /// Days from `first` on, counted from 1970-01-01; nil when they are of too many months.
    init?(first: Int64, bound: Bound, key: StreamKey, _ edges: CellEdges, _ memory: WordMemory) {
        dayLength = 2 + edges.end.count
        guard bound.count <= UInt64(31 * DateColumn.mostMonths) else { return nil }
        self.bound = bound
        self.key = key
        let last = first + Int64(bound.count) - 1
        var texts: [UInt64] = []
        var starts: [Int32] = []
        var next = first - Int64(CalendarDay(first).day) + 1
        while next <= last {
            let day = CalendarDay(next)
            texts.append(DateColumn.text(day).packed)
            starts.append(Int32(next - first))
            next += 31
            next -= Int64(CalendarDay(next).day) - 1
        }
        starts.append(.max)
        months = memory.lookup(texts)
        days = memory.lookup([0] + (1...31).map { (Digits.pairs[$0] + edges.end).packed })
        self.starts = memory.lookup(starts)
        guide = memory.lookup(DateColumn.guide(starts, days: Int(bound.count)))
    }

    private static func text(_ day: CalendarDay) -> [UInt8] {
        var out = OutputBuffer(capacity: 16)
        out.putFourDigits(UInt64(day.year))
        out.put(UInt8(ascii: "-"))
        out.putTwoDigits(UInt64(day.month))
        out.put(UInt8(ascii: "-"))
        return out.bytes
    }

    /// The month of the first day of every 16.
    private static func guide(_ starts: [Int32], days: Int) -> [UInt16] {
        var month = 0
        return stride(from: 0, to: days, by: 1 << guideShift).map { day in
            while starts[month + 1] <= Int32(day) { month += 1 }
            return UInt16(month)
        }
    }

    var lengths: [Int] { [8 + dayLength] }
    var numbers: Int { 1 }

    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState) {
        let (bound, key, months, days) = (bound, key, months, days)
        let (starts, guide, dayLength) = (starts, guide, dayLength)
        for row in 0..<block.count {
            let day = Int(truncatingIfNeeded: bound.value(key.word(block.counter(row))))
            var month = Int(guide[day &>> DateColumn.guideShift])
            month &+= starts[month &+ 1] <= Int32(truncatingIfNeeded: day) ? 1 : 0
            let text = block.number(
                months[month], 8, followedBy: days[day &- Int(starts[month]) &+ 1],
                length: dayLength, row, place.number)
            block.put(text, row, place.piece)
        }
    }
}
