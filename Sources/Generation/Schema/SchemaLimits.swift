// The sizes a schema may have.

/// The limits of a schema, each with its reason.
package enum SchemaLimits {
    /// More columns than any table import of a spreadsheet shows; keeps a row's room bounded.
    package static let columns = 256
    /// Column names end up as headings and SQL names; databases stop at 63 to 128 characters.
    package static let columnNameCharacters = 128
    /// A schema's name has to fit a list and a file name.
    package static let schemaNameCharacters = 200
    /// The highest index of a column field in the form: room for years of adding and removing.
    package static let maximumIndex = 9_999
    /// The rows of one dataset; a thousand million rows of ten columns are 250 GB.
    package static let rows: ClosedRange<UInt64> = 1...1_000_000_000
    /// A parameter is one line that a person typed.
    package static let parameterCharacters = 10_000
    /// What an empty cell may look like: "NULL", "\N", "n/a".
    package static let nullTextCharacters = 64
    /// The name of a group of columns that belong to one person or place.
    package static let groupCharacters = 64
}
