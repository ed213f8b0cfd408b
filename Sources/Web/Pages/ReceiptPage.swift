// The page that says what stands in a finished file, column by column.

import Generation
import Templates

/// A file's receipt: blanks, different values, bounds, commonest values, a picture of each column.
struct ReceiptPage: Page {
    let schemaPath: String
    let schemaName: String
    let fileName: String
    let rows: Int64
    /// How many of the rows were counted.
    let counted: Int64
    let columns: [ColumnSummary]

    var templateName: String { "pages/receipt" }

    var value: TemplateValue {
        .fields([
            "schemaPath": .text(schemaPath),
            "schemaName": .text(schemaName),
            "fileName": .text(fileName),
            "counted": .text(
                counted == rows
                    ? "All \(Readable.count(rows, "row", "rows")) were counted."
                    : "Counted over \(Readable.count(counted)) rows, spread evenly over the "
                        + "\(Readable.count(rows)) of the file."),
            "columns": .list(columns.map(Self.value)),
        ])
    }

    private static func value(_ column: ColumnSummary) -> TemplateValue {
        let filled = column.cellCount - column.blankCount
        let shares = column.commonest.prefix(3).filter { $0.count > 1 }.map { share in
            "\(share.text) (\(DistributionPicture.percent(share.count, of: max(1, filled))))"
        }
        return .fields([
            "name": .text(column.name),
            "picture": DistributionPicture(column).templateValue,
            "blank": .text(DistributionPicture.percent(column.blankCount, of: column.cellCount)),
            "distinct": .text(Readable.count(column.distinctCount)),
            "minimum": .text(column.minimum ?? "–"),
            "maximum": .text(column.maximum ?? "–"),
            "top": .text(shares.isEmpty ? "none comes twice" : shares.joined(separator: ", ")),
        ])
    }
}
