// Germany's national numbers, of which every one is an arrangement of digits.

extension NationalNumber {
    /// Steuer-Identifikationsnummer: ten digits, of which one comes twice and one not at all, and a
    /// check digit (ISO/IEC 7064 MOD 11,10).
    static var german: NationalNumber {
        // The first digit, the digit that comes twice, its places, the others in any order.
        NationalNumber("## ### ### ###", serials: 9 * 9 * 36 * 40_320, .nothing) {
            bearer, _, text in
            putGermanDigits(bearer.serial, &text)
            text.putDigit(text.mod1110Digit())
        }
    }

    @inline(__always)
    private static func putGermanDigits(_ serial: UInt64, _ text: inout CodeText) {
        // The digits that are left, one in each four bits.
        var digits: UInt64 = 0x98_7654_3210
        var left: UInt64 = 10
        func taken(_ place: UInt64, _ digits: inout UInt64, _ left: inout UInt64) -> UInt32 {
            let shift = 4 &* place
            let digit = UInt32(truncatingIfNeeded: digits >> shift & 0xF)
            let low = digits & (1 << shift &- 1)
            digits = (digits >> (shift &+ 4)) << shift | low
            left &-= 1
            return digit
        }
        var rest = serial
        let first = taken(1 &+ rest % 9, &digits, &left)
        rest /= 9
        let double = taken(rest % 9, &digits, &left)
        rest /= 9
        // The two places of nine: pairs in the order (0,1), (0,2), (1,2), (0,3) …
        var pair = rest % 36
        rest /= 36
        var second: UInt64 = 1
        while pair >= second {
            pair &-= second
            second &+= 1
        }
        text.putDigit(first)
        for place in 0..<UInt64(9) {
            if place == pair || place == second {
                text.putDigit(double)
            } else {
                let choices = left
                text.putDigit(taken(rest % choices, &digits, &left))
                rest /= choices
            }
        }
    }
}
