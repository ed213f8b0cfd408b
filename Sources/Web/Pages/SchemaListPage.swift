// The first page after signing in: one's own schemas.

import Templates

/// One's own schemas, newest first, or an invitation to make the first.
struct SchemaListPage: Page {
    /// A schema as a line of the list.
    struct Item: Sendable {
        let id: Int64
        let name: String
        let columnCount: Int
        /// The first columns' names in a line: `id, full name, e-mail …`.
        let columnSummary: String
        /// When it was last changed: `2026-11-24 03:39 UTC`.
        let changed: String
        let datasetCount: Int
        /// How many of its data sets are waiting or being made.
        let pendingCount: Int
    }

    var templateName: String { "pages/schemas" }
    /// Worked out once, since a page may be remembered and shown again.
    let value: TemplateValue

    init(schemas: [Item]) {
        value = .fields([
            "schemas": .group(schemas.map(\.templateValue)),
            "isFirstVisit": .bool(Self.isFirstVisit(schemas)),
        ])
    }

    /// Whether the way to a first file is still to be found.
    private static func isFirstVisit(_ schemas: [Item]) -> Bool {
        schemas.count == 1 && schemas.allSatisfy { $0.datasetCount == 0 }
    }
}

extension SchemaListPage.Item {
    fileprivate var templateValue: TemplateValue {
        .fields([
            "id": .text(String(id)),
            "name": .text(name),
            "columnSummary": .text(columnSummary),
            "columnCount": .text(Readable.count(columnCount, "column", "columns")),
            "changed": .text(changed),
            "datasetCount": .text(
                datasetCount == 0 ? "no files yet" : Readable.count(datasetCount, "file", "files")),
            "pending": .optional(pendingCount == 0 ? nil : "\(pendingCount) in progress"),
        ])
    }
}
