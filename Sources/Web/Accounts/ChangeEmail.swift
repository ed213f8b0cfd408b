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
        let former = try context.services.emails.state(of: context.user)
        if isAsked {
            try ConfirmEmail.request(for: email, of: context.user, context)
        } else {
            try context.services.users.setEmail(email.isEmpty ? nil : email, of: context.user)
        }
        try sayFarewell(to: former, becoming: email, context)
        return isAsked
    }

    /// Tells the address that held, so that nobody loses an account without hearing of it.
    ///
    /// Only to a confirmed one: messages go to nobody who has not asked for them.
    private static func sayFarewell(
        to former: EmailState?, becoming email: String, _ context: RequestContext
    ) throws {
        guard context.services.settings.sendsMail, let former, former.isConfirmed,
            let address = former.address, address.lowercased() != email.lowercased()
        else { return }
        let throttle = MailThrottle(store: context.services.signInFailures, now: context.now)
        guard try throttle.admit(to: address, from: context.request.remoteAddress),
            try context.services.mailOrders.insert(
                .farewell(try context.user, address: address), at: context.now)
        else { return }
        context.services.announceMail()
    }
}
