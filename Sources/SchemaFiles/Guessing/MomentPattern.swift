// MomentPattern: dates and times in the ways in which people write them.

/// A strftime format that values may be written in.
struct MomentPattern {
    /// What a value names.
    enum Kind: String { case date, datetime, time }

    let format: String
    let kind: Kind

    /// In the order of liking: of two that fit, the first is meant.
    static let all: [MomentPattern] =
        days.map { MomentPattern(format: $0, kind: .date) }
        + days.flatMap { day in
            [
                "\(day) %H:%M:%S", "\(day) %H:%M", "\(day)T%H:%M:%SZ", "\(day)T%H:%M:%S",
                "\(day)T%H:%M:%S%z", "\(day) %I:%M %p", "\(day) %H:%M:%S %z", "\(day)T%H:%M",
            ]
        }.map { MomentPattern(format: $0, kind: .datetime) }
        + [MomentPattern(format: "%d/%b/%Y:%H:%M:%S %z", kind: .datetime)]
        + ["%H:%M:%S", "%H:%M", "%I:%M %p"].map { MomentPattern(format: $0, kind: .time) }

    private static let days = [
        "%Y-%m-%d", "%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d", "%d-%m-%Y", "%m-%d-%Y",
        "%d %b %Y", "%b %d, %Y", "%B %d, %Y", "%d %B %Y", "%d-%b-%Y", "%Y%m%d",
    ]

    /// The moment as text that can be compared: `2026-11-24 03:39:31`; nil when the value is
    /// written otherwise.
    func read(_ value: String) -> String? {
        var reader = MomentReader(value)
        guard reader.read(format) else { return nil }
        let day =
            "\(Self.padded(reader.year, 4))-\(Self.padded(reader.month, 2))-"
            + Self.padded(reader.day, 2)
        let clock = [reader.hour, reader.minute, reader.second].map { Self.padded($0, 2) }
            .joined(separator: ":")
        switch kind {
        case .date: return day
        case .datetime: return "\(day) \(clock)"
        case .time: return clock
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

/// Reads one value by one format.
private struct MomentReader {
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    private var rest: Substring
    private(set) var year = 2000
    private(set) var month = 1
    private(set) var day = 1
    private(set) var hour = 0
    private(set) var minute = 0
    private(set) var second = 0

    init(_ value: String) { rest = value[...] }

    mutating func read(_ format: String) -> Bool {
        var format = format[...]
        while let mark = format.popFirst() {
            if mark == "%" {
                guard let code = format.popFirst(), readPart(code) else { return false }
            } else {
                guard rest.first == mark else { return false }
                rest.removeFirst()
            }
        }
        return rest.isEmpty
    }

    private mutating func readPart(_ code: Character) -> Bool {
        switch code {
        case "Y": return take(4...4, 1900...2200, \.year)
        case "m": return take(2...2, 1...12, \.month)
        case "d": return take(2...2, 1...31, \.day)
        case "H": return take(2...2, 0...23, \.hour)
        case "I": return take(2...2, 1...12, \.hour)
        case "M": return take(2...2, 0...59, \.minute)
        case "S": return take(2...2, 0...60, \.second)
        case "b": return takeMonth(isShort: true)
        case "B": return takeMonth(isShort: false)
        case "p": return takeHalf()
        case "z": return takeOffset()
        default: return false
        }
    }

    private mutating func take(
        _ digits: ClosedRange<Int>, _ range: ClosedRange<Int>,
        _ part: WritableKeyPath<MomentReader, Int>
    ) -> Bool {
        let text = rest.prefix { $0.isASCII && $0.isNumber }.prefix(digits.upperBound)
        guard digits.contains(text.count), let number = Int(text), range.contains(number) else {
            return false
        }
        rest.removeFirst(text.count)
        self[keyPath: part] = number
        return true
    }

    private mutating func takeMonth(isShort: Bool) -> Bool {
        let word = rest.prefix(while: \.isLetter).lowercased()
        let place = Self.months.firstIndex { isShort ? $0.prefix(3) == word : $0 == word }
        guard let place else { return false }
        rest.removeFirst(word.count)
        month = place + 1
        return true
    }

    private mutating func takeHalf() -> Bool {
        let word = rest.prefix(2).lowercased()
        guard word == "am" || word == "pm" else { return false }
        rest.removeFirst(2)
        hour = hour % 12 + (word == "pm" ? 12 : 0)
        return true
    }

    /// `+0100`, `+01:00`, `Z`.
    private mutating func takeOffset() -> Bool {
        if rest.first == "Z" {
            rest.removeFirst()
            return true
        }
        guard let sign = rest.first, sign == "+" || sign == "-" else { return false }
        let digits = rest.dropFirst().filter { $0 != ":" }
        guard digits.count == 4, digits.allSatisfy(\.isNumber) else { return false }
        rest = ""
        return true
    }
}
