/// A value with parameters, as `Content-Type`, `Content-Disposition` and `Accept` carry it:
/// `text/html; charset=utf-8`.
struct MediaType {
    /// What stands before the first semicolon, in lower case and without blanks around it.
    let name: String
    private var parameters: [(name: String, value: String)] = []

    /// Reads a field's value in linear time; pieces that are no `name=value` are left out.
    init(_ text: String) {
        var rest = Array(text.utf8)[...]
        let head = rest.prefix { $0 != UInt8(ascii: ";") }
        name = String(decoding: head.map(\.lowercased), as: UTF8.self).trimmingBlanks
        rest = rest.dropFirst(head.count)
        while rest.popFirst() != nil {
            if let parameter = Self.takeParameter(from: &rest) { parameters.append(parameter) }
            rest = rest.drop { $0 != UInt8(ascii: ";") }
        }
    }

    /// The first value of a parameter, unquoted; upper and lower case of the name are alike.
    subscript(name: String) -> String? {
        parameters.first { $0.name.isEqualIgnoringCase(name) }?.value
    }

    private static func takeParameter(
        from rest: inout ArraySlice<UInt8>
    ) -> (name: String, value: String)? {
        let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
        rest = rest.dropFirst(name.count)
        guard rest.first == UInt8(ascii: "=") else { return nil }
        rest = rest.dropFirst().drop(while: \.isBlank)
        let value =
            rest.first == UInt8(ascii: "\"") ? takeQuoted(from: &rest) : takeBare(from: &rest)
        return (String(decoding: name, as: UTF8.self).trimmingBlanks, value)
    }

    private static func takeBare(from rest: inout ArraySlice<UInt8>) -> String {
        let value = rest.prefix { $0 != UInt8(ascii: ";") }
        rest = rest.dropFirst(value.count)
        return String(decoding: value, as: UTF8.self).trimmingBlanks
    }

    /// Reads a quoted text up to its closing quote, or to the end when there is none.
    ///
    /// A backslash escapes only a quote or a backslash: browsers send others as they are.
    private static func takeQuoted(from rest: inout ArraySlice<UInt8>) -> String {
        let quote = UInt8(ascii: "\"")
        let backslash = UInt8(ascii: "\\")
        var value: [UInt8] = []
        rest = rest.dropFirst()
        while let byte = rest.popFirst(), byte != quote {
            if byte == backslash, let next = rest.first, next == quote || next == backslash {
                rest = rest.dropFirst()
                value.append(next)
            } else {
                value.append(byte)
            }
        }
        return String(decoding: value, as: UTF8.self)
    }
}
