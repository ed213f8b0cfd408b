// SchemaEditor: the editor page and what its buttons do, for new schemas and stored ones alike.

import Generation
import HTTP
import Records

enum SchemaEditor {
    /// Answers a posted form: saves it by `save`, or shows it again for any other button.
    static func respond(
        _ context: RequestContext, id: SchemaID?, save: (Schema) throws -> Response
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
            return try save(schema)
        case .preview:
            guard let schema = form.checkedSchema() else {
                return try refusal(form, id: id, in: context)
            }
            let preview = try SchemaPreview(schema, seed: seed(in: fields))
            return try page(form, id: id, in: context, preview: preview)
        default:
            form.apply(action)
            return try page(form, id: id, in: context)
        }
    }

    static func page(
        _ form: SchemaForm, id: SchemaID?, in context: RequestContext,
        preview: SchemaPreview? = nil, notice: String? = nil
    ) throws -> Response {
        let page = SchemaEditorPage(
            id: id?.value, form: form, preview: preview, isUnsaved: notice != nil)
        return try context.page(
            page, title: id == nil ? "New schema" : "Edit \(form.name)",
            status: form.hasProblems ? .unprocessableContent : .ok, notice: notice)
    }

    private static func refusal(
        _ form: SchemaForm, id: SchemaID?, in context: RequestContext
    ) throws -> Response {
        if context.wantsJSON {
            return context.json(problems: form.problems, general: form.generalProblem)
        }
        return try page(form, id: id, in: context)
    }

    /// The seed of a preview: the form's, or one that stays the same while somebody edits.
    static func seed(in form: Form) -> Seed {
        guard case .value(let seed) = Seed.parse(form["seed"] ?? "") else { return Seed(1) }
        return seed
    }
}

extension SchemaPreview {
    /// The first rows of the file that the schema makes.
    init(_ schema: Schema, seed: Seed) throws {
        let plan = try Plan(schema, seed: seed)
        self.init(
            columnNames: plan.columnNames, rows: plan.preview(rows: SiteLimits.previewRows),
            seed: seed.description)
    }
}
