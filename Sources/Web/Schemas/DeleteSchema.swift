// DeleteSchema: POST /schemas/{id}/delete and DELETE /schemas/{id}.

import HTTP
import Records

enum DeleteSchema {
    /// The schema goes at once with its data sets; their generators stop at the next heartbeat and
    /// the sweeper removes the files.
    static func respond(_ context: RequestContext) throws -> Response {
        let id: SchemaID = try context.identifier()
        guard try context.services.schemas.delete(id, owner: context.user) else {
            throw RequestContext.nothingHere
        }
        context.services.announceRemoval()
        let isProgram = context.wantsJSON || context.request.method == .delete
        return isProgram ? .empty(.noContent) : .redirect(to: "/")
    }
}
