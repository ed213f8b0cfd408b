// The type of the numbers that companies have for value-added tax.

/// VAT numbers, each in the form of its country.
enum VATTypes {
    static let all = [
        FieldType(
            id: "vat_number", title: "VAT Number", aliases: ["vat", "vat_id", "ust_id"],
            group: "Finance",
            summary: "A company's number for value-added tax in the locale's country, with its "
                + "check digits.",
            example: "DE136695976", alphabet: "A–Z, digits; in Switzerland also - . and space",
            isLocalized: true, hasValues: { VATNumber.of($0.country) != nil }
        ) { reader in
            guard let form = VATNumber.of(reader.locale.country) else {
                return CellRecipe(capacity: nil) { _ in
                    CellGenerator(maximumBytes: 1, alphabet: ByteSet()) { _, _ in }
                }
            }
            return NumberCells.recipe(
                count: form.count, bytes: 24, set: form.layout.alphabet.union(.digits)
            ) { number, out in
                var text = CodeText()
                form.put(number, &text)
                text.write(form.layout, to: &out)
            }
        }
    ]
}

/// The form of a country's VAT numbers: its layout, and its digits out of a number below its count.
private struct VATNumber: Sendable {
    typealias Writer = @Sendable (UInt64, inout CodeText) -> Void

    let layout: CodeText.Layout
    let count: UInt64
    let put: Writer

    init(_ layout: String, _ count: UInt64, put: @escaping Writer) {
        self.layout = CodeText.Layout(layout)
        self.count = count
        self.put = put
    }

    /// Free digits from `first` on, one digit of nine, and a check digit modulo 11 that is the
    /// weighted sum or, as a complement, what it lacks to a multiple of 11.
    private init(
        _ layout: String, first: UInt64, count: UInt64, digits: Int, weights: [UInt32],
        isComplement: Bool
    ) {
        let last = weights[weights.count - 1]
        let table = Weights(weights)
        self.init(layout, count * 9) { number, text in
            text.putDigits(first &+ number / 9, digits)
            text.putDigit(
                LastDigit.avoiding(
                    isComplement ? 1 : 10, sum: text.sum(table), weight: last,
                    choice: UInt32(truncatingIfNeeded: number % 9)))
            let rest = text.sum(table) % 11
            text.putDigit(isComplement ? (11 &- rest) % 11 : rest)
        }
    }

    /// The form of a country by its code of ISO 3166-1; nil if it is not known.
    static func of(_ country: String) -> VATNumber? {
        simple(country) ?? special(country)
    }

    /// Forms whose check digit is a sum modulo 11 that must not be 10.
    private static func simple(_ country: String) -> VATNumber? {
        switch country {
        case "CH":
            VATNumber(
                "CHE-###.###.### MWST", first: 1_000_000, count: 9_000_000, digits: 7,
                weights: [5, 4, 3, 2, 7, 6, 5, 4], isComplement: true)
        case "DK":
            VATNumber(
                "DK########", first: 100_000, count: 900_000, digits: 6,
                weights: [2, 7, 6, 5, 4, 3, 2], isComplement: true)
        case "FI":
            VATNumber(
                "FI########", first: 100_000, count: 200_000, digits: 6,
                weights: [7, 9, 10, 5, 8, 4, 2], isComplement: true)
        case "NL":
            VATNumber(
                "NL#########B01", first: 1_000_000, count: 9_000_000, digits: 7,
                weights: [9, 8, 7, 6, 5, 4, 3, 2], isComplement: false)
        case "NO":
            VATNumber(
                "NO#########MVA", first: 8_000_000, count: 2_000_000, digits: 7,
                weights: [3, 2, 7, 6, 5, 4, 3, 2], isComplement: true)
        case "PL":
            VATNumber(
                "PL##########", first: 10_000_000, count: 90_000_000, digits: 8,
                weights: [6, 5, 7, 2, 3, 4, 5, 6, 7], isComplement: false)
        default: nil
        }
    }

    private static func special(_ country: String) -> VATNumber? {
        switch country {
        case "AT":
            VATNumber("ATU########", 10_000_000) { number, text in
                text.putDigits(number / 10, 6)
                // Luhn's sum of seven digits, the last of which is not doubled, and 4.
                let rest = text.luhnDigit() &+ 16
                text.putDigits(number, 1)
                text.putDigit((rest &- text.digit(6)) % 10)
            }
        case "BE":
            VATNumber("BE##########", 10_000_000) { number, text in
                text.putDigits(number, 8)
                text.putDigits(97 &- number % 97, 2)
            }
        case "CZ": czech
        case "DE":
            VATNumber("DE#########", 90_000_000) { number, text in
                text.putDigits(10_000_000 &+ number, 8)
                text.putDigit(text.mod1110Digit())
            }
        case "ES":
            VATNumber("ESB########", 9_000_000) { number, text in
                text.putDigits(1_000_000 &+ number, 7)
                text.putDigit(text.luhnDigit())
            }
        case "FR": french
        case "GB": british
        case "HU": hungarian
        case "IT":
            VATNumber("IT###########", 10_000_000 * 100) { number, text in
                text.putDigits(number / 100, 7)
                text.putDigits(number % 100 &+ 1, 3)
                text.putDigit(text.luhnDigit())
            }
        case "PT": portuguese
        case "RO": romanian
        case "SE":
            VATNumber("SE##########01", 80_000_000) { number, text in
                // Companies begin with 5, and their third digit is at least 2.
                text.putDigit(5)
                text.putDigits(number / 8_000_000, 1)
                text.putDigits(2_000_000 &+ number % 8_000_000, 7)
                text.putDigit(text.luhnDigit())
            }
        default: nil
        }
    }

    private static var czech: VATNumber {
        let weights = Weights([8, 7, 6, 5, 4, 3, 2])
        return VATNumber("CZ########", 8_000_000) { number, text in
            text.putDigits(1_000_000 &+ number, 7)
            let check = (11 &- text.sum(weights) % 11) % 11
            text.putDigit(check == 0 ? 1 : check % 10)
        }
    }

    /// The key is 12 and three times the SIREN, modulo 97.
    private static var french: VATNumber {
        VATNumber("FR###########", 90_000_000) { number, text in
            var siren = CodeText()
            siren.putDigits(10_000_000 &+ number, 8)
            siren.putDigit(siren.luhnDigit())
            let value = siren.number(0..<9)
            text.putDigits((12 &+ value % 97 &* 3) % 97, 2)
            text.putDigits(value, 9)
        }
    }

    private static var british: VATNumber {
        let weights = Weights([8, 7, 6, 5, 4, 3, 2])
        return VATNumber("GB#########", 9_000_000) { number, text in
            text.putDigits(1_000_000 &+ number, 7)
            text.putDigits(UInt64(97 &- text.sum(weights) % 97), 2)
        }
    }

    private static var hungarian: VATNumber {
        let weights = Weights([9, 7, 3, 1, 9, 7, 3])
        return VATNumber("HU########", 9_000_000) { number, text in
            text.putDigits(1_000_000 &+ number, 7)
            text.putDigit((10 &- text.sum(weights) % 10) % 10)
        }
    }

    private static var portuguese: VATNumber {
        let weights = Weights([9, 8, 7, 6, 5, 4, 3, 2])
        return VATNumber("PT#########", 10_000_000) { number, text in
            text.putDigits(50_000_000 &+ number, 8)
            text.putDigit((11 &- text.sum(weights) % 11) % 11 % 10)
        }
    }

    private static var romanian: VATNumber {
        let weights = Weights([5, 3, 2, 1, 7, 5, 3, 2])
        return VATNumber("RO#########", 90_000_000) { number, text in
            text.putDigits(10_000_000 &+ number, 8)
            text.putDigit(text.sum(weights) &* 10 % 11 % 10)
        }
    }
}
