// SchemaJSON: schemas as programs see them: a schema file with its identifier and links.

import Generation
import JSON
import Jobs
import Platform
import Records
import SchemaFiles

enum SchemaJSON {
    static func value(_ id: SchemaID, _ schema: Schema, changedAt: Timestamp) -> JSONValue {
        guard case .object(let file) = SchemaFile.write(schema) else { return .null }
        var members: [(String, JSONValue)] = [("id", .integer(id.value))]
        members += file.members.map { ($0.key, $0.value) }
        members += [("changed_at", .text(changedAt.iso8601)), ("links", links(id))]
        return .object(JSONObject(members))
    }

    static func value(
        _ saved: SavedSchema, datasets: [Dataset], _ progress: ProgressStore
    ) -> JSONValue {
        guard case .object(let schema) = value(saved.id, saved.schema, changedAt: saved.changedAt)
        else { return .null }
        let list = JSONValue.array(datasets.map { DatasetJSON.value($0, progress) })
        return .object(
            JSONObject(schema.members.map { ($0.key, $0.value) } + [("datasets", list)]))
    }

    static func value(_ summary: SchemaSummary) -> JSONValue {
        .object([
            "id": .integer(summary.id.value), "name": .text(summary.name),
            "column_count": .integer(Int64(summary.columnCount)),
            "dataset_count": .integer(Int64(summary.datasetCount)),
            "pending_count": .integer(Int64(summary.pendingCount)),
            "changed_at": .text(summary.changedAt.iso8601), "links": links(summary.id),
        ])
    }

    private static func links(_ id: SchemaID) -> JSONValue {
        .object([
            "self": .text(Routes.schema(id)), "datasets": .text(Routes.schema(id) + "/datasets"),
        ])
    }
}
