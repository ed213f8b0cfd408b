// ChangePassword: POST /account/password.

import HTTP
import Platform
import Records

enum ChangePassword {
    static func respond(_ context: RequestContext) throws -> Response {
        let form = try context.form()
        let user = try ShowAccount.account(context)
        let problems = try problems(in: form, user, context)
        guard problems.isEmpty else {
            if context.wantsJSON { return context.json(problems: problems) }
            return try ShowAccount.page(context, problems: problems, typed: form)
        }
        try set(form["password1"] ?? "", of: user.id, keeping: context.session?.id, context)
        return context.wantsJSON
            ? .empty(.noContent) : .redirect(to: "/account?changed=1")
    }

    /// Stores the hash of a new password and ends all sessions but one.
    static func set(
        _ password: String, of user: UserID, keeping session: String?, _ context: RequestContext
    ) throws {
        let hash = try PasswordHash.make(password, cost: context.services.settings.passwordCost)
        try context.services.users.setPasswordHash(hash, of: user)
        try context.services.sessions.endAll(of: user, except: session)
    }

    /// What is wrong with a new password that was typed twice.
    static func problems(newPasswordIn form: Form, username: String) -> [String: String] {
        let password = form["password1"] ?? ""
        var problems: [String: String] = [:]
        problems["password1"] = AccountLimits.problem(password: password, username: username)
        if password != form["password2"] ?? "" {
            problems["password2"] = "The two passwords differ: type the same one twice."
        }
        return problems.merging(form.malformed) { first, _ in first }
    }

    private static func problems(
        in form: Form, _ user: User, _ context: RequestContext
    ) throws -> [String: String] {
        var problems = problems(newPasswordIn: form, username: user.username)
        problems["old_password"] = try PasswordProof.problem(
            in: form, field: "old_password", context)
        return problems
    }
}
