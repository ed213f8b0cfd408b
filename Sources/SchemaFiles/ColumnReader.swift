// Reads one column of a schema file.

import Generation
import JSON

/// Reads the members of one column's object.
struct ColumnReader {
    /// Where the column stands in the file.
    let place: String

    /// The names a column's own properties have, in our files and in Mockaroo's two shapes.
    static let blankKeys: Set<String> = [
        "percentBlank", "null_percentage", "percent_blank", "blank",
    ]
    static let reservedKeys: Set<String> = blankKeys.union(
        ["name", "type", "unique", "group", "locale", "unique_together", "parameters", "formula"])

    /// The column and the keys that its type does not know; those are kept as parameters.
    func read(_ value: JSONValue) throws(SchemaFileError) -> (Column, unknown: [String]) {
        guard let members = value.objectValue else {
            throw SchemaFileError(
                place: place, message: "A column is an object; write {\"name\": …, \"type\": …}.")
        }
        var column = Column(name: "", type: "")
        var unknown: [String] = []
        for (key, value) in members.members {
            if try readProperty(key, value, &column) { continue }
            if key == "formula" {
                if let text = value.textValue, !text.isEmpty { unknown.append(key) }
                continue
            }
            try readParameter(key, value, &column)
        }
        if let type = FieldCatalog.type(named: column.type) {
            let known = Set(type.parameters.map(\.name))
            ColumnReader.rename(&column.parameters, known)
            unknown += column.parameters.keys.filter { !known.contains($0) }.sorted()
        }
        return (column, unknown)
    }

    /// Parameters that Mockaroo calls otherwise, with the names they have here.
    private static let otherNames = [
        "start": "start_at", "restart": "restart_at", "selectionStyle": "style",
        "distribution": "weights",
    ]

    /// What parameters mean that Mockaroo spells otherwise, by the name they have here.
    private static let otherValues = ["style": ["custom": "weighted"]]

    /// Gives parameters under another name the one that the type knows, if it is free.
    private static func rename(_ parameters: inout [String: String], _ known: Set<String>) {
        for (other, name) in otherNames where known.contains(name) && !known.contains(other) {
            guard parameters[name] == nil, let value = parameters.removeValue(forKey: other)
            else { continue }
            parameters[name] = value
        }
        for (name, meanings) in otherValues where known.contains(name) {
            if let meant = parameters[name].flatMap({ meanings[$0] }) { parameters[name] = meant }
        }
    }

    private func readProperty(
        _ key: String, _ value: JSONValue, _ column: inout Column
    ) throws(SchemaFileError) -> Bool {
        let here = "\(place).\(key)"
        switch key {
        case "name": column.name = try ScalarText.text(value, at: here) ?? ""
        case "type": column.type = try ScalarText.text(value, at: here) ?? ""
        case "unique": column.isUnique = try ScalarText.truth(value, at: here)
        case "group": column.group = try ScalarText.text(value, at: here)
        case "locale": column.locale = try ScalarText.text(value, at: here)
        case "unique_together": column.uniqueTogether = try ScalarText.text(value, at: here)
        case "parameters":
            guard let members = value.objectValue else {
                throw SchemaFileError(
                    place: here, message: "Parameters are an object; write {\"min\": 1}.")
            }
            for (name, value) in members.members { try readParameter(name, value, &column) }
        default:
            guard ColumnReader.blankKeys.contains(key) else { return false }
            column.blankPercent = try ScalarText.text(value, at: here)
        }
        return true
    }

    private func readParameter(
        _ key: String, _ value: JSONValue, _ column: inout Column
    ) throws(SchemaFileError) {
        guard let text = try ScalarText.lines(value, at: "\(place).\(key)") else { return }
        column.parameters[key] = text
    }

    /// What to say about keys that do nothing.
    static func warning(_ column: Column, _ keys: [String]) -> String {
        let names = keys.map { "“\($0)”" }.joined(separator: ", ")
        return "Column “\(column.name)”: the type \(column.type) does not know \(names); "
            + (keys.count == 1 ? "it is" : "they are") + " kept, but not used."
    }
}
