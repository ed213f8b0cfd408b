// MailThrottle: how many messages this site sends to one address, and at one visitor's wish.

import HTTP
import Platform
import Records

/// Counts messages asked for, whether or not one was sent: the answer says nothing of who has an
/// account.
struct MailThrottle {
    /// Messages to one address within the window: nobody's mailbox is filled by us.
    private static let toAddress = 5
    /// Messages asked for from one network address: several people may sit behind it.
    private static let fromNetwork = 20

    let store: SignInFailureStore
    let now: Timestamp

    /// Counts a message; false when it must not be sent.
    func admit(to address: String, from network: String) throws -> Bool {
        let subjects = ["mail to:\(address)", "mail asked from:\(NetworkName.of(network))"]
        let isFull =
            try store.failures(of: subjects[0], at: now) >= Self.toAddress
            || store.failures(of: subjects[1], at: now) >= Self.fromNetwork
        guard !isFull else { return false }
        for subject in subjects { try store.record(subject, at: now) }
        return true
    }

    /// What is answered when it must not be sent.
    static var refusal: HTTPError {
        var headers = Headers()
        headers["Retry-After"] = String(SignInFailureStore.windowSeconds)
        return HTTPError(
            .tooManyRequests,
            "Several messages were asked for within a short time. Look for them, or wait 15 minutes.",
            headers: headers)
    }
}
