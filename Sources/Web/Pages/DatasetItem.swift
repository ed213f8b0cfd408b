// One data set as an entry of the schema's page: partials/dataset.mustache.

import Templates

/// A data set as the schema's page shows it.
struct DatasetItem: Sendable {
    let id: Int64
    let rows: UInt64
    /// The stored status: `queued`, `generating`, `ready`, `failed`, `cancelled`.
    let status: String
    /// The status in the user's words: `waiting`, `processing`, `ready`, `failed`, `cancelled`.
    let label: String
    /// The key under `/pending/`, while the file is waiting or being made.
    let pendingKey: String?
    /// How much is done, 0...100.
    let percent: Int
    let seed: String
    let bytes: Int64?
    /// How long it took to make.
    let seconds: Double?
    /// When it was asked for: `2026-11-24 03:39 UTC`.
    let created: String
    /// Why it failed.
    let message: String?
    let fileName: String

    /// The values under the names that `partials/dataset.mustache` uses.
    var templateValue: TemplateValue {
        .fields([
            "datasetID": .text(String(id)),
            "rows": .text(Readable.count(rows, "row", "rows")),
            "status": .text(status),
            "label": .text(label),
            "pendingKey": .optional(pendingKey),
            "percent": .integer(min(max(percent, 0), 100)),
            "facts": .list(facts.map(TemplateValue.text)),
            "created": .text(created),
            "message": .optional(message),
            "fileName": .text(fileName),
            "isReady": .bool(status == "ready"),
            "isPending": .bool(isPending),
        ])
    }

    /// Whether the file is still waiting or being made.
    var isPending: Bool { status == "queued" || status == "generating" }

    /// What is known besides rows and status, in words.
    private var facts: [String] {
        var facts: [String] = []
        if let bytes { facts.append(Readable.bytes(bytes)) }
        if let seconds { facts.append("made in \(Readable.seconds(seconds))") }
        facts.append("seed \(seed)")
        return facts
    }
}
