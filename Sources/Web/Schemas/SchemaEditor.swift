// SchemaEditor: the editor page and what its buttons do, for new schemas and stored ones alike.

import Generation
import HTTP
import Platform
import Records

enum SchemaEditor {
    /// Answers a posted form: saves it by `save`, or shows it again for any other button.
    static func respond(
        _ context: RequestContext, id: SchemaID?,
        save: (Schema, SchemaForm) throws -> Response
    ) throws -> Response {
        let fields = try context.form()
        guard let action = SchemaFormAction(fields["action"]) else {
            throw HTTPError(
                .badRequest, "The form was sent by an unknown button: use one of the page's own.")
        }
        var form = try SchemaForm(fields)
        switch action {
        case .save:
            guard let schema = form.checkedSchema() else {
                return try refusal(form, id: id, in: context)
            }
            return try save(schema, form)
        case .newSeed:
            form.seed = newSeed(context)
            fallthrough
        case .preview:
            guard let schema = form.checkedSchema() else {
                return try refusal(form, id: id, in: context)
            }
            let preview = try SchemaPreview(schema, seed: form.previewSeed)
            return try page(form, id: id, in: context, preview: preview, isUnsaved: true)
        case .addNames:
            form.addColumns(named: fields["names"] ?? "")
            return try page(form, id: id, in: context, isUnsaved: true)
        default:
            form.apply(action)
            return try page(form, id: id, in: context, isUnsaved: true)
        }
    }

    /// A seed that is easy to say and to type.
    private static func newSeed(_ context: RequestContext) -> String {
        String(context.services.random.uint64() % 1_000_000)
    }

    static func page(
        _ form: SchemaForm, id: SchemaID?, in context: RequestContext,
        preview: SchemaPreview? = nil, notice: String? = nil, isUnsaved: Bool = false,
        status: Status? = nil
    ) throws -> Response {
        let page = SchemaEditorPage(
            id: id?.value, form: form, preview: preview,
            isUnsaved: isUnsaved || notice != nil,
            typesPath: Routes.types(context.services.settings.assetVersion))
        return try context.page(
            page, title: id == nil ? "New schema" : "Edit \(form.name)",
            status: status ?? (form.hasProblems ? .unprocessableContent : .ok), notice: notice)
    }

    private static func refusal(
        _ form: SchemaForm, id: SchemaID?, in context: RequestContext
    ) throws -> Response {
        if context.wantsJSON {
            return context.json(problems: form.problems, general: form.generalProblem)
        }
        return try page(form, id: id, in: context)
    }
}

extension SchemaForm {
    /// The seed of the preview: the form's, or one that stays the same while somebody edits.
    var previewSeed: Seed { Seed.parse(seed).value ?? Seed(1) }
}

extension SchemaPreview {
    /// Cells that are looked at for the pictures under the columns: about ten milliseconds' worth.
    private static let sampledCells = 100_000
    /// The same for columns of long texts.
    private static let sampledBytes = 1_500_000
    /// Rows behind the pictures, at least and at most.
    private static let sampledRows = 1...10_000

    /// The first rows of the file that the schema makes, and what its columns look like.
    init(_ schema: Schema, seed: Seed) throws {
        let plan = try Plan(schema, seed: seed)
        let summaries = try ColumnSummary.summaries(
            of: schema, seed: seed, rows: [1..<UInt64(Self.sampleSize(plan) + 1)])
        self.init(
            columns: zip(schema.columns, summaries).map { column, summary in
                Column(column, summary, capacity: schema.capacity(of: column))
            },
            rows: plan.preview(rows: SiteLimits.previewRows), seed: seed.description,
            bound: SchemaEstimate.bound(schema))
    }

    private static func sampleSize(_ plan: Plan) -> Int {
        var buffer = OutputBuffer()
        plan.append(rows: 1..<UInt64(SiteLimits.previewRows + 1), to: &buffer)
        let rowBytes = max(1, buffer.count / SiteLimits.previewRows)
        let wanted = min(sampledCells / plan.columnNames.count, sampledBytes / rowBytes)
        return min(max(wanted, sampledRows.lowerBound), sampledRows.upperBound)
    }
}

extension SchemaPreview.Column {
    fileprivate init(_ column: Column, _ summary: ColumnSummary, capacity: UInt64?) {
        let type = FieldCatalog.type(named: column.type)
        self.init(
            name: column.name, typeTitle: type?.title ?? column.type,
            picture: DistributionPicture(summary), capacity: capacity)
    }
}
