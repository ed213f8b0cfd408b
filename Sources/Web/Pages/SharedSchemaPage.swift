// A schema as somebody sees it who was sent its link.

import Templates

/// A shared schema: its columns, its first rows, and a button that copies it.
struct SharedSchemaPage: Page {
    let key: String
    let name: String
    let sharedBy: String
    let columns: [SchemaPage.Column]
    let dialectSummary: String
    /// Nil for a schema that cannot be made any more.
    let preview: SchemaPreview?

    var templateName: String { "pages/shared" }

    var value: TemplateValue {
        .fields([
            "key": .text(key),
            "name": .text(name),
            "sharedBy": .text(sharedBy),
            "columnCount": .text(Readable.count(columns.count, "column", "columns")),
            "columns": .list(
                columns.map {
                    .fields(["columnName": .text($0.name), "typeTitle": .text($0.typeTitle)])
                }),
            "dialectSummary": .text(dialectSummary),
            "preview": preview?.templateValue ?? .null,
        ])
    }
}
