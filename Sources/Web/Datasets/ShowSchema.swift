// ShowSchema: GET /schemas/{id}: the form that asks for a data set, and those asked for.

import Generation
import HTTP
import Jobs
import Platform
import Records

enum ShowSchema {
    /// What stands in the form: its defaults, or what was typed.
    struct Typed {
        var rows = "1000"
        var seed = ""
        var problems: [String: String] = [:]
    }

    /// A page without JavaScript looks again after this many seconds while something is pending.
    private static let refreshSeconds = 2

    static func respond(_ context: RequestContext) throws -> Response {
        let id: SchemaID = try context.identifier()
        guard context.wantsJSON else { return try page(id, in: context, typed: Typed()) }
        let saved = try saved(id, context)
        return context.json(
            SchemaJSON.value(
                saved, datasets: try datasets(of: id, context), context.services.progress))
    }

    static func page(
        _ id: SchemaID, in context: RequestContext, typed: Typed, notice: String? = nil
    ) throws -> Response {
        let saved = try saved(id, context)
        let datasets = try datasets(of: id, context)
        let page = SchemaPage(
            id: id.value, name: saved.schema.name, columns: saved.schema.columns.map(column),
            dialectSummary: DialectFields(form: SchemaForm(saved.schema)).summary,
            rows: typed.rows, seed: typed.seed, problems: typed.problems,
            datasets: datasets.map { item($0, context.services.progress) })
        let isPending = datasets.contains { $0.status.isPending }
        return try context.page(
            page, title: saved.schema.name,
            status: typed.problems.isEmpty ? .ok : .unprocessableContent, notice: notice,
            refreshSeconds: isPending && typed.problems.isEmpty ? refreshSeconds : nil)
    }

    private static func saved(_ id: SchemaID, _ context: RequestContext) throws -> SavedSchema {
        guard let saved = try context.services.schemas.schema(id, owner: context.user) else {
            throw RequestContext.nothingHere
        }
        return saved
    }

    private static func datasets(
        of id: SchemaID, _ context: RequestContext
    ) throws -> [Dataset] {
        try context.services.datasets.datasets(
            of: id, owner: context.user, limit: SiteLimits.datasetsPerPage)
    }

    private static func column(_ column: Column) -> SchemaPage.Column {
        .init(
            name: column.name,
            typeTitle: FieldCatalog.type(named: column.type)?.title ?? column.type)
    }

    private static func item(_ dataset: Dataset, _ progress: ProgressStore) -> DatasetItem {
        let isPending = dataset.status.isPending
        return DatasetItem(
            id: dataset.id.value, rows: UInt64(dataset.rowCount), status: dataset.status.rawValue,
            label: label(dataset.status), pendingKey: isPending ? dataset.taskKey : nil,
            percent: progress.progress(of: dataset).percent, seed: String(dataset.seed),
            bytes: dataset.byteCount, seconds: dataset.status == .ready ? dataset.seconds : nil,
            created: dataset.createdAt.minuteText, message: dataset.message,
            fileName: DownloadDataset.fileName(of: dataset))
    }

    private static func label(_ status: DatasetStatus) -> String {
        switch status {
        case .queued: "waiting"
        case .generating: "processing"
        case .ready, .failed, .cancelled: status.rawValue
        }
    }
}
