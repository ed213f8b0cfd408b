/// Percent-encoding of URLs and forms, both ways (RFC 3986 §2.1, WHATWG URL §5).

/// Encodes text for a path segment or a query value: all but the unreserved characters.
package func percentEncode(_ text: String) -> String {
    guard !text.utf8.allSatisfy(\.isUnreserved) else { return text }
    var bytes: [UInt8] = []
    appendPercentEncoded(text.utf8, to: &bytes, spaceAsPlus: false)
    return String(decoding: bytes, as: UTF8.self)
}

/// Appends bytes percent-encoded, a space as `%20` or, in a form, as `+`.
func appendPercentEncoded(
    _ bytes: some Sequence<UInt8>, to output: inout [UInt8], spaceAsPlus: Bool
) {
    for byte in bytes {
        if byte.isUnreserved {
            output.append(byte)
        } else if spaceAsPlus && byte == UInt8(ascii: " ") {
            output.append(UInt8(ascii: "+"))
        } else {
            output += [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)]
        }
    }
}

/// The bytes that percent-encoded text stands for.
///
/// A `%` without two hexadecimal digits after it is kept as it was typed.
///
/// - Returns: the bytes, and whether every `%` was followed by two hexadecimal digits.
func percentDecode(
    _ encoded: some Collection<UInt8>, plusAsSpace: Bool
) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.count)
    var isWhole = true
    var rest = encoded[...]
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "%") else {
            bytes.append(plusAsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            continue
        }
        if let value = hexPair(rest.prefix(2)) {
            bytes.append(value)
            rest = rest.dropFirst(2)
        } else {
            bytes.append(byte)
            isWhole = false
        }
    }
    return (bytes, isWhole)
}

private func hexPair(_ digits: some Collection<UInt8>) -> UInt8? {
    let values = digits.compactMap(\.hexValue)
    return values.count == 2 ? values[0] << 4 | values[1] : nil
}

private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

extension UInt8 {
    /// Whether the byte never needs encoding (RFC 3986 §2.3).
    fileprivate var isUnreserved: Bool {
        isLetterOrDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
            || self == UInt8(ascii: "_") || self == UInt8(ascii: "~")
    }
}
