// Why a JSON value is no schema file.

/// A schema file that cannot be read, with the place and a sentence.
package struct SchemaFileError: Error, Equatable, CustomStringConvertible {
    /// Where in the file: "columns[2].name"; empty for the whole.
    package let place: String
    /// What is wrong and what to write instead.
    package let message: String

    package var description: String {
        place.isEmpty ? message : "\(place): \(message)"
    }
}
