// ValueShape: what single values look like: an address, a checksum, a number, a day.

/// Predicates over the text of one value; each is strict, so that all values of a column passing
/// one says something.
enum ValueShape {
    static func isHex(_ text: String, digits: Int) -> Bool {
        text.utf8.count == digits && text.utf8.allSatisfy(isHexDigit)
    }

    static func isUUID(_ text: String) -> Bool {
        let bare =
            text.hasPrefix("{") && text.hasSuffix("}") ? text.dropFirst().dropLast() : text[...]
        let parts = bare.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && parts.allSatisfy { $0.utf8.allSatisfy(isHexDigit) }
    }

    static func isULID(_ text: String) -> Bool {
        text.utf8.count == 26 && text.uppercased() == text && (text.first ?? "9") <= "7"
            && text.allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) }
    }

    static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && isDomain(String(parts[1]))
            && !text.contains(where: \.isWhitespace)
    }

    static func isDomain(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last, last.count > 1,
            last.allSatisfy(\.isLetter)
        else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        }
    }

    static func isURL(_ text: String) -> Bool {
        let lower = text.lowercased()
        return (lower.hasPrefix("http://") || lower.hasPrefix("https://"))
            && !text.contains(where: \.isWhitespace)
    }

    static func isIPv4(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil && $0.count <= 3 }
    }

    static func isIPv6(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return (3...8).contains(parts.count) && text.contains(":")
            && parts.allSatisfy { $0.count <= 4 && $0.utf8.allSatisfy(isHexDigit) }
            && (parts.count == 8 || text.contains("::"))
    }

    static func isMAC(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "-" }
        return parts.count == 6 && parts.allSatisfy { isHex(String($0), digits: 2) }
    }

    static func isHexColor(_ text: String) -> Bool {
        text.hasPrefix("#") && isHex(String(text.dropFirst()), digits: 6)
    }

    /// 13 to 19 digits, in groups perhaps, with the check digit of ISO/IEC 7812-1.
    static func isCardNumber(_ text: String) -> Bool {
        let digits = text.filter { $0 != " " && $0 != "-" }
        guard (13...19).contains(digits.count), digits.allSatisfy(\.isNumber) else { return false }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = digit.wholeNumberValue ?? 0
            let doubled = place.isMultiple(of: 2) ? value : value * 2
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum.isMultiple(of: 10)
    }

    /// Country, check digits and account, with the remainder of ISO 13616.
    static func isIBAN(_ text: String) -> Bool {
        let code = text.filter { $0 != " " }.uppercased()
        guard (15...34).contains(code.count), code.prefix(2).allSatisfy(\.isLetter),
            code.dropFirst(2).prefix(2).allSatisfy(\.isNumber)
        else { return false }
        var remainder = 0
        for character in code.dropFirst(4) + code.prefix(4) {
            guard let value = character.hexDigitValue ?? letterValue(character) else {
                return false
            }
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
        return remainder == 1
    }

    private static func letterValue(_ character: Character) -> Int? {
        guard let byte = character.asciiValue, (65...90).contains(byte) else { return nil }
        return Int(byte) - 55
    }

    /// Digits with the marks of phone numbers between them; plain digits are a number instead.
    static func isPhone(_ text: String) -> Bool {
        let digits = text.count { $0.isNumber }
        guard (7...15).contains(digits), text.count <= 24 else { return false }
        let rest = text.filter { !$0.isNumber }
        let marks = rest.allSatisfy { " +()-./x".contains($0) }
        return marks
            && (text.hasPrefix("+") || text.hasPrefix("(") || rest.count { $0 != "." } >= 2)
    }

    /// Two or three words that each begin with a capital, as names of people do.
    static func isPersonName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return (2...4).contains(words.count) && text.count <= 40
            && words.allSatisfy { word in
                (word.first?.isUppercase ?? false)
                    && word.allSatisfy { $0.isLetter || "'’.-".contains($0) }
            }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
