// ShowAccount: GET /account: everything that belongs to the user's own account.

import HTTP
import JSON
import Platform
import Records

enum ShowAccount {
    /// What was done, by the name that the redirect carries.
    private static let notices = [
        "changed": "Your password is changed. Other browsers have been signed out.",
        "email": "Your e-mail address is changed.",
        "sent": "A message with a link is on its way: open it to confirm the address.",
        "confirmed": "Your e-mail address is confirmed.",
        "revoked": "The token is revoked: programs that use it are refused from now on.",
        "ended": "The session is ended.",
    ]

    static func respond(_ context: RequestContext) throws -> Response {
        if context.wantsJSON { return try json(context) }
        let query = context.request.query
        let done = notices.first { query[$0.key] != nil }
        return try page(context, notice: done?.value)
    }

    /// The page, with what was typed and what is wrong with it.
    static func page(
        _ context: RequestContext, problems: [String: String] = [:], typed: Form? = nil,
        newToken: String? = nil, notice: String? = nil
    ) throws -> Response {
        let user = try account(context)
        let email = try context.services.emails.state(of: user.id)
        let page = AccountPage(
            username: user.username, email: user.email ?? "",
            isEmailConfirmed: email?.isConfirmed ?? false, pendingEmail: email?.pending,
            sendsMail: context.services.settings.sendsMail,
            typedEmail: typed?["email"] ?? email?.pending ?? user.email ?? "",
            typedTokenName: newToken == nil ? typed?["token_name"] ?? "" : "",
            tokens: try context.services.tokens.tokens(of: user.id).map(token),
            newToken: newToken,
            sessions: try context.services.sessionStore.sessions(of: user.id, at: context.now)
                .map { session($0, context) },
            problems: problems)
        let isRefused = !problems.isEmpty
        return try context.page(
            page, title: "Your account",
            status: isRefused ? .unprocessableContent : newToken == nil ? .ok : .created,
            notice: notice)
    }

    /// The user who asks, as stored.
    static func account(_ context: RequestContext) throws -> User {
        guard let user = try context.services.users.user(context.user) else {
            throw RequestContext.nothingHere
        }
        return user
    }

    private static func token(_ token: AccessToken) -> AccountPage.Token {
        .init(
            id: token.id.value, name: token.name, created: token.createdAt.minuteText,
            lastUsed: token.lastUsedAt?.minuteText)
    }

    private static func session(
        _ session: OpenSession, _ context: RequestContext
    ) -> AccountPage.OpenSession {
        .init(
            id: session.id, browser: BrowserName.name(of: session.browser),
            created: session.createdAt.minuteText, isCurrent: session.id == context.session?.id)
    }

    private static func json(_ context: RequestContext) throws -> Response {
        let user = try account(context)
        guard case .object(var account) = AccountJSON.value(of: user) else { return .empty() }
        account["tokens"] = .array(
            try context.services.tokens.tokens(of: user.id).map(AccountJSON.value))
        return context.json(.object(account))
    }
}
