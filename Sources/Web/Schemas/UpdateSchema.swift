// UpdateSchema: POST /schemas/{id}.

import HTTP
import Records

enum UpdateSchema {
    /// Data sets made before keep what they were made from.
    static func respond(_ context: RequestContext) throws -> Response {
        let id: SchemaID = try context.identifier()
        let owner = try context.user
        let schemas = context.services.schemas
        guard try schemas.schema(id, owner: owner) != nil else { throw RequestContext.nothingHere }
        return try SchemaEditor.respond(context, id: id) { schema in
            guard try schemas.update(id, to: schema, owner: owner, at: context.now) else {
                throw RequestContext.nothingHere
            }
            return context.wantsJSON
                ? context.json(SchemaJSON.value(id, schema, changedAt: context.now))
                : .redirect(to: Routes.schema(id))
        }
    }
}
