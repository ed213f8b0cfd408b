// SchemaForm+Schema: the form checked and turned into a schema, and a schema as a form.

import Generation
import JSON
import SchemaFiles

extension SchemaForm {
    /// The schema that the form describes.
    ///
    /// With problems it is nil, and `problems` says what they are, each at its field.
    mutating func checkedSchema() -> Schema? {
        for column in columns where column.type.hasPrefix(TypeMenu.groupPrefix) {
            note(
                "This is a group: press “Show its settings”, then choose one of its types.",
                at: column.field("type"))
        }
        let schema = schema()
        for problem in schema.problems() { note(problem) }
        if !seed.isEmpty, let sentence = Seed.parse(seed).problem { note(sentence, at: "seed") }
        return hasProblems ? nil : schema
    }

    private mutating func note(_ problem: SchemaProblem) {
        if let position = problem.column, columns.indices.contains(position) {
            note(problem.message, at: columns[position].field(problem.field))
        } else if problem.field == "columns" {
            generalProblem = generalProblem ?? problem.message
        } else {
            note(problem.message, at: problem.field)
        }
    }

    /// The form's values as a schema, right or wrong; values outside a fixed choice are noted.
    private mutating func schema() -> Schema {
        var dialect = Dialect()
        dialect.delimiter = Dialect.delimiter(named: delimiter)
        dialect.quote = choice(quote, at: "quote") ?? dialect.quote
        dialect.quoting = choice(quoting, at: "quoting") ?? dialect.quoting
        dialect.lineEnding = choice(lineEnding, at: "line_ending") ?? dialect.lineEnding
        dialect.header = toggle(header, at: "header")
        dialect.byteOrderMark = toggle(bom, at: "bom")
        dialect.nullText = nullText
        dialect.formulas = choice(formulas, at: "formulas") ?? dialect.formulas
        let columns = self.columns.map { column in
            Column(
                name: column.name, type: column.type, parameters: column.typeParameters,
                blankPercent: column.blank.isEmpty ? nil : column.blank,
                isUnique: toggle(column.unique, at: column.field("unique")),
                group: column.parameters["group"], locale: column.parameters["locale"],
                uniqueTogether: column.parameters["unique_together"])
        }
        return Schema(
            name: name, columns: columns, locale: locale, now: now, dialect: dialect,
            extras: keptExtras())
    }

    /// The keys that came with an imported file, less those that a schema has itself.
    private mutating func keptExtras() -> [String: String] {
        guard !extras.isEmpty else { return [:] }
        guard var file = (try? JSONValue.parse(Array(extras.utf8)))?.objectValue else {
            generalProblem =
                generalProblem
                ?? "The field extras holds keys of a schema file: send an object of JSON, or nothing."
            return [:]
        }
        for key in SchemaFile.write(Schema(name: "", columns: [])).objectValue?.keys ?? [] {
            file[key] = nil
        }
        for key in ["now", "rows", "num_rows"] { file[key] = nil }
        file["columns"] = .array([])
        return (try? SchemaFile.read(.object(file)).schema.extras) ?? [:]
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String, at field: String
    ) -> Choice? where Choice.RawValue == String {
        if let choice = Choice(rawValue: text.lowercased()) { return choice }
        let names = Choice.allCases.map(\.rawValue).joined(separator: " or ")
        note("Choose \(names).", at: field)
        return nil
    }

    private mutating func toggle(_ text: String, at field: String) -> Bool {
        switch text.lowercased() {
        case "on", "true", "yes", "1": return true
        case "off", "false", "no", "0", "": return false
        default:
            note("Choose on or off.", at: field)
            return false
        }
    }

    /// A stored schema, to be changed.
    init(_ schema: Schema) {
        let dialect = schema.dialect
        let named = Dialect.namedDelimiters.first { $0.text == dialect.delimiter }
        self.init(
            name: schema.name, delimiter: named?.name ?? dialect.delimiter,
            quote: dialect.quote.rawValue, quoting: dialect.quoting.rawValue,
            lineEnding: dialect.lineEnding.rawValue, header: dialect.header ? "on" : "off",
            bom: dialect.byteOrderMark ? "on" : "off", nullText: dialect.nullText,
            formulas: dialect.formulas.rawValue, locale: schema.locale,
            columns: schema.columns.enumerated().map { ColumnForm($1, position: $0) })
        now = schema.now
        extras = Self.text(of: schema.extras)
    }

    private static func text(of extras: [String: String]) -> String {
        guard !extras.isEmpty,
            case .object(let file) = SchemaFile.write(
                Schema(name: "", columns: [], extras: extras))
        else { return "" }
        let members = file.members.filter { extras[$0.key] != nil }
        return String(decoding: JSONValue.object(JSONObject(members)).encoded(), as: UTF8.self)
    }
}

extension ColumnForm {
    init(_ column: Column, position: Int) {
        var parameters = column.parameters
        parameters["group"] = column.group
        parameters["locale"] = column.locale
        parameters["unique_together"] = column.uniqueTogether
        self.init(
            index: position, name: column.name, type: column.type, order: String(position + 1),
            blank: column.blankPercent ?? "", unique: column.isUnique ? "on" : "off",
            parameters: parameters)
    }

    /// The parameters that the chosen type has, less those left at their default, and those that no
    /// type has: they came with an imported file and are kept.
    ///
    /// What a type chosen before had stays behind in the form.
    fileprivate var typeParameters: [String: String] {
        guard let type = FieldCatalog.type(named: type) else { return [:] }
        let names = Set(type.parameters.map(\.name))
        return parameters.filter { name, value in
            !value.isEmpty && (names.contains(name) || !Self.knownNames.contains(name))
        }
    }

    /// The parameters of all types, and what the form has beside them.
    private static let knownNames = Set(FieldCatalog.types.flatMap { $0.parameters.map(\.name) })
        .union(["group", "locale", "unique_together", reasonKey])
}
