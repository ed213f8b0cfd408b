// DatasetJSON: data sets as programs see them.

import Generation
import JSON
import Jobs
import Platform
import Records

enum DatasetJSON {
    static func value(_ dataset: Dataset, _ store: ProgressStore) -> JSONValue {
        let progress = store.progress(of: dataset)
        return .object([
            "id": .integer(dataset.id.value), "schema": .integer(dataset.schemaID.value),
            "status": .text(dataset.status.rawValue), "rows": .integer(dataset.rowCount),
            "first_row": .integer(dataset.firstRow),
            "rows_done": .integer(progress.rowsDone), "bytes": .integer(progress.bytes),
            "rate": progress.rate.map { .integer(Int64($0)) } ?? .null,
            "format": .text(dataset.shape.format.rawValue),
            "compression": .text(dataset.shape.compression.rawValue),
            "seed": .text(String(dataset.seed)),
            "sha256": dataset.checksum.map { .text(hex($0)) } ?? .null,
            "seconds": dataset.seconds.map(JSONValue.real) ?? .null,
            "message": dataset.message.map(JSONValue.text) ?? .null,
            "created_at": .text(dataset.createdAt.iso8601),
            "finished_at": dataset.finishedAt.map { .text($0.iso8601) } ?? .null,
            "links": links(dataset),
        ])
    }

    private static func links(_ dataset: Dataset) -> JSONValue {
        var members: [(String, JSONValue)] = [("self", .text(Routes.dataset(dataset.id)))]
        if dataset.status.isPending {
            members.append(("pending", .text(Routes.pending(dataset.taskKey))))
        }
        if dataset.status == .ready {
            let isKept = dataset.fileName != nil
            members.append(
                isKept
                    ? ("file", .text(Routes.file(dataset.id)))
                    : ("remake", .text(Routes.dataset(dataset.id) + "/remake")))
            members.append(("receipt", .text(Routes.dataset(dataset.id) + "/receipt")))
        }
        return .object(JSONObject(members))
    }
}
