// NewSchema: GET /schemas/new.

import Generation
import HTTP

enum NewSchema {
    static func respond(_ context: RequestContext) throws -> Response {
        guard let key = context.request.query["from"], let ready = GallerySchema.named(key) else {
            return try SchemaEditor.page(.empty, id: nil, in: context)
        }
        let preview = try? SchemaPreview(ready.schema, seed: Seed(1))
        return try SchemaEditor.page(
            SchemaForm(ready.schema), id: nil, in: context, preview: preview, isUnsaved: true)
    }
}
