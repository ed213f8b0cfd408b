// Telephone numbers outside en_US: templates that libphonenumber calls valid.

/// Writes a number of the row's place: a fixed line of the city, or a mobile.
final class LocalPhoneGenerator: FieldGenerator {
    /// How a number is written.
    enum Layout: Sendable {
        case national, international, e164
    }

    private let layout: Layout
    private let place: Int
    private let key: StreamKey
    private let permutation: Permutation?
    /// Of 100 numbers so many are mobiles where the city has fixed lines.
    private let mobileShare: Int
    private let fixed: WordList
    private let cityFixed: WordList
    private let mobile: WordList
    private let mobileWritten: WordList

    init(_ locale: Locale, layout: Layout, line: String, maker: inout GeneratorMaker) {
        self.layout = layout
        let isNational = layout == .national
        place = maker.place()
        key = maker.sharedKey("phone\u{1F}\(locale.id)")
        mobileShare = line == "any" ? 60 : line == "mobile" ? 100 : 0
        fixed = locale.list(isNational ? "fixed" : "fixed_intl")
        cityFixed = locale.list("city_fixed")
        mobile = locale.list("mobile")
        mobileWritten = isNational ? mobile : locale.list("mobile_intl")
        permutation =
            maker.column.isUnique
            ? maker.permutation(LocalPhoneGenerator.capacity(locale)) : nil
    }

    /// How many mobile numbers the smallest template has, times the templates.
    ///
    /// Unique columns have mobiles alone, since a city may have few fixed lines.
    static func capacity(_ locale: Locale) -> UInt64 {
        let mobile = locale.list("mobile")
        return UInt64(mobile.count) * numbers(mobile)
    }

    /// The numbers of the template with the fewest free digits.
    private static func numbers(_ list: WordList) -> UInt64 {
        let free = (0..<list.count).map { entry in
            list.bytes(entry).count { $0 == UInt8(ascii: "#") }
        }
        return (0..<(free.min() ?? 0)).reduce(1) { power, _ in power * 10 }
    }

    var maximumBytes: Int { max(fixed.maximumLength, mobileWritten.maximumLength) }
    var alphabet: ByteSet {
        fixed.alphabet.union(mobileWritten.alphabet).union(.digits).union("+")
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        if let permutation {
            let index = permutation(row.number &- 1)
            let entry = Int(index % UInt64(mobile.count))
            write(mobileWritten, entry, .number(index / UInt64(mobile.count)), to: &out)
            return
        }
        var word = key.word(row.counter)
        let mark = cityFixed.mark(Int(row.place(place).record & 0x1_FFFF))
        let count = Int(mark >> 16)
        let isMobile = take(100, from: &word) < mobileShare
        if count > 0, !isMobile {
            let entry = Int(mark & 0xFFFF) &+ take(count, from: &word)
            write(fixed, entry, .bits(word), to: &out)
        } else {
            let entry = mobile.drawn(UInt32(truncatingIfNeeded: word >> 32))
            write(mobileWritten, entry, .bits(mix(word)), to: &out)
        }
    }

    private enum Digits {
        case bits(UInt64), number(UInt64)
    }

    @inline(__always)
    private func write(
        _ list: WordList, _ entry: Int, _ digits: Digits, to out: inout OutputBuffer
    ) {
        if layout == .e164 {
            writeDigitsAlone(list, entry, digits, to: &out)
            return
        }
        switch digits {
        case .bits(let bits): PatternText.write(list, entry, bits, to: &out)
        case .number(let number): PatternText.write(list, entry, number: number, to: &out)
        }
    }

    /// Writes + and the digits of the international layout, by way of a buffer of its own.
    private func writeDigitsAlone(
        _ list: WordList, _ entry: Int, _ digits: Digits, to out: inout OutputBuffer
    ) {
        let start = out.count
        switch digits {
        case .bits(let bits): PatternText.write(list, entry, bits, to: &out)
        case .number(let number): PatternText.write(list, entry, number: number, to: &out)
        }
        out.keepTail(from: start) { $0 == UInt8(ascii: "+") || (0x30...0x39).contains($0) }
    }
}
