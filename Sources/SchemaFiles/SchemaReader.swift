// Reads the object shape of a schema file.

import Generation
import JSON

/// Reads the members of a schema file's object; the array shape comes with an empty object.
struct SchemaReader {
    let root: JSONObject
    private var warnings: [String] = []

    /// Mockaroo's keys that mean nothing here and do no harm.
    private static let ignored: Set<String> = [
        "id", "array", "created_at", "updated_at", "user_id",
    ]

    init(root: JSONObject) { self.root = root }

    /// Reads everything; `place` is the path of the columns for errors.
    consuming func read(
        columns: [JSONValue], place: String
    ) throws(SchemaFileError) -> SchemaFile.Reading {
        var schema = Schema(name: "", columns: [])
        var rows: UInt64?
        for (key, value) in root.members where key != "columns" {
            if try readSchemaKey(key, value, &schema) { continue }
            if key == "num_rows" || key == "rows" {
                rows = try readRows(key, value)
            } else if try !DialectReader.read(key, value, &schema.dialect) {
                keepUnknown(key, value, &schema)
            }
        }
        for (position, value) in columns.enumerated() {
            let reader = ColumnReader(place: "\(place)[\(position)]")
            let (column, unknown) = try reader.read(value)
            schema.columns.append(column)
            if !unknown.isEmpty { warnings.append(ColumnReader.warning(column, unknown)) }
        }
        return (schema, rows, warnings)
    }

    private func readSchemaKey(
        _ key: String, _ value: JSONValue, _ schema: inout Schema
    ) throws(SchemaFileError) -> Bool {
        switch key {
        case "name": schema.name = try ScalarText.text(value, at: key) ?? ""
        case "locale": schema.locale = try ScalarText.text(value, at: key) ?? Locales.standard
        case "now": schema.now = try ScalarText.text(value, at: key) ?? ""
        default: return false
        }
        return true
    }

    private func readRows(_ key: String, _ value: JSONValue) throws(SchemaFileError) -> UInt64? {
        guard let text = try ScalarText.text(value, at: key) else { return nil }
        switch RowCount.parse(text) {
        case .value(let count): return count.value
        case .problem(let sentence): throw SchemaFileError(place: key, message: sentence)
        }
    }

    private mutating func keepUnknown(_ key: String, _ value: JSONValue, _ schema: inout Schema) {
        if SchemaReader.ignored.contains(key) || value.isNull { return }
        schema.extras[key] = String(decoding: value.encoded(), as: UTF8.self)
        warnings.append("“\(key)” is not known here; it is kept, but does nothing.")
    }
}
