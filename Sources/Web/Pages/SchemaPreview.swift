// The first rows of the file that a schema makes, and the fragment that shows them.

import Generation
import Templates

/// The first rows of a schema's file: partials/preview.mustache.
struct SchemaPreview: Sendable {
    /// A column's head, and what stands under its cells.
    struct Column: Sendable {
        let name: String
        let typeTitle: String
        let picture: DistributionPicture
        /// How many different values the column can give when it is unique; nil when it cannot be,
        /// `UInt64.max` without a bound that matters.
        var capacity: UInt64?
    }

    let columns: [Column]
    /// The cells' texts row by row, as many in each row as there are columns.
    let rows: [[String]]
    let seed: String
    /// What unique columns mean for the number of rows; nil when they set no bound that matters.
    var bound: String?

    /// The values under the names that `partials/preview.mustache` uses.
    var templateValue: TemplateValue {
        .fields([
            "columns": .list(columns.map(\.templateValue)),
            "rows": .list(rows.enumerated().map { Self.value(ofRow: $1, number: $0 + 1) }),
            "rowCount": .text(Readable.count(rows.count, "row", "rows")),
            "seed": .text(seed),
            "sampleCount": .text(
                Readable.count(columns.first?.picture.summary.cellCount ?? 0)),
            "bound": .optional(bound),
        ])
    }

    private static func value(ofRow cells: [String], number: Int) -> TemplateValue {
        let values = cells.map { cell in
            TemplateValue.fields(["text": .text(cell), "isEmpty": .bool(cell.isEmpty)])
        }
        return .fields(["number": .integer(number), "cells": .list(values)])
    }
}

extension SchemaPreview.Column {
    fileprivate var templateValue: TemplateValue {
        .fields([
            "name": .text(name), "typeTitle": .text(typeTitle),
            "picture": picture.templateValue, "capacity": .text(capacityText),
        ])
    }

    private var capacityText: String {
        switch capacity {
        case nil: "cannot be unique"
        case UInt64.max: "any number of values possible"
        case let values?: "\(Readable.count(values, "value", "values")) possible"
        }
    }
}

/// The answer to a script that asked for a preview: the rows, or what has to change first.
struct PreviewFragment: Page {
    /// The rows; nil when the form has problems.
    let preview: SchemaPreview?
    /// Messages by form field name, as in `SchemaForm`.
    let problems: [String: String]

    /// The rows of a form without problems, or the problems of one that has some.
    init(preview: SchemaPreview?, problems: [String: String] = [:]) {
        self.preview = preview
        self.problems = problems
    }

    var templateName: String { "pages/preview" }

    var value: TemplateValue {
        .fields([
            "preview": preview?.templateValue ?? .null,
            "problems": ProblemSummary(problems, fields: problems.keys.sorted()).templateValue,
        ])
    }
}
