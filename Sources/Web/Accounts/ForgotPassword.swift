// ForgotPassword: GET and POST /forgot: asks for a message with a link to set a new password.

import HTTP
import JSON
import Mail
import Records

enum ForgotPassword {
    /// The same for every address: it says nothing of who has an account.
    private static let sentence =
        "If this is the confirmed address of an account, a message is on its way to it. "
        + "It may take a few minutes; look among the unwanted ones too."

    static func show(_ context: RequestContext) throws -> Response {
        let isAsked = context.request.query["sent"] != nil
        return try page(context, notice: isAsked ? sentence : nil)
    }

    /// Takes the order whoever it is for: who has that address is looked up when it is sent.
    static func respond(_ context: RequestContext) throws -> Response {
        guard context.services.settings.sendsMail else {
            throw HTTPError(
                .notFound,
                "This site sends no e-mail: ask whoever runs it for a link to set a new password.")
        }
        let form = try context.form()
        let address = form["email"] ?? ""
        guard MailAddress(address) != nil else { return try refusal(context, typed: address) }
        try order(address, context)
        guard context.wantsJSON else { return .redirect(to: "/forgot?sent=1") }
        return context.json(.object(["message": .text(sentence)]), status: .accepted)
    }

    private static func order(_ address: String, _ context: RequestContext) throws {
        let throttle = MailThrottle(store: context.services.signInFailures, now: context.now)
        let network = context.request.remoteAddress
        guard try throttle.admit(to: address, from: network),
            try context.services.mailOrders.insert(
                .passwordReset(address: address), at: context.now)
        else { throw MailThrottle.refusal }
        context.services.announceMail()
    }

    private static func refusal(_ context: RequestContext, typed: String) throws -> Response {
        let problems = ["email": "Write an address like name@example.com."]
        if context.wantsJSON { return context.json(problems: problems) }
        return try page(context, typed: typed, problems: problems)
    }

    private static func page(
        _ context: RequestContext, typed: String = "", problems: [String: String] = [:],
        notice: String? = nil
    ) throws -> Response {
        let page = ForgotPage(
            email: typed, sendsMail: context.services.settings.sendsMail, problems: problems)
        return try context.page(
            page, title: "Forgotten your password?",
            status: problems.isEmpty ? .ok : .unprocessableContent, notice: notice)
    }
}
