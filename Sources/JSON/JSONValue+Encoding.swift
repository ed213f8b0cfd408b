/// Writing JSON: the same value always gives the same bytes.
extension JSONValue {
    /// The value as JSON in UTF-8, members in their order.
    ///
    /// Numbers are written in the fewest digits that read back as the same number. What JSON has
    /// no number for (infinities and NaN) becomes `null`, as in ECMAScript.
    ///
    /// - Parameter pretty: one line for each element and member, indented by two spaces; without a
    ///   line end after the last.
    package func encoded(pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(isPretty: pretty)
        writer.write(self)
        return writer.bytes
    }
}

/// Appends values to one buffer.
private struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let isPretty: Bool
    private var depth = 0

    init(isPretty: Bool) {
        self.isPretty = isPretty
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let isTrue): bytes += (isTrue ? "true" : "false").utf8
        case .integer(let number): bytes += String(number).utf8
        case .real(let number): bytes += (number.isFinite ? "\(number)" : "null").utf8
        case .text(let text): write(text)
        case .array(let elements):
            writeList(elements, between: "[", "]") { $0.write($1) }
        case .object(let object):
            writeList(object.members, between: "{", "}") { $0.write(member: $1) }
        }
    }

    private mutating func writeList<Element>(
        _ elements: [Element], between open: Unicode.Scalar, _ close: Unicode.Scalar,
        write: (inout JSONWriter, Element) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        depth += 1
        for (position, element) in elements.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            beginLine()
            write(&self, element)
        }
        depth -= 1
        if !elements.isEmpty { beginLine() }
        bytes.append(UInt8(ascii: close))
    }

    private mutating func write(member: (key: String, value: JSONValue)) {
        write(member.key)
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
        write(member.value)
    }

    private mutating func beginLine() {
        guard isPretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth)
    }

    /// Escapes only what RFC 8259 §7 asks for.
    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case 0..<0x20: bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8 + hex(byte)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private func hex(_ byte: UInt8) -> [UInt8] {
        Array(String(byte, radix: 16).utf8)
    }
}
