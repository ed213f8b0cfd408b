// SignIn: GET and POST /login.

import HTTP
import JSON
import Platform
import Records

enum SignIn {
    static func show(_ context: RequestContext) throws -> Response {
        let next = context.request.query["next"] ?? ""
        if context.session != nil { return .redirect(to: localPath(next)) }
        return try page(context, username: "", next: next, problem: nil, resume: nil)
    }

    static func respond(_ context: RequestContext) throws -> Response {
        var limits = FormLimits()
        limits.bodyBytes = SiteLimits.signInBodyBytes
        let form = try context.form(limits: limits)
        let username = form["username"] ?? ""
        let address = context.request.remoteAddress
        let throttle = SignInThrottle(store: context.services.signInFailures, now: context.now)
        try throttle.check(username: username, address: address)
        guard let user = try verifiedUser(username, form["password"] ?? "", context) else {
            try throttle.recordFailure(username: username, address: address)
            return try refusal(context, form)
        }
        try throttle.recordSuccess(username: username, address: address)
        return try welcome(user, context, form)
    }

    /// The user, if the password is right.
    ///
    /// An unknown name costs as much time as a known one, so that names cannot be told apart by the
    /// clock.
    private static func verifiedUser(
        _ username: String, _ password: String, _ context: RequestContext
    ) throws -> User? {
        let cost = context.services.settings.passwordCost
        guard AccountLimits.problem(username: username) == nil,
            password.utf8.count <= AccountLimits.passwordBytes.upperBound,
            let found = try context.services.users.credentials(username: username)
        else {
            _ = try PasswordHash.make("an unknown name costs the same", cost: cost)
            return nil
        }
        guard PasswordHash.verify(password, against: found.passwordHash), !found.user.isDisabled
        else { return nil }
        if PasswordHash.needsRehash(found.passwordHash, cost: cost) {
            let hash = try PasswordHash.make(password, cost: cost)
            try context.services.users.setPasswordHash(hash, of: found.user.id)
        }
        return found.user
    }

    private static func welcome(
        _ user: User, _ context: RequestContext, _ form: Form
    ) throws -> Response {
        let opened = try SessionStart.open(for: user, context)
        var response = try answer(user, opened, context, form)
        SessionStart.hand(opened.ticket, on: &response, context)
        return response
    }

    private static func answer(
        _ user: User, _ opened: SessionStart.Opened, _ context: RequestContext, _ form: Form
    ) throws -> Response {
        if context.wantsJSON { return context.json(AccountJSON.value(of: user)) }
        if let resumed = try ResumedForm.response(to: form, in: opened.context) { return resumed }
        return .redirect(to: localPath(form["next"] ?? ""))
    }

    private static func refusal(_ context: RequestContext, _ form: Form) throws -> Response {
        let message = "The user name or the password is wrong."
        if context.wantsJSON {
            return context.json(problems: ["password": message])
        }
        return try page(
            context, username: form["username"] ?? "", next: form["next"] ?? "", problem: message,
            resume: ResumedForm.resume(in: form))
    }

    private static func page(
        _ context: RequestContext, username: String, next: String, problem: String?,
        resume: LoginPage.Resume?
    ) throws -> Response {
        let page = LoginPage(
            username: username, next: next, message: nil, problem: problem, resume: resume,
            sendsMail: context.services.settings.sendsMail)
        return try context.page(
            page, title: "Sign in", status: problem == nil ? .ok : .unprocessableContent)
    }

    /// Only a path of this site is gone to: `next` comes from the address bar.
    static func localPath(_ text: String) -> String {
        LocalPath.isSafe(text) ? text : "/"
    }
}
