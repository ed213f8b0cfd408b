// ResetPassword: GET and POST /reset/{secret}: a link for somebody who forgot the password.

import HTTP
import Records

enum ResetPassword {
    static func show(_ context: RequestContext) throws -> Response {
        _ = try owner(context)
        return try page(context, problems: [:])
    }

    /// Sets the password, uses the link up, and ends all sessions.
    static func respond(_ context: RequestContext) throws -> Response {
        let user = try owner(context)
        let form = try context.form()
        let problems = ChangePassword.problems(newPasswordIn: form, username: user.username)
        guard problems.isEmpty else {
            if context.wantsJSON { return context.json(problems: problems) }
            return try page(context, problems: problems)
        }
        guard try context.services.passwordResets.take(context.parameters["secret"] ?? "") else {
            throw leadsNowhere(context)
        }
        try ChangePassword.set(form["password1"] ?? "", of: user.id, keeping: nil, context)
        try SignInThrottle(store: context.services.signInFailures, now: context.now)
            .recordSuccess(username: user.username, address: context.request.remoteAddress)
        return context.wantsJSON ? .empty(.noContent) : .redirect(to: "/login")
    }

    private static func owner(_ context: RequestContext) throws -> User {
        let secret = context.parameters["secret"] ?? ""
        guard secret.utf8.count == 64,
            let id = try context.services.passwordResets.user(of: secret, at: context.now),
            let user = try context.services.users.user(id)
        else { throw leadsNowhere(context) }
        return user
    }

    private static func leadsNowhere(_ context: RequestContext) -> HTTPError {
        let way =
            context.services.settings.sendsMail
            ? "ask for another by “Forgotten your password?” where you sign in."
            : "ask the administrator for another."
        return HTTPError(.notFound, "This link has been used or has run out: \(way)")
    }

    private static func page(
        _ context: RequestContext, problems: [String: String]
    ) throws -> Response {
        let page = ResetPage(secret: context.parameters["secret"] ?? "", problems: problems)
        return try context.page(
            page, title: "Set a new password",
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }
}
