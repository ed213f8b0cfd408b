/// Escaping of text for HTML, between tags and inside quoted attributes alike.
extension [UInt8] {
    /// Appends text as UTF-8 with `& < > " '` as character references; O(length).
    mutating func appendEscapingHTML(_ text: String) {
        guard text.needsEscaping else {
            append(contentsOf: text.utf8)
            return
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): append(contentsOf: "&#39;".utf8)
            default: append(byte)
            }
        }
    }
}

extension String {
    fileprivate var needsEscaping: Bool {
        let bytes = utf8Span.span
        for position in bytes.indices where bytes[position].needsEscaping { return true }
        return false
    }
}

extension UInt8 {
    fileprivate var needsEscaping: Bool {
        switch self {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
            UInt8(ascii: "'"):
            true
        default: false
        }
    }
}
