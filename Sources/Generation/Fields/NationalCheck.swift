// The check digits that countries have inside their account numbers, before those of the IBAN.

/// What is done to an account number; the numbers are those of data/packing/finance.py.
///
/// Sources: the SWIFT IBAN registry, and the national standards that it names.
enum NationalCheck: UInt32, Sendable {
    case none = 0
    case belgian, spanish, finnish, french, italian, norwegian, mod97, czech, dutch, hungarian
    case estonian, croatian

    /// How many digits stand in the place before the check digit: nine of ten where one of the ten
    /// would need a check that cannot be written.
    var choices: UInt64 {
        switch self {
        case .norwegian, .czech, .dutch: 9
        default: 1
        }
    }

    /// The first number that the free digits may be: Norwegian accounts that begin with two zeros are
    /// checked in another way.
    var first: UInt64 { self == .norwegian ? 1_000 : 0 }

    /// Sets the check digits of an IBAN's account, which begins at place 4.
    ///
    /// `choice` picks the digit before a check that cannot follow every digit.
    @inline(__always)
    func complete(_ text: inout CodeText, choice: UInt32) {
        switch self {
        case .none: break
        case .belgian:
            let rest = text.remainder97(from: 4, through: 13)
            NationalCheck.set(rest == 0 ? 97 : rest, &text, 14)
        case .mod97:
            let last = text.count &- 3
            // Two zeros behind the digits: their remainder times 100.
            let rest = text.remainder97(from: 4, through: last) &* 100 % 97
            NationalCheck.set(98 &- rest, &text, last &+ 1)
        case .french: NationalCheck.completeFrench(&text)
        case .italian: NationalCheck.completeItalian(&text)
        case .spanish: NationalCheck.completeSpanish(&text)
        case .finnish:
            var digits = CodeText()
            for place in 4..<17 { digits.put(text[place]) }
            text[17] = 0x30 | UInt8(truncatingIfNeeded: digits.luhnDigit())
        case .croatian:
            var digits = CodeText()
            for place in 11..<20 { digits.put(text[place]) }
            text[20] = 0x30 | UInt8(truncatingIfNeeded: digits.mod1110Digit())
        case .estonian:
            let sum = NationalCheck.sum(text, 6..<19, 0x7_1371_3713_7137)
            text[19] = NationalCheck.digit(10 &- sum % 10, of: 10)
        case .hungarian:
            let bank = NationalCheck.sum(text, 4..<11, 0x973_1973)
            text[11] = NationalCheck.digit(10 &- bank % 10, of: 10)
            let account = NationalCheck.sum(text, 12..<27, 0x973_1973_1973_1973)
            text[27] = NationalCheck.digit(10 &- account % 10, of: 10)
        case .norwegian: NationalCheck.completeLast(&text, 4..<13, 0x5_4327_6543, 2, choice)
        case .czech: NationalCheck.completeLast(&text, 14..<22, 0x637_9A58_4, 2, choice)
        case .dutch: NationalCheck.completeLast(&text, 8..<16, 0xA987_6543, 2, choice)
        }
    }

    /// The digits of a range times the weights in the hexadecimal digits of a number.
    @inline(__always)
    private static func sum(_ text: CodeText, _ places: Range<Int>, _ weights: UInt64) -> UInt32 {
        var sum: UInt32 = 0
        var rest = weights
        for place in places.reversed() {
            sum &+= text.digit(place) &* UInt32(truncatingIfNeeded: rest & 0xF)
            rest >>= 4
        }
        return sum
    }

    @inline(__always)
    private static func digit(_ value: UInt32, of base: UInt32) -> UInt8 {
        0x30 | UInt8(truncatingIfNeeded: value % base)
    }

    /// Sets two digits.
    @inline(__always)
    private static func set(_ value: UInt64, _ text: inout CodeText, _ place: Int) {
        text[place] = 0x30 | UInt8(truncatingIfNeeded: value / 10)
        text[place &+ 1] = 0x30 | UInt8(truncatingIfNeeded: value % 10)
    }

    /// Sets the last free digit and the check digit behind it, whose weight is 1, so that all is
    /// divisible by 11.
    @inline(__always)
    private static func completeLast(
        _ text: inout CodeText, _ places: Range<Int>, _ weights: UInt64, _ weight: UInt32,
        _ choice: UInt32
    ) {
        let known = sum(text, places.lowerBound..<places.upperBound, weights)
        // A remainder of 1 would need 10 for a check digit.
        let digit = LastDigit.avoiding(1, sum: known, weight: weight, choice: choice)
        text[places.upperBound] = 0x30 | UInt8(truncatingIfNeeded: digit)
        let sum = known &+ digit &* weight
        text[places.upperBound &+ 1] = NationalCheck.digit((11 &- sum % 11) % 11, of: 11)
    }

    /// The two digits between the office and the account: one for each side (Spain).
    @inline(__always)
    private static func completeSpanish(_ text: inout CodeText) {
        let bank = sum(text, 4..<12, 0x485A_9736)
        let account = sum(text, 14..<24, 0x12_485A_9736)
        text[12] = spanish(11 &- bank % 11)
        text[13] = spanish(11 &- account % 11)
    }

    @inline(__always)
    private static func spanish(_ value: UInt32) -> UInt8 {
        value == 10 ? 0x31 : value == 11 ? 0x30 : 0x30 | UInt8(truncatingIfNeeded: value)
    }

    /// The clé RIB (France): 97 − (89 × bank + 15 × office + 3 × account) modulo 97.
    @inline(__always)
    private static func completeFrench(_ text: inout CodeText) {
        let bank = text.remainder97(from: 4, through: 8)
        let office = text.remainder97(from: 9, through: 13)
        let account = text.remainder97(from: 14, through: 24)
        set(97 &- (89 &* bank &+ 15 &* office &+ 3 &* account) % 97, &text, 25)
    }

    /// The CIN (Italy), a letter before the bank's code.
    @inline(__always)
    private static func completeItalian(_ text: inout CodeText) {
        var sum: UInt32 = 0
        for place in 5..<27 {
            sum &+= place & 1 == 1 ? ItalianCheck.odd(text.value(place)) : text.digit(place)
        }
        text[4] = 0x41 &+ UInt8(truncatingIfNeeded: sum % 26)
    }
}

/// The values of characters at odd places in Italian codes.
enum ItalianCheck {
    /// The value of a digit or of a letter, A being 0 as well as the digit 0.
    @inline(__always)
    static func odd(_ value: UInt32) -> UInt32 {
        UInt32(values[Int(value >= 10 ? value &- 10 : value)])
    }

    /// The same for even places.
    @inline(__always)
    static func even(_ value: UInt32) -> UInt32 { value >= 10 ? value &- 10 : value }

    private static let values: InlineArray<26, UInt8> = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
        23,
    ]
}
