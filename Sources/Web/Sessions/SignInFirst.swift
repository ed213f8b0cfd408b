// SignInFirst: what somebody without a session is answered at an address that needs one.

import HTTP
import JSON

enum SignInFirst {
    /// A program gets 401.
    ///
    /// A browser that asks for a page is sent to sign in and back. A browser that posts a form has
    /// typed something: it is kept and carried through signing in.
    static func response(for context: RequestContext) throws -> Response {
        if context.wantsJSON {
            throw HTTPError(.unauthorized, "Sign in first: POST username and password to /login.")
        }
        guard !context.request.method.isSafe else {
            return .redirect(to: Routes.login(next: context.request.target))
        }
        guard ResumedForm.isCarried(to: context.request.path) else {
            return try page(
                context, message: "You have been signed out. Sign in, then do it again.",
                resume: nil)
        }
        let form = try context.form()
        return try page(
            context,
            message: nil,
            resume: .init(
                path: context.request.path,
                form: String(decoding: form.urlEncoded(), as: UTF8.self)))
    }

    private static func page(
        _ context: RequestContext, message: String?, resume: LoginPage.Resume?
    ) throws -> Response {
        let page = LoginPage(
            username: "", next: "", message: message, resume: resume,
            sendsMail: context.services.settings.sendsMail)
        return try context.page(page, title: "Sign in", status: .unauthorized)
    }
}
