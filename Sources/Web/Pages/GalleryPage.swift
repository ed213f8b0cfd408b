// The page of schemas that are ready to be used.

import Generation
import Templates

struct GalleryPage: Page {
    let schemas: [GallerySchema]

    var templateName: String { "pages/gallery" }

    var value: TemplateValue {
        .fields([
            "schemas": .list(
                schemas.map { item in
                    .fields([
                        "key": .text(item.key),
                        "name": .text(item.schema.name),
                        "summary": .text(item.summary),
                        "columnCount": .text(
                            Readable.count(item.schema.columns.count, "column", "columns")),
                        "columnNames": .text(
                            item.schema.columns.map(\.name).joined(separator: ", ")),
                    ])
                })
        ])
    }
}
