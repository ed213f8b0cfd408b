// HTTPAnswer+Reading: what tests look for in pages and JSON.

import JSON
import TestSupport
import Testing

extension HTTPAnswer {
    /// The body as JSON.
    func json() throws -> JSONValue { try JSONValue.parse(body) }

    /// The JSON errors by field; those without one under "".
    func errors() throws -> [String: String] {
        let list = try json()["errors"]?.arrayValue ?? []
        return Dictionary(
            list.map { ($0["field"]?.textValue ?? "", $0["message"]?.textValue ?? "") }
        ) { first, _ in first }
    }

    /// The value that a form field of the page shows: an input's, or a select's chosen one.
    func value(of field: String) -> String? {
        guard let tag = tag(with: "name=\"\(field)\"") else { return nil }
        if tag.text.hasPrefix("<select") {
            let options = text[tag.end...].prefix(upTo: "</select>")
            guard let chosen = options.range(of: " selected") else { return nil }
            return Self.attribute("value", in: options[..<chosen.lowerBound], last: true)
        }
        return Self.attribute("value", in: tag.text[...], last: false)
    }

    /// The message beside a form field.
    func problem(at field: String) -> String? {
        guard let start = text.range(of: "id=\"\(field)-problem\">") else { return nil }
        return Self.unescaped(text[start.upperBound...].prefix(upTo: "</p>"))
    }

    /// The box above a form that lists its problems.
    var problemSummary: String? {
        guard let start = text.range(of: "<div class=\"problems\"") else { return nil }
        return Self.unescaped(text[start.upperBound...].prefix(upTo: "</div>"))
    }

    /// The indexes of the columns that the page shows, in their order.
    var columnIndexes: [Int] {
        text.prefix(upTo: "<template").split(separator: "<li class=\"column\" id=\"column_")
            .dropFirst().compactMap { Int($0.prefix { $0.isNumber }) }
    }

    private func tag(with attribute: String) -> (text: String, end: String.Index)? {
        guard let place = text.range(of: attribute),
            let start = text[..<place.lowerBound].lastIndex(of: "<"),
            let end = text[place.upperBound...].firstIndex(of: ">")
        else { return nil }
        return (String(text[start...end]), text.index(after: end))
    }

    private static func attribute(
        _ name: String, in text: Substring, last: Bool
    ) -> String? {
        let parts = text.split(separator: " \(name)=\"", omittingEmptySubsequences: false)
        guard parts.count > 1, let part = last ? parts.last : parts[1] else { return nil }
        return unescaped(part.prefix { $0 != "\"" })
    }

    static func unescaped(_ text: Substring) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(String(text)) { text, pair in
                text.split(separator: pair.0, omittingEmptySubsequences: false)
                    .joined(separator: pair.1)
            }
    }
}

extension StringProtocol where SubSequence == Substring {
    /// The text before the first occurrence of another, or all of it.
    func prefix(upTo end: String) -> Substring {
        range(of: end).map { self[..<$0.lowerBound] } ?? self[startIndex...]
    }

    /// Where another text first occurs.
    func range(of other: String) -> Range<Index>? {
        self[startIndex...].firstRange(of: other)
    }
}
