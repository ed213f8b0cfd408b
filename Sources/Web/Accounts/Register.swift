// Register: GET and POST /register.

import HTTP
import Platform
import Records

enum Register {
    static func show(_ context: RequestContext) throws -> Response {
        if context.session != nil { return .redirect(to: "/") }
        try checkOpen(context)
        return try page(context, Form(fields: []), problems: [:])
    }

    static func respond(_ context: RequestContext) throws -> Response {
        try checkOpen(context)
        let form = try context.form()
        let problems = problems(in: form, context)
        guard problems.isEmpty else { return try refusal(context, form, problems) }
        guard let user = try insertUser(form, context) else {
            let message = "This name is taken: choose another."
            return try refusal(context, form, ["username": message])
        }
        _ = try context.services.schemas.insert(
            ExampleSchema.schema, owner: user.id, at: context.now)
        let opened = try SessionStart.open(for: user, context)
        var response: Response =
            context.wantsJSON
            ? context.json(AccountJSON.value(of: user), status: .created)
            : .redirect(to: SignIn.localPath(form["next"] ?? ""))
        SessionStart.hand(opened.ticket, on: &response, context)
        return response
    }

    private static func checkOpen(_ context: RequestContext) throws {
        guard try context.services.siteSettings.isRegistrationOpen() else {
            throw HTTPError(
                .forbidden,
                "New accounts are made by the administrator here: ask for one, then sign in.")
        }
    }

    private static func problems(
        in form: Form, _ context: RequestContext
    ) -> [String: String] {
        let username = form["username"] ?? ""
        let password = form["password1"] ?? ""
        let email = form["email"] ?? ""
        var problems: [String: String] = [:]
        problems["username"] = AccountLimits.problem(username: username)
        problems["password1"] = AccountLimits.problem(password: password, username: username)
        if password != form["password2"] ?? "" {
            problems["password2"] = "The two passwords differ: type the same one twice."
        }
        if !email.isEmpty { problems["email"] = ChangeEmail.problem(email, context) }
        return problems.merging(form.malformed) { first, _ in first }
    }

    private static func insertUser(_ form: Form, _ context: RequestContext) throws -> User? {
        let email = form["email"] ?? ""
        let mustConfirm = context.services.settings.sendsMail && !email.isEmpty
        let hash = try PasswordHash.make(
            form["password1"] ?? "", cost: context.services.settings.passwordCost)
        let user = try context.services.users.insert(
            username: form["username"] ?? "", email: email.isEmpty || mustConfirm ? nil : email,
            passwordHash: hash, at: context.now)
        if let user, mustConfirm { try askToConfirm(email, of: user, context) }
        return user
    }

    /// An account is made all the same when no message may be sent: the link can be asked for on
    /// its page.
    private static func askToConfirm(
        _ email: String, of user: User, _ context: RequestContext
    ) throws {
        do {
            try ConfirmEmail.request(for: email, of: user.id, context)
        } catch let error as HTTPError {
            context.services.log.warning("mail.not_ordered", ["status": "\(error.status.code)"])
        }
    }

    private static func refusal(
        _ context: RequestContext, _ form: Form, _ problems: [String: String]
    ) throws -> Response {
        if context.wantsJSON { return context.json(problems: problems) }
        return try page(context, form, problems: problems)
    }

    private static func page(
        _ context: RequestContext, _ form: Form, problems: [String: String]
    ) throws -> Response {
        let page = RegisterPage(
            username: form["username"] ?? "", email: form["email"] ?? "",
            next: form["next"] ?? context.request.query["next"] ?? "", problems: problems)
        return try context.page(
            page, title: "Create an account",
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }
}
