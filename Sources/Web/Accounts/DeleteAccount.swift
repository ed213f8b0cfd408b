// DeleteAccount: POST /account/delete.

import HTTP
import Records

enum DeleteAccount {
    /// The account goes with everything in it; files follow at the next sweep.
    static func respond(_ context: RequestContext) throws -> Response {
        let form = try context.form()
        if let problem = try PasswordProof.problem(in: form, field: "delete_password", context) {
            let problems = ["delete_password": problem]
            if context.wantsJSON { return context.json(problems: problems) }
            return try ShowAccount.page(context, problems: problems)
        }
        let user = try context.user
        try context.services.sessions.endAll(of: user, except: nil)
        try context.services.users.delete(user)
        context.services.announceRemoval()
        var response: Response =
            context.wantsJSON ? .empty(.noContent) : .redirect(to: "/register")
        SessionCookie.remove(from: &response, for: context.request)
        return response
    }
}
