// The types of codes that name securities and those who trade them, and of crypto addresses.

/// LEI, ISIN, CUSIP, SEDOL; bitcoin and ethereum addresses.
enum SecurityTypes {
    private static let group = "Finance"

    static let all = [
        FieldType(
            id: "lei", title: "LEI", aliases: ["legal_entity_identifier"], group: group,
            summary: "A legal entity identifier (ISO 17442) with its two check digits.",
            example: "529900T8BM49AURSDO55", alphabet: "A–Z, digits",
            count: SecurityCodes.lei, bytes: 20, set: ByteSet.capitals.union(.digits)
        ) { SecurityCodes.lei($0).write(to: &$1) },
        FieldType(
            id: "isin", title: "ISIN", group: group,
            summary: "A securities number (ISO 6166) of the locale's country with its check digit.",
            example: "US0378331005", alphabet: "A–Z, digits", isLocalized: true
        ) { reader in SecurityCodes.isin(reader.locale.country) },
        FieldType(
            id: "cusip", title: "CUSIP", group: group,
            summary: "A North American securities number with its check digit.",
            example: "037833100", alphabet: "A–Z, digits",
            count: SecurityCodes.cusip, bytes: 9, set: ByteSet.capitals.union(.digits)
        ) { SecurityCodes.cusip($0).write(to: &$1) },
        FieldType(
            id: "sedol", title: "SEDOL", group: group,
            summary: "A British securities number with its check digit.",
            example: "B0WNLY7", alphabet: "A–Z, digits",
            count: SecurityCodes.sedol, bytes: 7, set: ByteSet.capitals.union(.digits)
        ) { SecurityCodes.sedol($0).write(to: &$1) },
        FieldType(
            id: "bitcoin_address", title: "Bitcoin Address", aliases: ["bitcoin"], group: group,
            summary: "An address of a random key's hash in the form bech32 (BIP 173), which nobody "
                + "has a key to.",
            example: "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", alphabet: "a–z, digits"
        ) { _ in CryptoCells.bitcoin },
        FieldType(
            id: "ethereum_address", title: "Ethereum Address", aliases: ["ethereum"], group: group,
            summary: "A random address of 40 hexadecimal digits, in small letters.",
            example: "0x52908400098527886e0f7030069857d2e4169ee7", alphabet: "0–9, a–f, x"
        ) { _ in CryptoCells.ethereum },
    ]
}

/// Puts together the codes of securities, each a function of a number below its count.
enum SecurityCodes {
    /// 36^12: the characters that name an entity.
    static let lei: UInt64 = 4_738_381_338_321_616_896
    /// 1,000 × 34^3 × 100: six characters of the issuer, two of the issue.
    static let cusip: UInt64 = 3_930_400_000
    /// 31^5: the characters after the B that codes have begun with since 2004.
    static let sedol: UInt64 = 28_629_151

    /// Organizations that give out codes (GLEIF's list), by their prefixes.
    private static let issuers: InlineArray<8, UInt64> = [
        5299, 5493, 2138, 3358, 9845, 9695, 7245, 8156,
    ]

    /// The character of a value from 0 to 35.
    @inline(__always)
    private static func character(_ value: UInt64) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 10 ? value &+ 48 : value &+ 55)
    }

    @inline(__always)
    static func lei(_ number: UInt64) -> CodeText {
        var text = CodeText()
        text.putDigits(issuers[Int(mix(number) & 7)], 4)
        text.putDigits(0, 14)
        var rest = number
        for place in 6..<18 {
            text[place] = character(rest % 36)
            rest /= 36
        }
        let remainder = text.remainder97(from: 0, through: 17) &* 100 % 97
        text.putDigits(98 &- remainder, 2)
        return text
    }

    @inline(__always)
    static func cusip(_ number: UInt64) -> CodeText {
        var text = CodeText()
        text.putDigits(number / 3_930_400 % 1_000, 3)
        var rest = number % 3_930_400
        let issue = rest % 100
        rest /= 100
        for _ in 0..<3 {
            let value = rest % 34
            // The letters I and O are left out, since they look like digits.
            text.put(character(value < 18 ? value : value < 23 ? value &+ 1 : value &+ 2))
            rest /= 34
        }
        text.putDigits(issue, 2)
        var sum: UInt32 = 0
        for place in 0..<8 {
            let value = text.value(place) << UInt32(place & 1)
            sum &+= value / 10 &+ value % 10
        }
        text.putDigit((10 &- sum % 10) % 10)
        return text
    }

    @inline(__always)
    static func sedol(_ number: UInt64) -> CodeText {
        var text = CodeText()
        text.put(UInt8(ascii: "B"))
        var rest = number
        for _ in 0..<5 {
            text.put(consonants[Int(rest % 31)])
            rest /= 31
        }
        var sum: UInt32 = 0
        var weights: UInt32 = 0x937131
        for place in 0..<6 {
            sum &+= text.value(place) &* (weights & 0xF)
            weights >>= 4
        }
        text.putDigit((10 &- sum % 10) % 10)
        return text
    }

    /// The digits, and the letters without vowels.
    private static let consonants: InlineArray<31, UInt8> = [
        0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x42, 0x43, 0x44, 0x46, 0x47,
        0x48, 0x4A, 0x4B, 0x4C, 0x4D, 0x4E, 0x50, 0x51, 0x52, 0x53, 0x54, 0x56, 0x57, 0x58, 0x59,
        0x5A,
    ]

    /// Securities numbers of a country: North America's hold a CUSIP, Britain's a SEDOL.
    static func isin(_ country: String) -> CellRecipe {
        let code = Array(country.utf8)
        let first = (code[0], code[1])
        let kind = ["US", "CA"].contains(country) ? 0 : country == "GB" ? 1 : 2
        let count = kind == 0 ? cusip : kind == 1 ? sedol : 1_000_000_000
        return NumberCells.recipe(
            count: count, bytes: 12, set: ByteSet.capitals.union(.digits)
        ) { number, out in
            var text = CodeText()
            text.put(first.0)
            text.put(first.1)
            if kind == 2 {
                text.putDigits(number, 9)
            } else {
                let inner = kind == 0 ? cusip(number) : sedol(number)
                if kind == 1 { text.putDigits(0, 2) }
                for place in 0..<inner.count { text.put(inner[place]) }
            }
            text.putDigit(isinDigit(text))
            text.write(to: &out)
        }
    }

    /// Luhn's check digit of the characters as numbers, in which letters are two digits.
    @inline(__always)
    private static func isinDigit(_ text: CodeText) -> UInt32 {
        var sum: UInt32 = 0
        var isDoubled = true
        for place in (0..<text.count).reversed() {
            let value = text.value(place)
            sum &+= counted(value % 10, isDoubled)
            if value >= 10 {
                // One or two or three, so that no doubled digit is above 9.
                sum &+= isDoubled ? value / 10 : value / 10 &* 2
            } else {
                isDoubled.toggle()
            }
        }
        return (10 &- sum % 10) % 10
    }

    /// What a digit counts, once or doubled.
    @inline(__always)
    private static func counted(_ digit: UInt32, _ isDoubled: Bool) -> UInt32 {
        guard isDoubled else { return digit }
        return digit > 4 ? digit &* 2 &- 9 : digit &* 2
    }
}

/// Makes the recipes of crypto addresses.
private enum CryptoCells {
    /// The alphabet of bech32.
    private static let letters = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

    /// 20 random bytes as 32 letters: those of the row's first word, which no other row has, and
    /// of two more; then six letters that check them.
    static var bitcoin: CellRecipe {
        CellRecipe(capacity: .max) { maker in
            let key = maker.key()
            let letters = letters
            return CellGenerator(maximumBytes: 48, alphabet: ByteSet.lowercase.union(.digits)) {
                row, out in
                var word = key.word(row.counter)
                var draws = Draws(word)
                // What the prefix "bc" and the version, 0, leave in the checksum.
                var checksum = step(step(step(step(step(step(1, 3), 3), 0), 2), 3), 0)
                out.put(0x7131_6362, length: 4)  // "bc1q"
                for part in 0..<3 {
                    // 12 letters are 60 bits; of the last word 8 letters are used. The four bits
                    // of the first word that are left over begin the second.
                    let letterCount = part == 2 ? 8 : 12
                    let over = word & 0xF
                    for _ in 0..<letterCount {
                        let value = UInt32(truncatingIfNeeded: word >> 59)
                        out.put(letters[Int(value)])
                        checksum = step(checksum, value)
                        word <<= 5
                    }
                    word = part == 0 ? over << 60 | draws.next() >> 4 : draws.next()
                }
                for _ in 0..<6 { checksum = step(checksum, 0) }
                checksum ^= 1
                for place in (0..<6).reversed() {
                    out.put(letters[Int(checksum >> UInt32(5 &* place) & 31)])
                }
            }
        }
    }

    /// One step of the BCH code of BIP 173.
    @inline(__always)
    private static func step(_ checksum: UInt32, _ value: UInt32) -> UInt32 {
        let top = checksum >> 25
        var next = (checksum & 0x1FF_FFFF) << 5 ^ value
        next ^= (0 &- (top & 1)) & 0x3B6A_57B2
        next ^= (0 &- (top >> 1 & 1)) & 0x2650_8E6D
        next ^= (0 &- (top >> 2 & 1)) & 0x1EA1_19FA
        next ^= (0 &- (top >> 3 & 1)) & 0x3D42_33DD
        next ^= (0 &- (top >> 4 & 1)) & 0x2A14_62B3
        return next
    }

    static var ethereum: CellRecipe {
        CellRecipe(capacity: .max) { maker in
            let key = maker.key()
            return CellGenerator(
                maximumBytes: 48, alphabet: ByteSet("0123456789abcdefx"), certain: ByteSet("0x")
            ) { row, out in
                let word = key.word(row.counter)
                var draws = Draws(word)
                let second = draws.next()
                out.put(0x7830, length: 2)  // "0x"
                out.putHexadecimal(word >> 32, digits: 8)
                out.putHexadecimal(word, digits: 8)
                out.putHexadecimal(second >> 32, digits: 8)
                out.putHexadecimal(second, digits: 8)
                out.putHexadecimal(draws.next() >> 32, digits: 8)
            }
        }
    }
}
