/// A text that is no JSON, or more of it than is accepted; the sentence is for whoever wrote it.
package struct JSONError: Error, Equatable, CustomStringConvertible {
    /// The line, from 1.
    package let line: Int
    /// The character of the line, from 1; 0 when the error is about the whole text.
    package let column: Int
    /// What is wrong, without anything that the text contains.
    package let message: String

    /// The place and the sentence: `Line 3, column 7: …`.
    package var description: String {
        column == 0 ? message : "Line \(line), column \(column): \(message)"
    }
}
