// SchemaImport: a schema from what somebody has: a header, a sample, a table, a schema file.

package import Generation
import JSON

/// A schema guessed from material, with a reason for every column.
package struct SchemaImport: Sendable {
    /// Larger material teaches nothing new; what stands behind is not looked at.
    package static let bytes = 1 << 18

    package var schema: Schema
    /// A sentence for each column.
    package var reasons: [String]
    /// What the material was taken for: "a CSV file of 3 columns".
    package var kind: String
    /// What was passed over.
    package var warnings: [String] = []

    /// Looks at pasted or uploaded text; throws a sentence when nothing can be made of it.
    package static func read(_ text: String, named name: String) throws(SchemaFileError)
        -> SchemaImport
    {
        let text = beginning(of: text)
        guard !isBinary(text) else {
            throw SchemaFileError(
                place: "",
                message: "This is no text in UTF-8: a spreadsheet has to be saved as CSV first; "
                    + "pictures and archives are not understood.")
        }
        guard let first = text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) else {
            throw SchemaFileError(
                place: "", message: "There is nothing in it: paste or choose a file.")
        }
        var result: SchemaImport?
        if first == "{" || first == "[" { result = try schemaFile(text) ?? jsonSample(text) }
        if result == nil, isJSON(text) {
            throw SchemaFileError(
                place: "", message: "This begins like JSON, but no objects can be read in it.")
        }
        if result == nil { result = table(text) ?? csv(text) }
        guard var result else {
            throw SchemaFileError(
                place: "",
                message: "No columns can be seen in it: a CSV header or sample, CREATE TABLE, "
                    + "JSON and schema files are understood.")
        }
        if result.schema.name.isEmpty { result.schema.name = name }
        result.makeNamesDistinct()
        return result
    }

    /// One character in so many may be unreadable: texts of Western Europe in other encodings have
    /// fewer, and can be looked at all the same.
    private static let readablePerUnreadable = 20

    /// Whether much of it is no text.
    ///
    /// Control characters, and what stands for bytes that could not be read: spreadsheets, archives
    /// and UTF-16 are full of them.
    private static func isBinary(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        let unreadable = scalars.count {
            $0 == "\u{FFFD}" || ($0.value < 0x20 && !"\t\n\r".unicodeScalars.contains($0))
        }
        return unreadable * readablePerUnreadable > scalars.count
    }

    /// Whether a text that begins with a bracket can be nothing but JSON.
    private static func isJSON(_ text: String) -> Bool {
        let start = text.filter { !$0.isWhitespace && $0 != "\u{FEFF}" }.prefix(2)
        return start.hasPrefix("{") || start == "[{" || start == "[]"
    }

    private static func beginning(of text: String) -> String {
        guard text.utf8.count > bytes else { return text }
        let cut = String(decoding: text.utf8.prefix(bytes), as: UTF8.self)
        // The last line is cut off somewhere: leave it out.
        return cut.lastIndex(where: \.isNewline).map { String(cut[...$0]) } ?? cut
    }

    // MARK: The kinds

    /// Our own schema files and Mockaroo's: columns with a name and a type that is known.
    private static func schemaFile(_ text: String) throws(SchemaFileError) -> SchemaImport? {
        guard let json = try? JSONValue.parse(Array(text.utf8)) else { return nil }
        let columns = json.arrayValue ?? json["columns"]?.arrayValue ?? []
        let isSchema =
            !columns.isEmpty
            && columns.allSatisfy { $0["name"]?.textValue != nil && $0["type"]?.textValue != nil }
        let isKnown = columns.contains { column in
            FieldCatalog.type(named: column["type"]?.textValue ?? "") != nil
        }
        guard isSchema, isKnown || json["columns"] != nil else { return nil }
        let reading = try SchemaFile.read(json)
        let reasons = reading.schema.columns.map { column in
            FieldCatalog.type(named: column.type) == nil
                ? "The file says \(column.type), which is not known here: choose a type."
                : "The file says so."
        }
        return SchemaImport(
            schema: reading.schema, reasons: reasons, kind: "a schema file",
            warnings: reading.warnings)
    }

    private static func jsonSample(_ text: String) -> SchemaImport? {
        guard let sample = JSONSample(text), !sample.columns.isEmpty else { return nil }
        return made(
            sample.columns.map { ValueGuess.guess(named: $0.name, values: $0.values) },
            kind: "a JSON sample")
    }

    private static func table(_ text: String) -> SchemaImport? {
        guard text.lowercased().contains("create"), let table = TableDefinition(text) else {
            return nil
        }
        var result = made(table.guesses, kind: "a CREATE TABLE statement")
        result.schema.name = table.tableName
        return result
    }

    private static func csv(_ text: String) -> SchemaImport? {
        let sample = SampleText(text)
        guard let first = sample.rows.first else { return nil }
        let header = CSVHeader(sample.rows)
        let width = first.count
        let names = (0..<width).map { place in
            header.isThere ? ValueGuess.trimmed(first[place]) : "column_\(place + 1)"
        }
        let rows = header.isThere ? Array(sample.rows.dropFirst()) : sample.rows
        let guesses = names.enumerated().map { place, name -> Guess in
            let values = rows.map { place < $0.count ? $0[place] : "" }
            return rows.isEmpty
                ? NameGuess.guess(named: name) : ValueGuess.guess(named: name, values: values)
        }
        var result = made(guesses, kind: rows.isEmpty ? "a CSV header" : "a CSV sample")
        result.schema.dialect = Dialect(
            delimiter: String(sample.delimiter), quote: sample.quote == "'" ? .single : .double,
            lineEnding: sample.lineEnding == "crlf" ? .crlf : .lf, header: header.isThere,
            byteOrderMark: sample.hasByteOrderMark)
        return result
    }

    private static func made(_ guesses: [Guess], kind: String) -> SchemaImport {
        let kept = guesses.prefix(SchemaLimits.columns)
        return SchemaImport(
            schema: Schema(name: "", columns: kept.map(\.column)), reasons: kept.map(\.reason),
            kind: kind)
    }

    /// Empty names and repetitions get numbers: a schema needs each name once.
    private mutating func makeNamesDistinct() {
        var taken: Set<String> = []
        for place in schema.columns.indices {
            let limit = SchemaLimits.columnNameCharacters
            let given = String(schema.columns[place].name.prefix(limit))
            let base = given.isEmpty ? "column_\(place + 1)" : given
            var name = base
            var number = 2
            while taken.contains(name) {
                name = "\(base.prefix(limit - 5))_\(number)"
                number += 1
            }
            taken.insert(name)
            schema.columns[place].name = name
        }
    }
}

/// Whether the first row of a sample names the columns.
private struct CSVHeader {
    let isThere: Bool

    init(_ rows: [[String]]) {
        guard let first = rows.first else {
            isThere = false
            return
        }
        let areNames = first.allSatisfy { SampleNumber($0) == nil && !$0.contains("@") }
        let areDistinct = Set(first).count == first.count
        let isFilled = first.contains { !$0.isEmpty }
        guard areNames, areDistinct, isFilled, rows.count > 1 else {
            isThere = isFilled && (areNames || rows.count == 1 && first.count > 1)
            return
        }
        isThere = !Self.looksLikeData(first, among: rows.dropFirst())
    }

    /// Whether the first row's cells are as likely data: in no column are they of another kind
    /// than the cells below, and one of them comes again below.
    private static func looksLikeData(_ first: [String], among rest: ArraySlice<[String]>) -> Bool {
        let comesAgain = first.enumerated().contains { place, cell in
            cell.count > 1 && rest.contains { place < $0.count && $0[place] == cell }
        }
        let isMoment = first.contains { cell in
            MomentPattern.all.contains { $0.read(cell) != nil }
        }
        return comesAgain || isMoment
    }
}
