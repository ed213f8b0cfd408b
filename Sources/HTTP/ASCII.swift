/// What the grammars of HTTP ask about single bytes and ASCII words.
extension UInt8 {
    /// Whether the byte may stand in a token (RFC 9110 §5.6.2).
    var isTokenByte: Bool {
        isLetterOrDigit || Self.tokenMarks.contains(self)
    }

    /// Whether the byte is one of A–Z, a–z, 0–9.
    var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// Whether the byte is one of 0–9.
    var isDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }

    /// Whether the byte is a space or a tab, the only blanks inside a header field.
    var isBlank: Bool { self == 0x20 || self == 0x09 }

    /// A–Z as a–z, every other byte as it is.
    var lowercased: UInt8 {
        UInt8(ascii: "A") <= self && self <= UInt8(ascii: "Z") ? self | 0x20 : self
    }

    /// The value of a hexadecimal digit of either case; `nil` for any other byte.
    var hexValue: UInt8? {
        switch lowercased {
        case let digit where digit.isDigit: digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): lowercased - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    private static let tokenMarks: [UInt8] = Array("!#$%&'*+-.^_`|~".utf8)
}

extension StringProtocol {
    /// Whether both texts are the same bytes when A–Z and a–z are alike.
    ///
    /// Swift's own `==` also equates canonically equivalent characters, which no protocol does.
    func isEqualIgnoringCase(_ other: some StringProtocol) -> Bool {
        let (left, right) = (utf8, other.utf8)
        return left.count == right.count
            && left.elementsEqual(right) { $0.lowercased == $1.lowercased }
    }

    /// The text without the spaces and tabs at both ends.
    var trimmingBlanks: String {
        let bytes = Substring(self).utf8.drop(while: \.isBlank)
        guard let last = bytes.lastIndex(where: { !$0.isBlank }) else { return "" }
        return String(decoding: bytes[...last], as: UTF8.self)
    }
}
