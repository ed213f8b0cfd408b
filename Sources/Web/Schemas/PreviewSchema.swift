// PreviewSchema: POST /schemas/preview.

import Generation
import HTTP
import JSON

enum PreviewSchema {
    /// The first rows of the posted form; nothing is stored.
    ///
    /// A script gets a fragment of a page, a program JSON.
    static func respond(_ context: RequestContext) throws -> Response {
        let fields = try context.form()
        var form = try SchemaForm(fields)
        if form.name.isEmpty { form.name = "preview" }
        guard let schema = form.checkedSchema() else { return try refusal(form, in: context) }
        let preview = try SchemaPreview(schema, seed: form.previewSeed)
        if context.wantsJSON { return context.json(json(preview)) }
        let fragment = PreviewFragment(preview: preview)
        return .html(try fragment.fragment(by: context.services.templates))
    }

    private static func refusal(
        _ form: SchemaForm, in context: RequestContext
    ) throws -> Response {
        if context.wantsJSON {
            return context.json(problems: form.problems, general: form.generalProblem)
        }
        var problems = form.problems
        problems["columns"] = form.generalProblem
        let fragment = PreviewFragment(preview: nil, problems: problems)
        return .html(
            try fragment.fragment(by: context.services.templates), status: .unprocessableContent)
    }

    private static func json(_ preview: SchemaPreview) -> JSONValue {
        .object([
            "seed": .text(preview.seed),
            "columns": .array(preview.columns.map { .text($0.name) }),
            "capacities": .array(preview.columns.map { capacity($0.capacity) }),
            "rows": .array(preview.rows.map { .array($0.map(JSONValue.text)) }),
        ])
    }

    /// The number of values that a unique column can give: null without a bound, 0 when it cannot be
    /// unique.
    private static func capacity(_ values: UInt64?) -> JSONValue {
        guard let values else { return .integer(0) }
        return Int64(exactly: values).map(JSONValue.integer) ?? .null
    }
}
