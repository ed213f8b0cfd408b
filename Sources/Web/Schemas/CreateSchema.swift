// CreateSchema: POST /schemas.

import HTTP
import Records

enum CreateSchema {
    static func respond(_ context: RequestContext) throws -> Response {
        try SchemaEditor.respond(context, id: nil) { schema in
            let owner = try context.user
            let schemas = context.services.schemas
            guard try schemas.count(owner: owner) < SiteLimits.schemasPerUser else {
                throw HTTPError(
                    .conflict,
                    "You have \(SiteLimits.schemasPerUser) schemas: delete some, then try again.")
            }
            let id = try schemas.insert(schema, owner: owner, at: context.now)
            guard context.wantsJSON else { return .redirect(to: Routes.schema(id)) }
            var response = context.json(
                SchemaJSON.value(id, schema, changedAt: context.now), status: .created)
            response.headers["Location"] = Routes.schema(id)
            return response
        }
    }
}
