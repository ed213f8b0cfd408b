// SchemaForm+Reading: the form from the fields of a request.

import Generation
import HTTP

extension SchemaForm {
    /// Reads the fields of interface "schema form".
    ///
    /// A field left out takes its default.
    ///
    /// The columns come in the order that they ask for by `column_order_{index}`; equal and
    /// missing orders fall back to the index.
    ///
    /// Throws 413 when there are so many columns that showing them again would be a burden.
    init(_ form: Form) throws(HTTPError) {
        let columns = IndexedForm(
            form, prefix: "column", anchor: "name", maximumIndex: SchemaLimits.maximumIndex)
        guard columns.groups.count <= SiteLimits.columnsShownAgain else {
            throw HTTPError(
                .contentTooLarge,
                "A schema has at most \(SchemaLimits.columns) columns, and this form has "
                    + "\(columns.groups.count): send fewer.")
        }
        self = SchemaForm.empty
        readFields(form)
        self.columns = columns.groups.map(ColumnForm.init)
        sortColumns()
        for (field, message) in form.malformed { note(message, at: field) }
        if let field = columns.rejected.first {
            generalProblem = """
                A column's index is a whole number from 0 to \(SchemaLimits.maximumIndex): \
                rename \(field.prefix(60)) and its like.
                """
        }
    }

    private mutating func readFields(_ form: Form) {
        name = form["name"] ?? name
        delimiter = Self.filled(form["delimiter"], delimiter)
        quote = Self.filled(form["quote"], quote)
        quoting = Self.filled(form["quoting"], quoting)
        lineEnding = Self.filled(form["line_ending"], lineEnding)
        header = Self.filled(form["header"], header)
        bom = Self.filled(form["bom"], bom)
        nullText = form["null_text"] ?? nullText
        formulas = Self.filled(form["formulas"], formulas)
        locale = Self.filled(form["locale"], locale)
        now = form["now"] ?? now
        extras = form["extras"] ?? extras
        seed = form["seed"] ?? seed
        version = form["version"] ?? version
    }

    /// An empty field means its default too: a form cannot send "nothing" otherwise.
    private static func filled(_ value: String?, _ standard: String) -> String {
        value.flatMap { $0.isEmpty ? nil : $0 } ?? standard
    }

    /// Sorts the columns into the order of the file; an order that is no number is a problem.
    private mutating func sortColumns() {
        var places: [(order: Int, column: ColumnForm)] = []
        for column in columns {
            let text = column.order.filter { $0 != " " }
            if !text.isEmpty, Int(text) == nil {
                note(
                    "The order is a whole number: 1 for the first column.",
                    at: column.field("order"))
            }
            places.append((Int(text) ?? column.index, column))
        }
        columns = places.sorted { ($0.order, $0.column.index) < ($1.order, $1.column.index) }
            .map(\.column)
    }
}

extension ColumnForm {
    /// The parts that every column has; what remains are its type's parameters.
    private static let commonParts: Set = ["name", "type", "order", "blank", "unique"]

    /// Browsers send each line end of a text area as CRLF (HTML, "constructing the entry list").
    private static func withPlainLineEnds(_ text: String) -> String {
        text.contains("\r\n")
            ? String(text.map { $0 == "\r\n" ? "\n" : $0 }) : text
    }

    init(_ group: IndexedForm.Group) {
        let fields = group.fields
        self.init(
            index: group.index, name: fields["name"] ?? "", type: fields["type"] ?? "",
            order: fields["order"] ?? "", blank: fields["blank"] ?? "",
            unique: fields["unique"] ?? "off",
            parameters: fields.filter { !Self.commonParts.contains($0.key) }
                .mapValues(Self.withPlainLineEnds))
    }
}
