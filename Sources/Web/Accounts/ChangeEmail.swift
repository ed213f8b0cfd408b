// ChangeEmail: POST /account/email.

import HTTP
import Records

enum ChangeEmail {
    /// Asks for the password: links that set a new one go to this address.
    static func respond(_ context: RequestContext) throws -> Response {
        let form = try context.form()
        let email = form["email"] ?? ""
        var problems = form.malformed
        if !email.isEmpty { problems["email"] = AccountLimits.problem(email: email) }
        problems["email_password"] = try PasswordProof.problem(
            in: form, field: "email_password", context)
        guard problems.isEmpty else {
            if context.wantsJSON { return context.json(problems: problems) }
            return try ShowAccount.page(context, problems: problems, typed: form)
        }
        try context.services.users.setEmail(email.isEmpty ? nil : email, of: context.user)
        return context.wantsJSON ? .empty(.noContent) : .redirect(to: "/account?email=1")
    }
}
