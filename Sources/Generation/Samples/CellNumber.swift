// CellNumber: cells read as numbers and as moments, for histograms.

enum CellNumber {
    /// More digits than a double can hold exactly say that the text is a code, not a number.
    private static let mostDigits = 15

    /// A plain decimal number, `-12.50`; nil for anything else, codes with leading noughts too.
    static func decimal(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Double? {
        var place = start
        let isNegative = bytes[place] == UInt8(ascii: "-")
        if isNegative { place += 1 }
        var digits: Int64 = 0
        var count = 0
        var scale = 1.0
        var isFraction = false
        while place < end {
            let byte = bytes[place]
            if byte == UInt8(ascii: "."), !isFraction, count > 0 {
                isFraction = true
            } else if byte >= 0x30, byte <= 0x39, count < mostDigits {
                if count == 1, digits == 0, !isFraction { return nil }
                digits = digits * 10 + Int64(byte - 0x30)
                count += 1
                if isFraction { scale *= 10 }
            } else {
                return nil
            }
            place += 1
        }
        guard count > 0 else { return nil }
        let number = Double(digits) / scale
        return isNegative ? -number : number
    }

    /// Days since the year 0 of `2026-11-24`, with the time of day where one follows.
    static func moment(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Double? {
        guard end - start >= 10, bytes[start + 4] == UInt8(ascii: "-"),
            bytes[start + 7] == UInt8(ascii: "-"),
            let year = number(bytes, start, 4), let month = number(bytes, start + 5, 2),
            let day = number(bytes, start + 8, 2), (1...12).contains(month),
            (1...31).contains(day)
        else { return nil }
        let days = Double(year) * 365.2425 + Double(month - 1) * 30.436875 + Double(day)
        guard end - start >= 16 else { return end - start == 10 ? days : nil }
        guard let hour = number(bytes, start + 11, 2), let minute = number(bytes, start + 14, 2)
        else { return nil }
        return days + Double(hour * 60 + minute) / 1_440
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        var number = 0
        for place in start..<(start + count) {
            guard bytes[place] >= 0x30, bytes[place] <= 0x39 else { return nil }
            number = number * 10 + Int(bytes[place] - 0x30)
        }
        return number
    }
}
