// The national numbers of America, Asia and the Pacific.

extension NationalNumber {
    static func other(_ country: String, isReserved: Bool) -> NationalNumber? {
        switch country {
        case "AU": australian
        case "BR": brazilian
        case "CA": canadian(isReserved: isReserved)
        case "CL": chilean
        case "CN": chinese
        case "CO": colombian
        case "IN": indian(isReserved: isReserved)
        case "JP": japanese
        case "KR": korean
        case "MX": mexican(Locale(id: "es_MX"))
        case "NZ": newZealand
        case "RU": russian
        case "SA": saudi
        case "TR": turkish
        case "US": american(isReserved: isReserved)
        default: nil
        }
    }

    /// Social security number.
    private static func american(isReserved: Bool) -> NationalNumber {
        let codes = SocialSecurity(isReserved: isReserved)
        return NationalNumber("###-##-####", serials: codes.count, .nothing) { bearer, _, text in
            codes.put(bearer.serial, in: &text)
        }
    }

    /// Tax file number: nine digits whose weighted sum is divisible by 11.
    private static var australian: NationalNumber {
        let weights = Weights([1, 4, 3, 7, 5, 8, 6, 9])
        return NationalNumber("### ### ###", serials: 81_000_000, .nothing) { bearer, _, text in
            text.putDigits(1_000_000 &+ bearer.serial / 9, 7)
            text.putDigit(
                LastDigit.avoiding(
                    10, sum: text.sum(weights), weight: 9, choice: UInt32(bearer.serial % 9)))
            // The last weight is 10, which modulo 11 is −1.
            text.putDigit(text.sum(weights) % 11)
        }
    }

    /// CPF: nine digits, not all the same, and two check digits.
    private static var brazilian: NationalNumber {
        let first = Weights([10, 9, 8, 7, 6, 5, 4, 3, 2])
        let second = Weights([11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
        return NationalNumber("###.###.###-##", serials: 999_999_990, .nothing) {
            bearer, _, text in
            // 000000000, 111111111 … are passed over.
            text.putDigits(bearer.serial &+ bearer.serial / 111_111_110 &+ 1, 9)
            text.putDigit((11 &- text.sum(first) % 11) % 11 % 10)
            text.putDigit((11 &- text.sum(second) % 11) % 11 % 10)
        }
    }

    /// Social insurance number: a region, seven digits and a check digit (Luhn); none begins with 0.
    private static func canadian(isReserved: Bool) -> NationalNumber {
        NationalNumber(
            "### ### ###", serials: isReserved ? 10_000_000 : 80_000_000, .nothing
        ) { bearer, _, text in
            let region = bearer.serial / 10_000_000 &+ 1
            text.putDigits(isReserved ? 0 : region == 8 ? 9 : region, 1)
            text.putDigits(bearer.serial, 7)
            text.putDigit(text.luhnDigit())
        }
    }

    /// RUT: eight digits and a check digit, which may be K.
    private static var chilean: NationalNumber {
        let weights = Weights([3, 2, 7, 6, 5, 4, 3, 2])
        return NationalNumber("##.###.###-#", letters: "K", serials: 16_000_000, .nothing) {
            bearer, _, text in
            text.putDigits(10_000_000 &+ bearer.serial, 8)
            let check = (11 &- text.sum(weights) % 11) % 11
            if check == 10 { text.put(UInt8(ascii: "K")) } else { text.putDigit(check) }
        }
    }

    /// Resident identity number: a district, the day of birth, three digits that are odd for men, a
    /// check character (ISO/IEC 7064 MOD 11-2).
    private static var chinese: NationalNumber {
        // Districts and counties whose codes have stayed the same.
        let districts: [UInt64] = [
            110_101, 110_102, 110_105, 120_101, 310_101, 310_104, 140_121, 150_121, 330_122,
            340_121, 350_121, 360_121, 430_121, 510_121, 530_121, 620_121,
        ]
        let weights = Weights([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
        let characters = Array("10X98765432".utf8)
        return NationalNumber(
            "##################", letters: "X", serials: UInt64(districts.count) * 500,
            .birthAndSex
        ) { bearer, _, text in
            text.putDigits(districts[Int(bearer.serial / 500)], 6)
            text.putDigits(UInt64(bearer.day.year), 4)
            text.putDigits(UInt64(bearer.day.month &* 100 &+ bearer.day.day), 4)
            text.putDigits(bearer.serial % 500 &* 2 &+ (bearer.isFemale ? 0 : 1), 3)
            text.put(characters[Int(text.sum(weights) % 11)])
        }
    }

    /// NIT of a person: the ten digits of the cédula and a check digit.
    private static var colombian: NationalNumber {
        let weights = Weights([43, 41, 37, 29, 23, 19, 17, 13, 7, 3])
        return NationalNumber("#.###.###.###-#", serials: 200_000_000, .nothing) {
            bearer, _, text in
            text.putDigits(1_000_000_000 &+ bearer.serial, 10)
            let rest = text.sum(weights) % 11
            text.putDigit(rest < 2 ? rest : 11 &- rest)
        }
    }

    /// Aadhaar: eleven digits and a check digit (Verhoeff); those for tests begin with 9999.
    private static func indian(isReserved: Bool) -> NationalNumber {
        let verhoeff = Verhoeff()
        return NationalNumber(
            "#### #### ####", serials: isReserved ? 9_000_000 : 8 * 9 * 1_000_000_000, .nothing
        ) { bearer, _, text in
            let choice = UInt32(truncatingIfNeeded: bearer.serial % 9)
            let rest = bearer.serial / 9
            if isReserved {
                text.putDigits(9_999, 4)
                text.putDigits(rest, 6)
                // No number reads the same backwards: the last free digit is not the second.
                text.putDigit(choice)
            } else {
                text.putDigits(rest / 1_000_000_000 &+ 2, 1)
                let last = UInt32(truncatingIfNeeded: rest % 10)
                text.putDigit((last &+ 1 &+ choice) % 10)
                text.putDigits(rest / 10 % 100_000_000, 8)
                text.putDigit(last)
            }
            text.putDigit(verhoeff.digit(text))
        }
    }

    /// My Number: eleven digits and a check digit.
    private static var japanese: NationalNumber {
        let weights = Weights([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
        return NationalNumber("#### #### ####", serials: 100_000_000_000, .nothing) {
            bearer, _, text in
            text.putDigits(bearer.serial, 11)
            let rest = text.sum(weights) % 11
            text.putDigit(rest <= 1 ? 0 : 11 &- rest)
        }
    }

    /// Resident registration number: day of birth, sex and century, a district, a check digit.
    private static var korean: NationalNumber {
        let weights = Weights([2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5])
        return NationalNumber("######-#######", serials: 96_000, .birthAndSex) { bearer, _, text in
            text.putShortDate(bearer)
            text.putDigits((bearer.isYoung ? 3 : 1) &+ (bearer.isFemale ? 1 : 0), 1)
            text.putDigits(bearer.serial, 5)
            text.putDigit((11 &- text.sum(weights) % 11) % 10)
        }
    }

    /// IRD number: eight digits and a check digit.
    private static var newZealand: NationalNumber {
        let weights = Weights([3, 2, 7, 6, 5, 4, 3, 2])
        return NationalNumber("###-###-###", serials: 4_500_000, .nothing) { bearer, _, text in
            text.putDigits(1_000_000 &+ bearer.serial / 9, 7)
            text.putDigit(
                LastDigit.avoiding(
                    1, sum: text.sum(weights), weight: 2, choice: UInt32(bearer.serial % 9)))
            text.putDigit((11 &- text.sum(weights) % 11) % 11)
        }
    }

    /// ИНН of a person: a region, eight digits, two check digits.
    private static var russian: NationalNumber {
        let first = Weights([7, 2, 4, 10, 3, 5, 9, 4, 6, 8])
        let second = Weights([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8])
        return NationalNumber("############", serials: 92 * 100_000_000, .nothing) {
            bearer, _, text in
            text.putDigits(bearer.serial / 100_000_000 &+ 1, 2)
            text.putDigits(bearer.serial, 8)
            text.putDigit(text.sum(first) % 11 % 10)
            text.putDigit(text.sum(second) % 11 % 10)
        }
    }

    /// National ID: 1 for citizens, eight digits, a check digit (Luhn).
    private static var saudi: NationalNumber {
        NationalNumber("##########", serials: 100_000_000, .nothing) { bearer, _, text in
            text.putDigits(100_000_000 &+ bearer.serial, 9)
            text.putDigit(text.luhnDigit())
        }
    }

    /// Kimlik numarası: nine digits and two check digits.
    private static var turkish: NationalNumber {
        let odd = Weights([1, 0, 1, 0, 1, 0, 1, 0, 1])
        let all = Weights([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
        return NationalNumber("###########", serials: 900_000_000, .nothing) { bearer, _, text in
            text.putDigits(100_000_000 &+ bearer.serial, 9)
            let sum = text.sum(odd)
            let even = text.sum(all) &- sum
            text.putDigit((sum &* 7 &+ 90 &- even) % 10)
            text.putDigit(text.sum(all) % 10)
        }
    }
}

/// Verhoeff's check digit (1969): the group of symmetries of a pentagon, and a permutation.
private struct Verhoeff: Sendable {
    /// The product of two elements of the group.
    private let product: [UInt32]
    /// The permutation of a digit at a place, counted from the right, modulo 8.
    private let permuted: [UInt32]

    init() {
        product = (0..<100).map { index in
            let (a, b) = (UInt32(index / 10), UInt32(index % 10))
            if a < 5 { return b < 5 ? (a + b) % 5 : (a + b - 5) % 5 + 5 }
            return b < 5 ? (a + 5 - b) % 5 + 5 : (a + 5 - b) % 5
        }
        let once: [UInt32] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
        var table: [UInt32] = Array(0..<10)
        var permuted: [UInt32] = []
        for _ in 0..<8 {
            permuted += table
            table = table.map { once[Int($0)] }
        }
        self.permuted = permuted
    }

    /// The digit that belongs behind a text.
    @inline(__always)
    func digit(_ text: CodeText) -> UInt32 {
        var state: UInt32 = 0
        for place in 0..<text.count {
            let digit = text.digit(text.count &- 1 &- place)
            let next = permuted[(place &+ 1) % 8 &* 10 &+ Int(digit)]
            state = product[Int(state &* 10 &+ next)]
        }
        // The inverse: rotations by what is left to a whole turn, reflections themselves.
        return state == 0 || state >= 5 ? state : 5 &- state
    }
}
