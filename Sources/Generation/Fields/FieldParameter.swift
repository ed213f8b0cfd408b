// One parameter of a field type, described for forms, commands and the reference.

/// A parameter: what it is called, what it may be, and what it is when left out.
package struct FieldParameter: Equatable, Sendable {
    /// What a parameter's text may be.
    package enum Kind: Equatable, Sendable {
        /// A whole number within a range.
        case integer(ClosedRange<Int64>)
        /// A decimal number of at most 18 digits.
        case decimal
        /// Any text up to a number of characters.
        case text(maximumLength: Int)
        /// One of a list.
        case choice([Choice])
        /// A day, 2026-11-24.
        case date
    }

    /// One entry of a list of choices.
    package struct Choice: Equatable, Sendable {
        /// What forms and schema files hold.
        package let value: String
        /// What people read.
        package let title: String

        package init(_ value: String, _ title: String) {
            self.value = value
            self.title = title
        }
    }

    /// The name in forms and schema files: "min".
    package let name: String
    /// The label: "Minimum".
    package let title: String
    /// One sentence of help.
    package let help: String
    /// What the text may be.
    package let kind: Kind
    /// What a missing or empty text means.
    package let defaultText: String

    package init(
        _ name: String, title: String, help: String, kind: Kind, defaultText: String
    ) {
        self.name = name
        self.title = title
        self.help = help
        self.kind = kind
        self.defaultText = defaultText
    }
}
