// Writes schemas as JSON.

import Generation
import JSON

/// Writes the object shape: Mockaroo's keys where it has them, ours for the rest.
struct SchemaWriter {
    let schema: Schema

    /// The whole file.
    func value() -> JSONValue {
        let dialect = schema.dialect
        var root: JSONObject = [
            "name": .text(schema.name),
            "locale": .text(schema.locale),
            "file_format": "csv",
            "delimiter": .text(dialect.delimiter),
            "quote": .text(dialect.quote.rawValue),
            "quoting": .text(dialect.quoting.rawValue),
            "line_ending": .text(dialect.lineEnding.rawValue),
            "header": .bool(dialect.header),
            "bom": .bool(dialect.byteOrderMark),
            "null_text": .text(dialect.nullText),
            "formulas": .text(dialect.formulas.rawValue),
            "columns": .array(schema.columns.map { .object(column($0)) }),
        ]
        if !schema.now.isEmpty { root["now"] = .text(schema.now) }
        for (key, text) in schema.extras.sorted(by: { $0.key < $1.key }) where root[key] == nil {
            root[key] = (try? JSONValue.parse(Array(text.utf8))) ?? .text(text)
        }
        return .object(root)
    }

    private func column(_ column: Column) -> JSONObject {
        var object: JSONObject = ["name": .text(column.name), "type": .text(column.type)]
        if let blank = column.blankPercent { object["null_percentage"] = ScalarText.value(blank) }
        if column.isUnique { object["unique"] = true }
        if let group = column.group { object["group"] = .text(group) }
        if let set = column.uniqueTogether { object["unique_together"] = .text(set) }
        if let locale = column.locale { object["locale"] = .text(locale) }
        let parameters = JSONObject(
            column.parameters.sorted { $0.key < $1.key }
                .map { (key: $0.key, value: ScalarText.value($0.value)) })
        // Parameters with the name of a property stand apart, so that nothing is lost.
        if parameters.keys.contains(where: ColumnReader.reservedKeys.contains) {
            object["parameters"] = .object(parameters)
        } else {
            for (key, value) in parameters.members { object[key] = value }
        }
        return object
    }
}
