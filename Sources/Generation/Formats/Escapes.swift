// What stands for the bytes that a format cannot hold as they are.

/// The bytes that a format escapes, and how.
///
/// A class, so that what is seldom needed is a word in the rules of a column.
final class Escapes: Sendable {
    /// By byte: what is written instead; empty for the byte itself.
    private let table: [[UInt8]]
    /// The bytes that are escaped.
    let bytes: ByteSet

    /// Makes a table; the keys are ASCII characters.
    init(_ texts: [UInt8: String]) {
        table = (0...255).map { byte in texts[UInt8(byte)].map { Array($0.utf8) } ?? [] }
        bytes = ByteSet(texts.keys)
    }

    /// What stands for a byte, empty for the byte itself.
    subscript(byte: UInt8) -> [UInt8] { table[Int(byte)] }

    /// How many times longer a text made of `alphabet` can become.
    func expansion(of alphabet: ByteSet) -> Int {
        (0...255).reduce(1) { longest, byte in
            alphabet.contains(UInt8(byte)) ? max(longest, table[byte].count) : longest
        }
    }

    /// A text as it stands in the file.
    func applied(to text: [UInt8]) -> [UInt8] {
        text.flatMap { byte in bytes.contains(byte) ? table[Int(byte)] : [byte] }
    }
}

extension Escapes {
    /// JSON (RFC 8259): the quote, the backslash and what is below the space.
    static let json: Escapes = {
        var texts: [UInt8: String] = [0x22: "\\\"", 0x5C: "\\\\"]
        for byte in UInt8(0)..<0x20 { texts[byte] = "\\u00" + hexadecimal(byte) }
        texts[0x08] = "\\b"
        texts[0x09] = "\\t"
        texts[0x0A] = "\\n"
        texts[0x0C] = "\\f"
        texts[0x0D] = "\\r"
        return Escapes(texts)
    }()

    /// XML 1.0: markup, and the carriage return, which readers would make a line feed of.
    ///
    /// Other control characters cannot stand in XML 1.0 at all: U+FFFD is written for them.
    static let xml: Escapes = {
        var texts: [UInt8: String] = [:]
        for byte in UInt8(0)..<0x20 where byte != 0x09 && byte != 0x0A {
            texts[byte] = "\u{FFFD}"
        }
        texts[0x0D] = "&#13;"
        texts[0x26] = "&amp;"
        texts[0x3C] = "&lt;"
        texts[0x3E] = "&gt;"
        return Escapes(texts)
    }()

    /// Standard SQL: the quote is doubled.
    static let sql = Escapes([0x27: "''"])

    /// MySQL, where the backslash escapes as well.
    static let mysql = Escapes([0x27: "''", 0x5C: "\\\\"])

    /// CSV: the quote is doubled.
    static func doubling(_ quote: UInt8) -> Escapes {
        let scalar = String(Unicode.Scalar(quote))
        return Escapes([quote: scalar + scalar])
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
