// EditSchema: GET /schemas/{id}/edit.

import HTTP
import Records

enum EditSchema {
    static func respond(_ context: RequestContext) throws -> Response {
        let id: SchemaID = try context.identifier()
        guard let saved = try context.services.schemas.schema(id, owner: context.user) else {
            throw RequestContext.nothingHere
        }
        return try SchemaEditor.page(SchemaForm(saved.schema), id: id, in: context)
    }
}
