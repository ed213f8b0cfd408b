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
    /// Of 100 numbers so many are mobiles.
    private let mobileShare: Int
    private let fixed: WordList
    private let cityFixed: WordList
    private let mobile: WordList
    private let mobileWritten: WordList
    /// The mobiles of cities, where they have area codes as fixed lines have.
    private let localMobile: WordList?
    private let cityMobile: WordList?

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
        localMobile = locale.find(isNational ? "local_mobile" : "local_mobile_intl")
        cityMobile = locale.find("city_local_mobile")
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

    private var lists: [WordList] { [fixed, mobileWritten] + [localMobile].compactMap { $0 } }
    var maximumBytes: Int { lists.map(\.maximumLength).max() ?? 0 }
    var alphabet: ByteSet { lists.reduce(ByteSet.digits.union("+")) { $0.union($1.alphabet) } }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        if let permutation {
            let index = permutation(row.number &- 1)
            let entry = Int(index % UInt64(mobile.count))
            write(mobileWritten, entry, .number(index / UInt64(mobile.count)), to: &out)
            return
        }
        var word = key.word(row.counter)
        let city = Int(row.place(place).record & 0x1_FFFF)
        let isMobile = take(100, from: &word) < mobileShare
        if !isMobile {
            writeOf(city, fixed, cityFixed, &word, to: &out)
        } else if let localMobile, let cityMobile {
            writeOf(city, localMobile, cityMobile, &word, to: &out)
        } else {
            let entry = mobile.drawn(UInt32(truncatingIfNeeded: word >> 32))
            write(mobileWritten, entry, .bits(mix(word)), to: &out)
        }
    }

    /// Writes one of a city's templates, whose first and number are the city's mark.
    @inline(__always)
    private func writeOf(
        _ city: Int, _ list: WordList, _ marks: WordList, _ word: inout UInt64,
        to out: inout OutputBuffer
    ) {
        let mark = marks.mark(city)
        let entry = Int(mark & 0xFFFF) &+ take(Int(mark >> 16), from: &word)
        write(list, entry, .bits(word), to: &out)
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
