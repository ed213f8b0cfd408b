// PasswordProof: asks for the present password before something that a thief must not do.

import HTTP
import Platform
import Records

enum PasswordProof {
    /// What is wrong with the password in that field, or nil; wrong ones are counted, as at
    /// signing in: a stolen session must not be a way to guess the password.
    static func problem(
        in form: Form, field: String, _ context: RequestContext
    ) throws -> String? {
        guard let current = try context.services.users.credentials(of: context.user) else {
            throw RequestContext.nothingHere
        }
        let throttle = SignInThrottle(store: context.services.signInFailures, now: context.now)
        let name = current.user.username
        let address = context.request.remoteAddress
        try throttle.check(username: name, address: address)
        if PasswordHash.verify(form[field] ?? "", against: current.passwordHash) { return nil }
        try throttle.recordFailure(username: name, address: address)
        return "This is not your present password."
    }
}
