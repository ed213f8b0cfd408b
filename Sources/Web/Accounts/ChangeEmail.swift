// ChangeEmail: POST /account/email.

import HTTP
import Records

enum ChangeEmail {
    /// Asks for the password: links that set a new one go to this address.
    static func respond(_ context: RequestContext) throws -> Response {
        let form = try context.form()
        let email = form["email"] ?? ""
        var problems = form.malformed
        if !email.isEmpty { problems["email"] = problem(email, context) }
        problems["email_password"] = try PasswordProof.problem(
            in: form, field: "email_password", context)
        guard problems.isEmpty else {
            if context.wantsJSON { return context.json(problems: problems) }
            return try ShowAccount.page(context, problems: problems, typed: form)
        }
        let waits = try change(to: email, context)
        return context.wantsJSON
            ? .empty(.noContent) : .redirect(to: waits ? "/account?sent=1" : "/account?email=1")
    }

    static func problem(_ email: String, _ context: RequestContext) -> String? {
        AccountLimits.problem(email: email)
            ?? (context.services.settings.sendsMail ? ConfirmEmail.problem(address: email) : nil)
    }

    /// Whether the address has to be confirmed before it is the account's.
    private static func change(to email: String, _ context: RequestContext) throws -> Bool {
        let isAsked = context.services.settings.sendsMail && !email.isEmpty
        if isAsked {
            try ConfirmEmail.request(for: email, of: context.user, context)
        } else {
            try context.services.users.setEmail(email.isEmpty ? nil : email, of: context.user)
        }
        return isAsked
    }
}
