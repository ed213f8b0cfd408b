// One data set as an entry of the schema's page: partials/dataset.mustache.

import Generation
import Templates

/// A data set as the schema's page shows it.
struct DatasetItem: Sendable {
    let id: Int64
    var schemaID: Int64 = 0
    let rows: UInt64
    var firstRow: UInt64 = 1
    /// The stored status: `queued`, `generating`, `ready`, `failed`, `cancelled`.
    let status: String
    /// The status in the user's words: `waiting`, `processing`, `ready`, `failed`, `cancelled`.
    let label: String
    /// The key under `/pending/`, while the file is waiting or being made.
    let pendingKey: String?
    /// How much is done, 0...100.
    let percent: Int
    /// Rows a second, while it is being made.
    var rate: Double?
    /// Rows made so far.
    var rowsDone: UInt64 = 0
    let seed: String
    let shape: FileShape
    let bytes: Int64?
    /// How long it took to make.
    let seconds: Double?
    /// When it was asked for: `2026-11-24 03:39 UTC`.
    let created: String
    /// Why it failed.
    let message: String?
    let fileName: String
    /// Whether the file is still stored; it can be made again otherwise.
    var isKept = true
    /// SHA-256 of the file in hexadecimal.
    var checksum: String?
    /// A command that downloads the file.
    var curl: String?

    /// Rows of the file that goes on where this one ends.
    private static let nextRows: UInt64 = 1_000_000

    /// The values under the names that `partials/dataset.mustache` uses.
    var templateValue: TemplateValue {
        .fields([
            "datasetID": .text(String(id)),
            "schemaID": .text(String(schemaID)),
            "rows": .text(Readable.count(rows, "row", "rows")),
            "rowNumber": .text(String(rows)),
            "firstRow": .text(String(firstRow)),
            "format": .text(shape.format.rawValue),
            "compression": .text(shape.compression.rawValue),
            "from": .optional(firstRow == 1 ? nil : "from row \(Readable.count(firstRow))"),
            "status": .text(status),
            "label": .text(label),
            "pendingKey": .optional(pendingKey),
            "percent": .integer(min(max(percent, 0), 100)),
            "progress": .optional(progress),
            "facts": .list(facts.map(TemplateValue.text)),
            "created": .text(created),
            "message": .optional(message),
            "fileName": .text(fileName),
            "isReady": .bool(status == "ready" && isKept),
            "isRemoved": .bool(status == "ready" && !isKept),
            "isPending": .bool(isPending),
            "again": again,
            "more": more,
        ])
    }

    /// Whether the file is still waiting or being made.
    var isPending: Bool { status == "queued" || status == "generating" }

    /// What is sent to try the same once more, where it came to nothing.
    private var again: TemplateValue {
        guard status == "failed" || status == "cancelled" else { return .null }
        return .fields(["seed": .text(seed)])
    }

    /// What a finished file offers besides the download.
    private var more: TemplateValue {
        guard status == "ready" else { return .null }
        return .fields([
            "checksum": .optional(checksum),
            "curl": .optional(isKept ? curl : nil),
            "seed": .text(seed),
            "nextFrom": .text(String(firstRow + rows)),
            "nextRows": .text(String(Self.nextRows)),
            "nextTitle": .text("Next \(Readable.count(Self.nextRows)) rows"),
        ])
    }

    /// What a page without scripts says while the file is being made.
    private var progress: String? {
        guard let rate, rate > 0, status == "generating" else { return nil }
        let left = Double(rows - min(rows, rowsDone)) / rate
        return "\(Readable.count(Int64(rate))) rows/s, \(Readable.seconds(left)) left"
    }

    /// The kind of file in words: `JSON lines, gzip`.
    private var kind: String {
        shape.format.title + (shape.compression == .none ? "" : ", \(shape.compression.rawValue)")
    }

    /// What is known besides rows and status, in words.
    private var facts: [String] {
        var facts: [String] = []
        if shape != FileShape() { facts.append(kind) }
        if let bytes { facts.append(Readable.bytes(bytes)) }
        if let seconds { facts.append("made in \(Readable.seconds(seconds))") }
        facts.append("seed \(seed)")
        return facts
    }
}
