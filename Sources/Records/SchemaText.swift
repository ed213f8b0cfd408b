// SchemaText: how a schema stands in a column of the database: as a schema file.

import Generation
import JSON
import SchemaFiles

enum SchemaText {
    /// What a MEDIUMTEXT column holds: the text of a form of `FormLimits.bodyBytes` may be longer as
    /// JSON than it was as a form.
    private static let maximumBytes = (16 << 20) - 1

    static func encode(_ schema: Schema) -> [UInt8] {
        SchemaFile.write(schema).encoded()
    }

    /// Reads what `encode` wrote.
    static func decode(_ bytes: [UInt8]) throws -> Schema {
        try SchemaFile.read(
            JSONValue.parse(bytes, limits: JSONLimits(bytes: maximumBytes))
        ).schema
    }
}
