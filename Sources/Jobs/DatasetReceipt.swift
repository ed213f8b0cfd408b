// DatasetReceipt: what stands in a finished file, column by column.

package import Generation
package import JSON

/// Blanks, different values, bounds, commonest values and a histogram of each column.
///
/// Counted over `ColumnSummary.receiptRows`, spread evenly over the file, so that it costs at most a few
/// hundredths of the time that the file takes; small files are counted whole.
package struct DatasetReceipt: Equatable, Sendable {
    package let rowCount: Int64
    package let sampledCount: Int64
    package let columns: [ColumnSummary]

    /// Makes the sampled rows again and counts them.
    init(_ schema: Schema, seed: Seed, rows: Range<UInt64>) throws {
        let sample = ColumnSummary.receiptRows(rows)
        rowCount = Int64(rows.upperBound - rows.lowerBound)
        sampledCount = sample.reduce(0) { $0 + Int64($1.upperBound - $1.lowerBound) }
        columns = try ColumnSummary.summaries(of: schema, seed: seed, rows: sample)
    }

    /// Reads what `json` writes; nil for anything else.
    package init?(_ json: JSONValue) {
        guard let rows = json["rows"]?.integerValue,
            let sampled = json["rows_counted"]?.integerValue,
            let columns = json["columns"]?.arrayValue
        else { return nil }
        rowCount = rows
        sampledCount = sampled
        self.columns = columns.compactMap(Self.column)
    }

    package var json: JSONValue {
        .object([
            "rows": .integer(rowCount), "rows_counted": .integer(sampledCount),
            "columns": .array(columns.map(Self.value)),
        ])
    }

    private static func value(_ column: ColumnSummary) -> JSONValue {
        .object([
            "name": .text(column.name), "kind": .text(column.kind.rawValue),
            "cells": .integer(Int64(column.cellCount)),
            "blank": .integer(Int64(column.blankCount)),
            "distinct": .integer(Int64(column.distinctCount)),
            "min": column.minimum.map { .text(cut($0)) } ?? .null,
            "max": column.maximum.map { .text(cut($0)) } ?? .null,
            "top": .array(
                column.commonest.map {
                    ["value": .text(cut($0.text)), "count": .integer(Int64($0.count))]
                }
            ),
            "histogram": .array(column.histogram.map { .integer(Int64($0)) }),
        ])
    }

    /// A paragraph need not stand in a receipt whole.
    private static func cut(_ text: String) -> String {
        text.count > 80 ? "\(text.prefix(79))…" : text
    }

    private static func column(_ json: JSONValue) -> ColumnSummary? {
        guard let name = json["name"]?.textValue,
            let kind = json["kind"]?.textValue.flatMap(ColumnSummary.Kind.init(rawValue:))
        else { return nil }
        func count(_ key: String) -> Int { Int(json[key]?.integerValue ?? 0) }
        return ColumnSummary(
            name: name, kind: kind, cellCount: count("cells"), blankCount: count("blank"),
            distinctCount: count("distinct"), minimum: json["min"]?.textValue,
            maximum: json["max"]?.textValue,
            commonest: (json["top"]?.arrayValue ?? []).map { share in
                .init(
                    text: share["value"]?.textValue ?? "",
                    count: Int(share["count"]?.integerValue ?? 0))
            },
            histogram: (json["histogram"]?.arrayValue ?? []).map { Int($0.integerValue ?? 0) })
    }
}
