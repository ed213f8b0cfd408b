// ConfirmEmail: GET and POST /confirm/{secret}, and POST /account/email/resend.

import HTTP
import Mail
import Records

enum ConfirmEmail {
    /// Shows what would be confirmed; programs that look into links before people do change nothing.
    static func show(_ context: RequestContext) throws -> Response {
        guard
            let found = try context.services.emails.confirmation(
                of: secret(context), at: context.now)
        else { throw leadsNowhere }
        let page = ConfirmPage(
            secret: secret(context), username: found.username, address: found.address)
        return try context.page(page, title: "Confirm your address")
    }

    static func respond(_ context: RequestContext) throws -> Response {
        guard let user = try context.services.emails.confirm(secret(context), at: context.now)
        else { throw leadsNowhere }
        context.services.memory.noteChange(of: user)
        return context.wantsJSON ? .empty(.noContent) : .redirect(to: "/account?confirmed=1")
    }

    /// Sends the link once more, or for an address from before this site sent e-mail.
    static func resend(_ context: RequestContext) throws -> Response {
        guard let state = try context.services.emails.state(of: context.user),
            let address = state.pending ?? (state.isConfirmed ? nil : state.address)
        else { throw HTTPError(.conflict, "No address waits for its confirmation.") }
        try request(for: address, of: context.user, context)
        return context.wantsJSON ? .empty(.noContent) : .redirect(to: "/account?sent=1")
    }

    /// Remembers the address until it is confirmed, and has the link sent.
    static func request(
        for address: String, of user: UserID, _ context: RequestContext
    ) throws {
        let throttle = MailThrottle(store: context.services.signInFailures, now: context.now)
        let network = context.request.remoteAddress
        guard try throttle.admit(to: address, from: network) else { throw MailThrottle.refusal }
        try context.services.emails.setPending(address, of: user)
        guard try context.services.mailOrders.insert(.confirmation(user), at: context.now) else {
            throw MailThrottle.refusal
        }
        context.services.announceMail()
    }

    /// What is wrong with an address that a link is to be sent to, or nil.
    static func problem(address: String) -> String? {
        MailAddress(address) == nil
            ? "Messages go to addresses like name@example.com, without accents or quotes." : nil
    }

    private static func secret(_ context: RequestContext) -> String {
        context.parameters["secret"] ?? ""
    }

    private static var leadsNowhere: HTTPError {
        HTTPError(
            .notFound,
            "This link has been used or has run out: sign in and ask for another on your account's "
                + "page.")
    }
}
