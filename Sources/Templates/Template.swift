/// A parsed template: a flat list of steps, each of which writes bytes or leads to others.
///
/// Steps hold positions instead of texts, so that walking them counts no references.
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

    /// `name` is a position in `names`; ranges are of `bytes`.
    enum Step: Sendable {
        case literal(Range<Int>)
        case value(name: Int, isEscaped: Bool)
        /// The steps up to `end` (not included) belong to the section.
        case section(name: Int, end: Int)
        case inverted(name: Int, end: Int)
        case partial(Partial)
    }

    /// Another template in the place of a tag.
    struct Partial: Sendable {
        /// The position of the template in the library.
        let template: Int
        /// What stands before a tag that has a line for itself; `nil` for a tag inside a line.
        ///
        /// It indents every line of the partial.
        let indentation: Range<Int>?
        /// The line of the tag, from 1.
        let line: Int
    }

    let name: String
    var steps: [Step] = []
    var names: [Name] = []
    /// The text of the template without its tags.
    var bytes: [UInt8] = []
}
