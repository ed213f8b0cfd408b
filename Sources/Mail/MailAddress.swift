// MailAddress: an e-mail address that can stand in SMTP and in a header as it is.

/// An address of plain ASCII: a dot-atom, an at sign, a host name (RFC 5321, 4.1.2, without quoted
/// local parts, which hardly anybody has).
///
/// What is one holds no space, control character, angle bracket or comma: it cannot end a line of
/// SMTP or of a header, nor name a second recipient.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    /// Bytes before the at sign (RFC 5321, 4.5.3.1.1).
    private static let localBytes = 1...64
    /// Bytes of the whole (RFC 5321, 4.5.3.1.3, less the brackets).
    private static let bytes = 254
    /// Bytes of one label of a host name (RFC 1035, 2.3.4).
    private static let labelBytes = 1...63

    /// The address as it was written.
    package let text: String

    /// Nil for whatever is no such address.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.bytes, parts.count == 2,
            Self.localBytes.contains(parts[0].count), Self.isDotAtom(parts[0]),
            Self.isHostName(parts[1])
        else { return nil }
        self.text = text
    }

    /// The host after the at sign.
    package var host: String { String(text.drop { $0 != "@" }.dropFirst()) }

    package var description: String { text }

    private static func isDotAtom(_ bytes: Substring.UTF8View) -> Bool {
        bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomByte) }
    }

    private static func isHostName(_ bytes: Substring.UTF8View) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { label in
                labelBytes.contains(label.count) && label.first != hyphen && label.last != hyphen
                    && label.allSatisfy { isLetterOrDigit($0) || $0 == hyphen }
            }
    }

    /// `atext` of RFC 5322, 3.2.3.
    private static func isAtomByte(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
