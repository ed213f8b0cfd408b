// XMLText: single values out of an S3 server's answers.

/// The answers are flat lists of elements that hold text.
enum XMLText {
    /// The texts of all elements of a name, in order.
    ///
    /// Attributes, comments and nested elements of the same name do not occur in these answers.
    static func values(of name: String, in xml: String) -> [String] {
        contents(of: name, in: xml).map(unescaped)
    }

    static func value(of name: String, in xml: String) -> String? {
        values(of: name, in: xml).first
    }

    /// What stands between the tags of all elements of a name, as it stands there.
    static func contents(of name: String, in xml: String) -> [Substring] {
        let (start, end) = ("<\(name)>", "</\(name)>")
        var (found, rest) = ([Substring](), xml[...])
        while let opening = rest.firstRange(of: start) {
            rest = rest[opening.upperBound...]
            guard let closing = rest.firstRange(of: end) else { break }
            found.append(rest[..<closing.lowerBound])
            rest = rest[closing.upperBound...]
        }
        return found
    }

    private static func unescaped(_ text: Substring) -> String {
        let entities = [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&apos;", "'"),
            ("&#39;", "'"), ("&amp;", "&"),
        ]
        return entities.reduce(String(text)) { text, entity in
            text.replacing(entity.0, with: entity.1)
        }
    }
}
