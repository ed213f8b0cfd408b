/// A template that cannot be read, parsed, or filled with the value it was given.
///
/// It names the place and the tag, never a value.
package struct TemplateError: Error, Equatable, CustomStringConvertible {
    /// The name of the template, as the library knows it.
    package let template: String
    /// The line of the tag, from 1; 0 when the error is about the whole template.
    package let line: Int
    package let message: String

    /// `pages/login:12: …`, as compilers write it.
    package var description: String {
        line == 0 ? "\(template): \(message)" : "\(template):\(line): \(message)"
    }
}
