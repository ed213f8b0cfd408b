// The texts that JSON values stand for.

import JSON

/// Numbers, truths and texts as the text a person would type.
enum ScalarText {
    /// The text of a scalar, nil for null; throws for arrays and objects.
    static func text(_ value: JSONValue, at place: String) throws(SchemaFileError) -> String? {
        switch value {
        case .null: nil
        case .text(let text): text
        case .bool(let isTrue): isTrue ? "true" : "false"
        case .integer(let number): String(number)
        case .real(let number): String(describing: number)
        case .array, .object:
            throw SchemaFileError(
                place: place, message: "This is a text or a number; write no array or object here.")
        }
    }

    /// As `text`, but an array of scalars is the texts of its elements, one per line.
    static func lines(_ value: JSONValue, at place: String) throws(SchemaFileError) -> String? {
        guard let elements = value.arrayValue else { return try text(value, at: place) }
        var lines: [String] = []
        for (position, element) in elements.enumerated() {
            lines.append(try text(element, at: "\(place)[\(position)]") ?? "")
        }
        return lines.joined(separator: "\n")
    }

    /// A yes or no: true, "on", "yes", 1 and their opposites.
    static func truth(_ value: JSONValue, at place: String) throws(SchemaFileError) -> Bool {
        switch try text(value, at: place)?.lowercased() {
        case "true", "on", "yes", "1": return true
        case "false", "off", "no", "0", "", nil: return false
        default: throw SchemaFileError(place: place, message: "This is true or false; write one.")
        }
    }

    /// The JSON value of a typed text: a number if it is written like one, so that files read well.
    static func value(_ text: String) -> JSONValue {
        if let number = Int64(text), String(number) == text { return .integer(number) }
        return .text(text)
    }
}
