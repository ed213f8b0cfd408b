// The page of one schema: make a file, and the files made so far.

import Generation
import Templates

/// A schema's page: what it makes, the form that asks for a file, and the files.
struct SchemaPage: Page {
    /// A column as the summary shows it.
    struct Column: Sendable {
        let name: String
        let typeTitle: String
    }

    /// How large a file is and how long it takes, by its rows.
    struct Estimate: Sendable {
        let bytesPerRow: Double
        let rowsPerSecond: Double
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
    /// The first row as typed; empty begins with the first.
    var firstRow = ""
    /// The format as chosen; empty is the first one.
    var format = ""
    /// The compression as chosen; empty is none.
    var compression = ""
    /// Names the order that this page's form makes.
    var orderKey = ""
    /// Messages by field name: `rows`, `seed`, `from_row`, `format`, `compression`.
    let problems: [String: String]
    let datasets: [DatasetItem]
    /// Nil for a schema that cannot be made any more.
    var estimate: Estimate?
    /// What unique columns mean for the number of rows.
    var bound: String?
    /// Where older files stand; nil when these are the oldest.
    var olderPath: String?
    /// Whether newer files stand elsewhere.
    var isOlder = false
    /// The read-only link, while the schema is shared.
    var sharePath: String?

    private static let names = ["rows", "seed", "from_row", "format", "compression"]

    var templateName: String { "pages/schema" }

    var value: TemplateValue {
        .fields([
            "id": .text(String(id)),
            "name": .text(name),
            "columnCount": .text(Readable.count(columns.count, "column", "columns")),
            "columns": .list(columns.prefix(Self.columnsShown).map(Self.value(of:))),
            "moreColumns": .optional(moreColumns),
            "dialectSummary": .text(dialectSummary),
            "problems": ProblemSummary(problems, fields: Self.names).templateValue,
            "rowsField": rowsField.templateValue,
            "seedField": seedField.templateValue,
            "fromField": fromField.templateValue,
            "formatField": formatField.templateValue,
            "compressionField": compressionField.templateValue,
            "isMoreOpen": .bool(!firstRow.isEmpty || problems["from_row"] != nil),
            "orderKey": .text(orderKey),
            "estimate": estimateValue,
            "bound": .optional(bound),
            "datasets": .group(datasets.map(\.templateValue)),
            "fileCount": .text("files"),
            "olderPath": .optional(olderPath),
            "isOlder": .bool(isOlder),
            "sharePath": .optional(sharePath),
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

    /// For a thousand rows in words, and what a script needs for any other number.
    private var estimateValue: TemplateValue {
        guard let estimate else { return .null }
        let bytes = Readable.bytes(Int64(estimate.bytesPerRow * 1e6))
        let seconds = Readable.seconds(1e6 / max(1, estimate.rowsPerSecond))
        return .fields([
            "bytesPerRow": .text(String(Int(estimate.bytesPerRow * 100))),
            "rowsPerSecond": .text(String(Int(estimate.rowsPerSecond))),
            "sentence": .text("A million rows: about \(bytes), \(seconds)."),
        ])
    }

    private var rowsField: FormField {
        FormField(
            name: "rows", label: "Rows", value: rows,
            help: "10k, 5M and 1e6 are numbers here, too.", problem: problems["rows"],
            isRequired: true)
    }

    private var formatField: FormField {
        FormField(
            name: "format", label: "Format", value: format.isEmpty ? "csv" : format,
            problem: problems["format"],
            options: Format.allCases.map { .init(value: $0.rawValue, title: $0.title) })
    }

    private var compressionField: FormField {
        FormField(
            name: "compression", label: "Compression",
            value: compression.isEmpty ? "none" : compression, problem: problems["compression"],
            options: FileCompression.allCases.map { .init(value: $0.rawValue, title: $0.title) })
    }

    private var seedField: FormField {
        FormField(
            name: "seed", label: "Seed (optional)", value: seed,
            help: "The same seed makes the same file again.", problem: problems["seed"],
            inputMode: "numeric", placeholder: "random")
    }

    private var fromField: FormField {
        FormField(
            name: "from_row", label: "Begin with row", value: firstRow,
            help: "Goes on where another file of the same seed ended.",
            problem: problems["from_row"], inputMode: "numeric", placeholder: "1")
    }
}
