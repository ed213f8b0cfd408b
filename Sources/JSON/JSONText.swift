/// What is asked about the bytes of a JSON text before they are parsed.
struct JSONText {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Refuses a text whose arrays and objects stand deeper within each other than allowed.
    ///
    /// Parser and values are recursive: this bounds the stack of everything that follows.
    func check(depth limit: Int) throws(JSONError) {
        var strings = StringTracker()
        var depth = 0
        for (position, byte) in bytes.enumerated() where strings.isOutside(byte) {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: continue
            }
            guard depth <= limit else {
                throw error(at: position, "Arrays and objects stand more than \(limit) deep.")
            }
        }
    }

    /// The text with `.0` after each integer that does not fit 64 bits.
    ///
    /// jansson refuses such integers and reads the real number of the same value.
    func wideningIntegers() -> [UInt8] {
        var strings = StringTracker()
        var widened: [UInt8] = []
        var numberStart = 0
        for byte in bytes {
            if !(strings.isOutside(byte) && byte.isInNumber) {
                if Self.isWideInteger(widened[numberStart...]) { widened += ".0".utf8 }
                numberStart = widened.count + 1
            }
            widened.append(byte)
        }
        if Self.isWideInteger(widened[numberStart...]) { widened += ".0".utf8 }
        return widened
    }

    private static func isWideInteger(_ number: ArraySlice<UInt8>) -> Bool {
        let digits = number.drop { $0 == UInt8(ascii: "-") }
        // The largest that fits has 19 digits.
        guard digits.count >= 19, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        return Int64(String(decoding: number, as: UTF8.self)) == nil
    }

    private func error(at position: Int, _ message: String) -> JSONError {
        let before = bytes[..<position]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        // Continuation bytes of UTF-8 begin no character.
        let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        return JSONError(line: before.count { $0 == 0x0A } + 1, column: column, message: message)
    }
}

/// Tells the bytes inside strings from those that give a JSON text its structure.
private struct StringTracker {
    private var isInside = false
    private var isEscaped = false

    /// Takes the next byte, and says whether it stands outside strings; quotes do not.
    mutating func isOutside(_ byte: UInt8) -> Bool {
        guard isInside else {
            isInside = byte == UInt8(ascii: "\"")
            return !isInside
        }
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInside = false
        }
        return false
    }
}

extension UInt8 {
    fileprivate var isInNumber: Bool {
        (0x30...0x39).contains(self) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(self)
    }
}
