// The page of one schema: make a file, and the files made so far.

import Templates

/// A schema's page: what it makes, the form that asks for a file, and the files.
struct SchemaPage: Page {
    /// A column as the summary shows it.
    struct Column: Sendable {
        let name: String
        let typeTitle: String
    }

    let id: Int64
    let name: String
    let columns: [Column]
    /// The file format in a line: `comma, double quotes, LF, header`.
    let dialectSummary: String
    /// The number of rows as typed.
    let rows: String
    /// The seed as typed; empty lets one be drawn.
    let seed: String
    /// Messages by field name: `rows`, `seed`.
    let problems: [String: String]
    let datasets: [DatasetItem]

    var templateName: String { "pages/schema" }

    var value: TemplateValue {
        .fields([
            "id": .text(String(id)),
            "name": .text(name),
            "columnCount": .text(Readable.count(columns.count, "column", "columns")),
            "columns": .list(columns.prefix(Self.columnsShown).map(Self.value(of:))),
            "moreColumns": .optional(moreColumns),
            "dialectSummary": .text(dialectSummary),
            "problems": ProblemSummary(problems, fields: ["rows", "seed"]).templateValue,
            "rowsField": rowsField.templateValue,
            "seedField": seedField.templateValue,
            "datasets": .group(datasets.map(\.templateValue)),
            "fileCount": .text(Readable.count(datasets.count, "file", "files")),
        ])
    }

    /// Enough to recognize the schema by; the editor shows all of them.
    private static let columnsShown = 20

    private var moreColumns: String? {
        let more = columns.count - Self.columnsShown
        return more > 0 ? "and \(more) more" : nil
    }

    private static func value(of column: Column) -> TemplateValue {
        .fields(["columnName": .text(column.name), "typeTitle": .text(column.typeTitle)])
    }

    private var rowsField: FormField {
        FormField(
            name: "rows", label: "Rows", value: rows,
            help: "10k, 5M and 1e6 are numbers here, too.", problem: problems["rows"],
            isRequired: true)
    }

    private var seedField: FormField {
        FormField(
            name: "seed", label: "Seed (optional)", value: seed,
            help: "The same seed makes the same file again.", problem: problems["seed"],
            inputMode: "numeric", placeholder: "random")
    }
}
