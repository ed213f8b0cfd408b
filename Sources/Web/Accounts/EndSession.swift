// EndSession: POST /account/sessions/{id}/end.

import HTTP

enum EndSession {
    static func respond(_ context: RequestContext) throws -> Response {
        let id = context.parameters["id"] ?? ""
        guard try context.services.sessions.end(id: id, of: context.user) else {
            throw RequestContext.nothingHere
        }
        return context.wantsJSON ? .empty(.noContent) : .redirect(to: "/account?ended=1")
    }
}
