// RevokeToken: POST /account/tokens/{id}/revoke and DELETE /account/tokens/{id}.

import HTTP
import Records

enum RevokeToken {
    static func respond(_ context: RequestContext) throws -> Response {
        let id: AccessTokenID = try context.identifier()
        guard try context.services.tokens.delete(id, owner: context.user) else {
            throw RequestContext.nothingHere
        }
        let isProgram = context.wantsJSON || context.request.method == .delete
        return isProgram ? .empty(.noContent) : .redirect(to: "/account?revoked=1")
    }
}
