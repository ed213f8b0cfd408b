// SchemaForm: the schema form as somebody typed it, right or wrong.

import Generation

/// Raw text of every field of interface "schema form", with a sentence at each wrong one.
///
/// It is what the editor page shows: nothing typed is lost, whatever is wrong with it.
struct SchemaForm: Equatable, Sendable {
    var name: String
    var delimiter: String
    var quote: String
    var quoting: String
    var lineEnding: String
    var header: String
    var bom: String
    var nullText: String
    var formulas: String
    var locale: String
    var columns: [ColumnForm]
    /// What relative dates count from; empty for the standard day.
    var now = ""
    /// Keys of an imported file that nothing here knows, as an object of JSON; empty for none.
    var extras = ""
    /// The seed of the preview, and of the data set that is made next.
    var seed = ""
    /// Which state of a stored schema the form began with; empty when the sender does not say.
    var version = ""
    /// Sentences by form field (`column_max_2`).
    var problems: [String: String] = [:]
    /// A sentence about the form as a whole.
    var generalProblem: String?

    /// The empty form: one column, everything else at its default.
    static var empty: SchemaForm {
        SchemaForm(
            name: "", delimiter: "comma", quote: "double", quoting: "minimal", lineEnding: "lf",
            header: "on", bom: "off", nullText: "", formulas: "keep", locale: "en_US",
            columns: [.empty(index: 0)])
    }

    var hasProblems: Bool { !problems.isEmpty || generalProblem != nil }

    /// Notes a problem, unless the field has one already: the first is the plainest.
    mutating func note(_ message: String, at field: String) {
        if problems[field] == nil { problems[field] = message }
    }
}

/// One column of the form.
struct ColumnForm: Equatable, Sendable {
    /// The number in its field names; only a name, the order stands in `order`.
    var index: Int
    var name: String
    var type: String
    var order: String
    var blank: String
    var unique: String
    /// The type's own parameters by name, and those of a type chosen before: changing the type
    /// back brings them back.
    var parameters: [String: String]

    /// Under which name the reason of a guess travels with the form; no type has such a parameter.
    static let reasonKey = "reason"

    static func empty(index: Int) -> ColumnForm {
        ColumnForm(
            index: index, name: "", type: FieldCatalog.types.first?.id ?? "", order: "",
            blank: "", unique: "off", parameters: [:])
    }

    /// The form field of one of its parts.
    func field(_ part: String) -> String { "column_\(part)_\(index)" }
}
