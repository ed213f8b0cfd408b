// Schemas as JSON files: reads Mockaroo's two shapes and writes one of them.

package import Generation
package import JSON

/// Reads and writes schema files.
///
/// Two shapes are read: an array of fields, and an object with `columns`, a name, a number of rows
/// and a dialect. Ours is the object; what is written is read back without loss.
package enum SchemaFile {
    /// A schema, the number of rows if the file has one, and what the reader should know.
    package typealias Reading = (schema: Schema, rows: UInt64?, warnings: [String])

    /// Reads a parsed file; throws when it has not the shape of a schema.
    ///
    /// Names, types and parameters are not judged here: `Schema.problems()` does that.
    package static func read(_ json: JSONValue) throws(SchemaFileError) -> Reading {
        if let columns = json.arrayValue {
            return try SchemaReader(root: JSONObject()).read(columns: columns, place: "")
        }
        guard let root = json.objectValue else {
            throw SchemaFileError(
                place: "",
                message: "A schema is an array of fields or an object with columns; write [{…}].")
        }
        guard let columns = root["columns"]?.arrayValue else {
            throw SchemaFileError(
                place: "columns", message: "The columns are missing; add an array of fields.")
        }
        return try SchemaReader(root: root).read(columns: columns, place: "columns")
    }

    /// Writes a schema as an object: name, locale, dialect and columns.
    package static func write(_ schema: Schema) -> JSONValue {
        SchemaWriter(schema: schema).value()
    }
}
