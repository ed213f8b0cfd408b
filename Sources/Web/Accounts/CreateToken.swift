// CreateToken: POST /account/tokens.

import HTTP
import JSON
import Records

enum CreateToken {
    /// The one moment at which the token itself is seen; the page is its answer, not a redirect.
    static func respond(_ context: RequestContext) throws -> Response {
        let form = try context.form()
        let name = form["token_name"] ?? form["name"] ?? ""
        let problems = problems(name, form)
        guard problems.isEmpty else {
            if context.wantsJSON { return context.json(problems: problems) }
            return try ShowAccount.page(context, problems: problems, typed: form)
        }
        let token = AccessTokenText(random: context.services.random)
        guard
            let id = try context.services.tokens.insert(
                token, named: name, owner: context.user, at: context.now)
        else {
            throw HTTPError(
                .conflict,
                "You have \(AccessTokenStore.perUser) tokens: revoke some, then try again.")
        }
        guard context.wantsJSON else {
            return try ShowAccount.page(context, typed: form, newToken: token.text)
        }
        return context.json(
            ["id": .integer(id.value), "name": .text(name), "token": .text(token.text)],
            status: .created)
    }

    private static func problems(_ name: String, _ form: Form) -> [String: String] {
        var problems = form.malformed
        if !AccessTokenStore.nameCharacters.contains(name.count) {
            problems["token_name"] =
                "Name the token after what it is for, in at most 100 characters."
        }
        return problems
    }
}
