/// A JSON value (RFC 8259).
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    /// A number without fraction and exponent that fits.
    case integer(Int64)
    /// Any other number.
    case real(Double)
    case text(String)
    case array([JSONValue])
    case object(JSONObject)

    /// The member of an object; `nil` for a missing key and for every other kind of value.
    package subscript(key: String) -> JSONValue? {
        objectValue?[key]
    }

    /// The element of an array, from 0; `nil` behind its end and for every other kind of value.
    package subscript(position: Int) -> JSONValue? {
        guard let elements = arrayValue, elements.indices.contains(position) else { return nil }
        return elements[position]
    }

    package var isNull: Bool { self == .null }

    package var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }

    package var integerValue: Int64? { if case .integer(let value) = self { value } else { nil } }

    /// The value of any number; an integer beyond 2⁵³ is rounded.
    package var realValue: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        default: nil
        }
    }

    package var textValue: String? { if case .text(let value) = self { value } else { nil } }

    package var arrayValue: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

    package var objectValue: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringInterpolation,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(nilLiteral: ()) { self = .null }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .real(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(JSONObject(members.map { (key: $0.0, value: $0.1) }))
    }
}
