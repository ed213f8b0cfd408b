/// The named values that a section can use.
///
/// Pages have a few names each, so they stand in a row and are compared one by one: for names of
/// up to fifteen bytes that is two words each, faster than hashing them.
package struct TemplateFields: Equatable, Sendable {
    private var entries: [(name: String, value: TemplateValue)]

    /// Fields by name.
    package init(_ values: [String: TemplateValue]) {
        entries = values.map { ($0.key, $0.value) }
    }

    /// Fields in the order in which they are written; a name that stands twice is a mistake of the
    /// program.
    init(_ entries: [(String, TemplateValue)]) {
        self.entries = entries
        assert(Set(entries.map(\.0)).count == entries.count, "A name stands twice")
    }

    /// The value of a name.
    subscript(name: String) -> TemplateValue? {
        for entry in entries where entry.name == name { return entry.value }
        return nil
    }

    /// The same names with the same values, in whatever order.
    package static func == (left: Self, right: Self) -> Bool {
        left.entries.count == right.entries.count
            && left.entries.allSatisfy { right[$0.name] == $0.value }
    }
}

extension TemplateFields: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self.init(elements)
    }
}
