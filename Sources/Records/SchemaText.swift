// SchemaText: how a schema stands in a column of the database: as a schema file.

import Generation
import JSON
import SchemaFiles

enum SchemaText {
    static func encode(_ schema: Schema) -> [UInt8] {
        SchemaFile.write(schema).encoded()
    }

    /// Reads what `encode` wrote.
    static func decode(_ bytes: [UInt8]) throws -> Schema {
        try SchemaFile.read(JSONValue.parse(bytes)).schema
    }
}
