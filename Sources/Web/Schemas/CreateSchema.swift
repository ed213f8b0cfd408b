// CreateSchema: POST /schemas.

import HTTP
import Records

enum CreateSchema {
    static func respond(_ context: RequestContext) throws -> Response {
        try SchemaEditor.respond(context, id: nil) { schema, form in
            let owner = try context.user
            let schemas = context.services.schemas
            try SiteLimits.checkRoom(in: schemas, owner: owner)
            let id = try schemas.insert(schema, owner: owner, at: context.now)
            guard context.wantsJSON else {
                return .redirect(to: Routes.schema(id, seed: form.seed))
            }
            var response = context.json(
                SchemaJSON.value(id, schema, changedAt: context.now), status: .created)
            response.headers["Location"] = Routes.schema(id)
            return response
        }
    }
}
