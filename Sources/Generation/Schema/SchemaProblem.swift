// One thing that is wrong with a schema, at its place.

/// A mistake in a schema, with the place where it was made and what to do about it.
package struct SchemaProblem: Equatable, Sendable, CustomStringConvertible {
    /// The position in `Schema.columns`, or nil for the schema's own fields.
    package let column: Int?
    /// The form's name of the field, such as "name", "type", "min", "blank" or "delimiter".
    package let field: String
    /// A sentence for the user that says what to do.
    package let message: String

    /// Makes a problem of column `column`, or of the schema itself.
    package init(column: Int? = nil, field: String, message: String) {
        self.column = column
        self.field = field
        self.message = message
    }

    package var description: String {
        guard let column else { return "\(field): \(message)" }
        return "column \(column + 1), \(field): \(message)"
    }
}
