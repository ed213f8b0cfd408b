// EditSchema: GET /schemas/{id}/edit.

import HTTP
import Records

enum EditSchema {
    static func respond(_ context: RequestContext) throws -> Response {
        let id: SchemaID = try context.identifier()
        guard let saved = try context.services.schemas.schema(id, owner: context.user) else {
            throw RequestContext.nothingHere
        }
        var form = SchemaForm(saved.schema)
        form.version = saved.version
        form.seed = context.request.query["seed"] ?? ""
        // A schema that an older version took, and this one does not, is shown without.
        let preview = form.checkedSchema().flatMap {
            try? SchemaPreview($0, seed: form.previewSeed)
        }
        return try SchemaEditor.page(form, id: id, in: context, preview: preview)
    }
}
