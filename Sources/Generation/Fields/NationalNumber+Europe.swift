// The national numbers of Europe.

extension NationalNumber {
    static func european(_ country: String, isReserved: Bool) -> NationalNumber? {
        switch country {
        case "AT": austrian
        case "BE": belgian
        case "CH": swiss
        case "CZ": czech
        case "DE": german
        case "DK": danish
        case "ES": spanish
        case "FI": finnish(isReserved: isReserved)
        case "FR": french
        case "GB": british(isReserved: isReserved)
        case "HU": hungarian
        case "IT": italian
        case "NL": dutch
        case "NO": norwegian(isReserved: isReserved)
        case "PL": polish
        case "PT": portuguese
        case "RO": romanian
        case "SE": swedish
        case "UA": ukrainian
        default: nil
        }
    }

    /// Sozialversicherungsnummer: three digits, a check digit, the day of birth.
    private static var austrian: NationalNumber {
        let weights = Weights([3, 7, 9, 0, 5, 8, 4, 2, 1, 6])
        return NationalNumber("#### ######", serials: 810, .birth) { bearer, _, text in
            text.putDigits(10 &+ bearer.serial / 9, 2)
            text.putDigits(0, 2)
            text.putDateBackwards(bearer)
            let sum = text.sum(weights)
            let digit = LastDigit.avoiding(
                10, sum: sum, weight: 9, choice: UInt32(bearer.serial % 9))
            text[2] = 0x30 | UInt8(truncatingIfNeeded: digit)
            text[3] = 0x30 | UInt8(truncatingIfNeeded: (sum &+ digit &* 9) % 11)
        }
    }

    /// Rijksregisternummer: day of birth, three digits that are odd for men, the complement to 97.
    private static var belgian: NationalNumber {
        NationalNumber("##.##.##-###.##", serials: 499, .birthAndSex) { bearer, _, text in
            text.putShortDate(bearer)
            text.putDigits(bearer.serial &* 2 &+ (bearer.isFemale ? 2 : 1), 3)
            let whole = text.number(0..<9) &+ (bearer.isYoung ? 2_000_000_000 : 0)
            text.putDigits(97 &- whole % 97, 2)
        }
    }

    /// AHV-Nummer: 756 and nine digits with the check digit of an EAN.
    private static var swiss: NationalNumber {
        NationalNumber("###.####.####.##", serials: 1_000_000_000, .nothing) { bearer, _, text in
            text.putDigits(756, 3)
            text.putDigits(bearer.serial, 9)
            text.putDigit(text.gs1Digit())
        }
    }

    /// Rodné číslo: day of birth, 50 more in the month for women, three digits, and for those born
    /// from 1954 on a digit that makes all divisible by 11.
    private static var czech: NationalNumber {
        NationalNumber("######/####", serials: 900, .birthAndSex) { bearer, _, text in
            text.putShortDate(bearer, addingToMonth: bearer.isFemale ? 50 : 0)
            guard bearer.day.year >= 1954 else { return text.putDigits(bearer.serial, 3) }
            text.putDigits(bearer.serial / 9, 2)
            let sum = UInt32(truncatingIfNeeded: text.number(0..<8) % 11 &* 10)
            text.putDigit(
                LastDigit.avoiding(10, sum: sum, weight: 1, choice: UInt32(bearer.serial % 9)))
            text.putDigits(text.number(0..<9) % 11, 1)
        }
    }

    /// CPR-nummer: day of birth and four digits, of which the first says the century and the last is
    /// odd for men.
    private static var danish: NationalNumber {
        NationalNumber("######-####", serials: 1_999, .birthAndSex) { bearer, _, text in
            text.putDateBackwards(bearer)
            let century: UInt64 = bearer.isYoung ? 4_000 : 0
            text.putDigits(century &+ 2 &* bearer.serial &+ (bearer.isFemale ? 2 : 1), 4)
        }
    }

    /// DNI: eight digits and the letter of their remainder by 23.
    private static var spanish: NationalNumber {
        let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)
        return NationalNumber(
            "#########", letters: "ABCDEFGHJKLMNPQRSTVWXYZ", serials: 70_000_000, .nothing
        ) { bearer, _, text in
            let number = 10_000_000 &+ bearer.serial
            text.putDigits(number, 8)
            text.put(letters[Int(number % 23)])
        }
    }

    /// Henkilötunnus: day of birth, a sign for the century, three digits that are odd for men (from
    /// 900 on they are for tests), a letter.
    private static func finnish(isReserved: Bool) -> NationalNumber {
        let letters = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)
        let first: UInt64 = isReserved ? 900 : 2
        return NationalNumber(
            "###########", letters: "ABCDEFHJKLMNPRSTUVWXY-", serials: isReserved ? 50 : 449,
            .birthAndSex
        ) { bearer, _, text in
            text.putDateBackwards(bearer)
            text.put(UInt8(ascii: bearer.isYoung ? "A" : "-"))
            text.putDigits(first &+ bearer.serial &* 2 &+ (bearer.isFemale ? 0 : 1), 3)
            let number = text.number(0..<6) &* 1_000 &+ text.number(7..<10)
            text.put(letters[Int(number % 31)])
        }
    }

    /// NIR: sex, year and month of birth, department, commune, a serial number, the complement to 97.
    private static var french: NationalNumber {
        NationalNumber("# ## ## ## ### ### ##", serials: 94 * 990 * 32, .birthAndSex) {
            bearer, _, text in
            var rest = bearer.serial
            let department = rest % 94 &+ 1
            rest /= 94
            text.putDigits(bearer.isFemale ? 2 : 1, 1)
            text.putDigits(bearer.shortYear, 2)
            text.putDigits(UInt64(bearer.day.month), 2)
            // 20 was Corsica's, which has 2A and 2B now.
            text.putDigits(department < 20 ? department : department &+ 1, 2)
            text.putDigits(rest % 990 &+ 1, 3)
            // The day is in the serial number, so that those of one month differ.
            text.putDigits(rest / 990 &* 31 &+ UInt64(bearer.day.day), 3)
            text.putDigits(97 &- text.number(0..<13) % 97, 2)
        }
    }

    /// National Insurance number: two letters, six digits, a letter; QQ is kept for examples.
    private static func british(isReserved: Bool) -> NationalNumber {
        let first = Array("ABCEGHJKLMNOPRSTWXYZ".utf8)
        let second = Array("ABCEGHJKLMNPRSTWXYZ".utf8)
        let refused = Set(["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].map { Array($0.utf8) })
        let pairs =
            isReserved
            ? [Array("QQ".utf8)]
            : first.flatMap { one in second.map { [one, $0] } }.filter { !refused.contains($0) }
        return NationalNumber(
            "## ## ## ## #", letters: isReserved ? "QABCD" : "ABCDEGHJKLMNOPRSTWXYZ",
            serials: UInt64(pairs.count) * 4_000_000, .nothing
        ) { bearer, _, text in
            let pair = pairs[Int(bearer.serial / 4_000_000)]
            text.put(pair[0])
            text.put(pair[1])
            text.putDigits(bearer.serial / 4 % 1_000_000, 6)
            text.put(0x41 &+ UInt8(truncatingIfNeeded: bearer.serial & 3))
        }
    }

    /// TAJ-szám: eight digits and a check digit (weights 3 and 7).
    private static var hungarian: NationalNumber {
        let weights = Weights([3, 7, 3, 7, 3, 7, 3, 7])
        return NationalNumber("### ### ###", serials: 99_999_999, .nothing) { bearer, _, text in
            text.putDigits(bearer.serial &+ 1, 8)
            text.putDigit(text.sum(weights) % 10)
        }
    }

    /// Burgerservicenummer: eight digits and a check digit (weights 9 to 2, modulo 11).
    private static var dutch: NationalNumber {
        let weights = Weights([9, 8, 7, 6, 5, 4, 3, 2])
        return NationalNumber("#########", serials: 81_000_000, .nothing) { bearer, _, text in
            text.putDigits(1_000_000 &+ bearer.serial / 9, 7)
            text.putDigit(
                LastDigit.avoiding(
                    10, sum: text.sum(weights), weight: 2, choice: UInt32(bearer.serial % 9)))
            text.putDigit(text.sum(weights) % 11)
        }
    }

    /// Fødselsnummer: day of birth, three digits for the century that are even for women, two check
    /// digits; numbers of tests have 40 more in the month.
    private static func norwegian(isReserved: Bool) -> NationalNumber {
        let first = Weights([3, 7, 6, 1, 8, 9, 4, 5, 2])
        let second = Weights([5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
        return NationalNumber("###### #####", serials: 150, .birthAndSex) { bearer, _, text in
            text.putDateBackwards(bearer, addingToMonth: isReserved ? 40 : 0)
            text.putDigits((bearer.isYoung ? 50 : 0) &+ bearer.serial / 3, 2)
            // Of the five digits of a sex at most two need a check that cannot be written.
            var left = bearer.serial % 3
            var digit: UInt32 = bearer.isFemale ? 0 : 1
            while true {
                var made = text
                made.putDigit(digit)
                let one = (11 &- made.sum(first) % 11) % 11
                made.putDigit(one % 10)
                let two = (11 &- made.sum(second) % 11) % 11
                digit &+= 2
                if one == 10 || two == 10 { continue }
                if left == 0 || digit > 9 {
                    made.putDigit(two)
                    text = made
                    return
                }
                left &-= 1
            }
        }
    }

    /// PESEL: day of birth, 20 more in the month from 2000 on, four digits of which the last is odd
    /// for men, a check digit.
    private static var polish: NationalNumber {
        let weights = Weights([1, 3, 7, 9, 1, 3, 7, 9, 1, 3])
        return NationalNumber("###########", serials: 5_000, .birthAndSex) { bearer, _, text in
            text.putShortDate(bearer, addingToMonth: bearer.isYoung ? 20 : 0)
            text.putDigits(bearer.serial &* 2 &+ (bearer.isFemale ? 0 : 1), 4)
            text.putDigit((10 &- text.sum(weights) % 10) % 10)
        }
    }

    /// NIF: nine digits, the first 1 to 3 for persons, the last a check digit.
    private static var portuguese: NationalNumber {
        let weights = Weights([9, 8, 7, 6, 5, 4, 3, 2])
        return NationalNumber("### ### ###", serials: 30_000_000, .nothing) { bearer, _, text in
            text.putDigits(10_000_000 &+ bearer.serial, 8)
            text.putDigit((11 &- text.sum(weights) % 11) % 11 % 10)
        }
    }

    /// CNP: sex and century, day of birth, county, three digits, a check digit.
    private static var romanian: NationalNumber {
        let weights = Weights([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9])
        return NationalNumber("#############", serials: 48 * 999, .birthAndSex) {
            bearer, _, text in
            text.putDigits((bearer.isYoung ? 5 : 1) &+ (bearer.isFemale ? 1 : 0), 1)
            text.putShortDate(bearer)
            let county = bearer.serial % 48 &+ 1
            text.putDigits(county <= 46 ? county : county &+ 4, 2)
            text.putDigits(bearer.serial / 48 &+ 1, 3)
            let check = text.sum(weights) % 11
            text.putDigit(check == 10 ? 1 : check)
        }
    }

    /// Personnummer: day of birth, three digits that are odd for men, a check digit (Luhn).
    private static var swedish: NationalNumber {
        NationalNumber("######-####", serials: 495, .birthAndSex) { bearer, _, text in
            text.putShortDate(bearer)
            text.putDigits(bearer.serial / 5 &+ 1, 2)
            text.putDigits(bearer.serial % 5 &* 2 &+ (bearer.isFemale ? 0 : 1), 1)
            text.putDigit(text.luhnDigit())
        }
    }

    /// РНОКПП: the days since 1899-12-31, four digits of which the last is odd for men, a check digit.
    private static var ukrainian: NationalNumber {
        // The first weight is −1, which modulo 11 is 10.
        let weights = Weights([10, 5, 7, 9, 4, 6, 10, 5, 7])
        return NationalNumber("##########", serials: 5_000, .birthAndSex) { bearer, _, text in
            text.putDigits(UInt64(bearer.days &+ 25_568), 5)
            text.putDigits(bearer.serial &* 2 &+ (bearer.isFemale ? 0 : 1), 4)
            text.putDigit(text.sum(weights) % 11 % 10)
        }
    }
}
