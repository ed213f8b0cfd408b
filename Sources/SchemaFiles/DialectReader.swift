// Reads the dialect's keys of a schema file.

import Generation
import JSON

/// Reads the members that say how rows are written.
enum DialectReader {
    /// Reads `key` into the dialect if it is one of its keys; says whether it was.
    static func read(
        _ key: String, _ value: JSONValue, _ dialect: inout Dialect
    ) throws(SchemaFileError) -> Bool {
        switch key {
        case "delimiter":
            dialect.delimiter = Dialect.delimiter(named: try text(value, key))
        case "quote", "quote_char":
            dialect.quote = try quote(try text(value, key), key)
        case "quoting":
            dialect.quoting = try choice(try text(value, key), key)
        case "line_ending":
            let named = ["unix": "lf", "windows": "crlf"]
            let typed = try text(value, key)
            dialect.lineEnding = try choice(named[typed] ?? typed, key)
        case "header", "include_header":
            dialect.header = try ScalarText.truth(value, at: key)
        case "bom":
            dialect.byteOrderMark = try ScalarText.truth(value, at: key)
        case "null_text":
            dialect.nullText = try text(value, key)
        case "formulas":
            dialect.formulas = try choice(try text(value, key), key)
        case "file_format":
            if value.textValue == "tsv" || value.textValue == "tab" { dialect.delimiter = "\t" }
        default:
            return false
        }
        return true
    }

    private static func text(_ value: JSONValue, _ key: String) throws(SchemaFileError) -> String {
        try ScalarText.text(value, at: key) ?? ""
    }

    private static func quote(
        _ text: String, _ key: String
    ) throws(SchemaFileError) -> Dialect.Quote {
        if text == "\"" { return .double }
        if text == "'" { return .single }
        return try choice(text, key)
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ text: String, _ key: String
    ) throws(SchemaFileError) -> Choice {
        if let choice = Choice(rawValue: text) { return choice }
        let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw SchemaFileError(place: key, message: "This is one of \(choices); choose one.")
    }
}
