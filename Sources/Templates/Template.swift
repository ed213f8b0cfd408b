/// A parsed template: a flat list of steps, each of which writes bytes or leads to others.
struct Template: Sendable {
    /// A name as it stands in a tag: `user`, `user.name`, or `.` for the current value.
    struct Name: Hashable, Sendable {
        /// What is looked up from the innermost value outwards; empty for `.`.
        let first: String
        /// What is looked up in that, step by step.
        let rest: [String]
        /// The line of the tag, from 1.
        let line: Int

        /// The name as it was written.
        var text: String { first.isEmpty ? "." : ([first] + rest).joined(separator: ".") }
    }

    enum Step: Sendable {
        /// Writes bytes of the template.
        case literal([UInt8])
        case value(Name, isEscaped: Bool)
        /// The steps up to `end` (not included) belong to the section.
        case section(Name, end: Int)
        case inverted(Name, end: Int)
        case partial(Partial)
    }

    /// Another template in the place of a tag.
    struct Partial: Sendable {
        /// The position of the template in the library.
        let template: Int
        /// What stands before a tag that has a line for itself; `nil` for a tag inside a line.
        ///
        /// It indents every line of the partial.
        let indentation: [UInt8]?
        /// The line of the tag, from 1.
        let line: Int
    }

    let name: String
    var steps: [Step] = []
}
