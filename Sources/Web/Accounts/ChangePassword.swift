// ChangePassword: GET /account and POST /account/password.

import HTTP
import Platform
import Records

enum ChangePassword {
    static func show(_ context: RequestContext) throws -> Response {
        let isChanged = context.request.query["changed"] != nil
        return try page(
            context, problems: [:],
            notice: isChanged
                ? "Your password is changed. Other browsers have been signed out." : nil)
    }

    static func respond(_ context: RequestContext) throws -> Response {
        let form = try context.form()
        let user = try context.user
        guard let current = try context.services.users.credentials(of: user) else {
            throw RequestContext.nothingHere
        }
        try throttle(context, current.user)
        let problems = try problems(in: form, current, context)
        guard problems.isEmpty else {
            if context.wantsJSON { return context.json(problems: problems) }
            return try page(context, problems: problems, notice: nil)
        }
        let hash = try PasswordHash.make(
            form["password1"] ?? "", cost: context.services.settings.passwordCost)
        try context.services.users.setPasswordHash(hash, of: user)
        try context.services.sessions.endAll(of: user, except: context.session?.id)
        return context.wantsJSON
            ? .empty(.noContent) : .redirect(to: "/account?changed=1")
    }

    /// A stolen session must not be a way to guess the password.
    private static func throttle(_ context: RequestContext, _ user: User) throws {
        try SignInThrottle(store: context.services.signInFailures, now: context.now)
            .check(username: user.username, address: context.request.remoteAddress)
    }

    private static func problems(
        in form: Form, _ current: (user: User, passwordHash: String), _ context: RequestContext
    ) throws -> [String: String] {
        let password = form["password1"] ?? ""
        var problems: [String: String] = [:]
        if !PasswordHash.verify(form["old_password"] ?? "", against: current.passwordHash) {
            problems["old_password"] = "This is not your present password."
            try SignInThrottle(store: context.services.signInFailures, now: context.now)
                .recordFailure(
                    username: current.user.username, address: context.request.remoteAddress)
        }
        problems["password1"] = AccountLimits.problem(
            password: password, username: current.user.username)
        if password != form["password2"] ?? "" {
            problems["password2"] = "The two passwords differ: type the same one twice."
        }
        return problems.merging(form.malformed) { first, _ in first }
    }

    private static func page(
        _ context: RequestContext, problems: [String: String], notice: String?
    ) throws -> Response {
        guard let user = try context.services.users.user(try context.user) else {
            throw RequestContext.nothingHere
        }
        let page = AccountPage(
            username: user.username, email: user.email ?? "", problems: problems)
        return try context.page(
            page, title: "Your account",
            status: problems.isEmpty ? .ok : .unprocessableContent, notice: notice)
    }
}
