/// The fields of a form as they were sent, decoded and in order.
///
/// A form keeps what was typed. Bytes that are no text are repaired, so that the form can be shown
/// again, and `malformed` says at which field that happened.
package struct Form: Sendable {
    /// All fields in the order in which they were sent; a name may occur several times.
    package let fields: [(name: String, value: String)]
    /// A sentence for each field that was sent in a broken encoding, by the name of the field.
    package let malformed: [String: String]
    private let firstPositions: [String: Int]

    /// A form of fields that are known to be well-formed.
    package init(fields: [(name: String, value: String)]) {
        self.init(fields: fields, malformed: [:])
    }

    init(fields: [(name: String, value: String)], malformed: [String: String]) {
        self.fields = fields
        self.malformed = malformed
        firstPositions = Dictionary(
            fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The **first** value of a name, in O(1).
    package subscript(_ name: String) -> String? {
        firstPositions[name].map { fields[$0].value }
    }

    /// Every value of a name, in order; O(number of fields).
    package func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// Every name once, in the order of its first field.
    package var names: [String] {
        firstPositions.sorted { $0.value < $1.value }.map(\.key)
    }

    /// The form as `application/x-www-form-urlencoded` (WHATWG URL §5.2).
    ///
    /// It parses to the same fields; repaired text stays repaired.
    package func urlEncoded() -> [UInt8] {
        var bytes: [UInt8] = []
        for field in fields {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
            appendPercentEncoded(field.name.utf8, to: &bytes, spaceAsPlus: true)
            bytes.append(UInt8(ascii: "="))
            appendPercentEncoded(field.value.utf8, to: &bytes, spaceAsPlus: true)
        }
        return bytes
    }
}
