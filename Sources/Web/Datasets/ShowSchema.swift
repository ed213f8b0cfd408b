// ShowSchema: GET /schemas/{id}: the form that asks for a data set, and those asked for.

import Generation
import HTTP
import Jobs
import Platform
import Records

enum ShowSchema {
    /// What stands in the form: its defaults, or what was typed.
    struct Typed {
        var rows = "1,000"
        var seed = ""
        var firstRow = ""
        var format = ""
        var compression = ""
        var problems: [String: String] = [:]
    }

    /// A page without JavaScript looks again after this many seconds while something is pending.
    private static let refreshSeconds = 2

    static func respond(_ context: RequestContext) throws -> Response {
        let id: SchemaID = try context.identifier()
        guard context.wantsJSON else { return try page(id, in: context, typed: typed(context)) }
        let saved = try saved(id, context)
        return context.json(
            SchemaJSON.value(
                saved, datasets: try datasets(of: id, context), context.services.progress))
    }

    /// A link may fill the form in: the editor hands its seed on.
    private static func typed(_ context: RequestContext) -> Typed {
        let query = context.request.query
        var typed = Typed()
        typed.rows = query["rows"] ?? typed.rows
        typed.seed = query["seed"] ?? ""
        typed.firstRow = query["from_row"] ?? ""
        return typed
    }

    static func page(
        _ id: SchemaID, in context: RequestContext, typed: Typed, notice: String? = nil
    ) throws -> Response {
        let saved = try saved(id, context)
        let datasets = try datasets(of: id, context)
        let isFull = datasets.count == SiteLimits.datasetsPerPage
        let page = SchemaPage(
            id: id.value, name: saved.schema.name, columns: saved.schema.columns.map(column),
            dialectSummary: DialectFields(form: SchemaForm(saved.schema)).summary,
            rows: typed.rows, seed: typed.seed, firstRow: typed.firstRow, format: typed.format,
            compression: typed.compression,
            orderKey: context.services.random.hex(bytes: 12), problems: typed.problems,
            datasets: datasets.map { DatasetItem($0, context) },
            estimate: SchemaEstimate.estimate(saved.schema, clock: context.services.clock),
            bound: SchemaEstimate.bound(saved.schema),
            olderPath: isFull ? datasets.last.map { "\(Routes.schema(id))?before=\($0.id)" } : nil,
            isOlder: context.request.query["before"] != nil,
            sharePath: try context.services.schemas.shareKey(of: id, owner: context.user)
                .map { context.absolute(Routes.shared($0)) })
        let isPending = datasets.contains { $0.status.isPending }
        return try context.page(
            page, title: saved.schema.name,
            status: typed.problems.isEmpty ? .ok : .unprocessableContent, notice: notice,
            refreshSeconds: isPending && typed.problems.isEmpty ? refreshSeconds : nil)
    }

    static func saved(_ id: SchemaID, _ context: RequestContext) throws -> SavedSchema {
        guard let saved = try context.services.schemas.schema(id, owner: context.user) else {
            throw RequestContext.nothingHere
        }
        return saved
    }

    private static func datasets(
        of id: SchemaID, _ context: RequestContext
    ) throws -> [Dataset] {
        try context.services.datasets.datasets(
            of: id, owner: context.user, limit: SiteLimits.datasetsPerPage,
            before: context.request.query["before"].flatMap { Int64($0) }.map(DatasetID.init))
    }

    static func column(_ column: Column) -> SchemaPage.Column {
        .init(
            name: column.name,
            typeTitle: FieldCatalog.type(named: column.type)?.title ?? column.type)
    }
}

extension DatasetItem {
    init(_ dataset: Dataset, _ context: RequestContext) {
        let isPending = dataset.status.isPending
        let progress = context.services.progress.progress(of: dataset)
        self.init(
            id: dataset.id.value, schemaID: dataset.schemaID.value,
            rows: UInt64(dataset.rowCount), firstRow: UInt64(dataset.firstRow),
            status: dataset.status.rawValue, label: Self.label(dataset.status),
            pendingKey: isPending ? dataset.taskKey : nil, percent: progress.percent,
            rate: isPending ? progress.rate : nil, rowsDone: UInt64(max(0, progress.rowsDone)),
            seed: String(dataset.seed), shape: dataset.shape, bytes: dataset.byteCount,
            seconds: dataset.status == .ready ? dataset.seconds : nil,
            created: dataset.createdAt.minuteText, message: dataset.message,
            fileName: DownloadDataset.fileName(of: dataset), isKept: dataset.fileName != nil,
            checksum: dataset.checksum.map { hex($0) }, curl: Self.curl(dataset, context))
    }

    /// With a token from the account page in the environment this downloads the file.
    private static func curl(_ dataset: Dataset, _ context: RequestContext) -> String {
        "curl -fOJ -H \"Authorization: Bearer $TOKEN\" "
            + context.absolute(Routes.file(dataset.id))
    }

    private static func label(_ status: DatasetStatus) -> String {
        switch status {
        case .queued: "waiting"
        case .generating: "processing"
        case .ready, .failed, .cancelled: status.rawValue
        }
    }
}

extension RequestContext {
    /// A path of this site as an address that works elsewhere.
    func absolute(_ path: String) -> String {
        "\(request.isSecure ? "https" : "http")://\(request.host)\(path)"
    }
}
