/// The header fields of a request or response, in order; upper and lower case of a name are alike.
///
/// Nothing that is put in can end the field it stands in: CR, LF and NUL in a value become spaces,
/// and a byte that RFC 9110 §5.6.2 does not allow in a name becomes `_`.
package struct Headers: Sendable {
    /// All fields in the order in which they were added; a name may occur several times.
    package private(set) var fields: [(name: String, value: String)] = []

    /// No fields.
    package init() {}

    /// The first value of a name; setting replaces all fields of that name, `nil` removes them.
    package subscript(name: String) -> String? {
        get { fields.first { $0.name.isEqualIgnoringCase(name) }?.value }
        set {
            fields.removeAll { $0.name.isEqualIgnoringCase(name) }
            if let newValue { add(name, newValue) }
        }
    }

    /// Adds a field after the others, also when the name is there already (as `Set-Cookie` needs).
    package mutating func add(_ name: String, _ value: String) {
        fields.append((Self.cleanName(name), Self.cleanValue(value)))
    }

    /// Adds all fields of other headers after the others.
    package mutating func add(_ others: Headers) {
        fields += others.fields
    }

    /// Every value of a name, in order.
    package func all(_ name: String) -> [String] {
        fields.filter { $0.name.isEqualIgnoringCase(name) }.map(\.value)
    }

    private static func cleanName(_ name: String) -> String {
        guard name.containsByte(where: { !$0.isTokenByte }) else { return name }
        return String(
            decoding: name.utf8.map { $0.isTokenByte ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
    }

    private static func cleanValue(_ value: String) -> String {
        guard value.containsByte(where: \.endsField) else { return value }
        return String(
            decoding: value.utf8.map { $0.endsField ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}

extension Headers: ExpressibleByArrayLiteral {
    package init(arrayLiteral fields: (String, String)...) {
        for (name, value) in fields { add(name, value) }
    }
}

extension String {
    /// Whether any byte of the UTF-8 is like that; faster than the same question to `utf8`, which
    /// matters as it is asked of every header field.
    fileprivate func containsByte(where isLike: (UInt8) -> Bool) -> Bool {
        let bytes = utf8Span.span
        for position in bytes.indices where isLike(bytes[position]) { return true }
        return false
    }
}

extension UInt8 {
    /// Whether the byte would end a header field or the text of one: NUL, LF or CR.
    fileprivate var endsField: Bool { self == 0 || self == 0x0A || self == 0x0D }
}
