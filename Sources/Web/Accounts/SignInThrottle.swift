// SignInThrottle: slows down whoever tries passwords, per user name and per address.

import HTTP
import Platform
import Records

struct SignInThrottle {
    /// Failures of one name within the window: a person mistypes a few times, a script thousands.
    private static let failuresPerName = 10
    /// Failures from one address: several people may sit behind it.
    private static let failuresPerAddress = 50

    let store: SignInFailureStore
    let now: Timestamp

    /// Throws 429 when the name or the address has failed too often.
    func check(username: String, address: String) throws {
        let isFull =
            try store.failures(of: Self.name(username), at: now) >= Self.failuresPerName
            || store.failures(of: Self.address(address), at: now) >= Self.failuresPerAddress
        guard isFull else { return }
        var headers = Headers()
        headers["Retry-After"] = String(SignInFailureStore.windowSeconds)
        throw HTTPError(
            .tooManyRequests, "Too many failed tries. Wait 15 minutes, then try again.",
            headers: headers)
    }

    func recordFailure(username: String, address: String) throws {
        try store.record(Self.name(username), at: now)
        try store.record(Self.address(address), at: now)
    }

    /// The name is trusted again; the address stays counted, since one good account of an attacker
    /// must not free him.
    func recordSuccess(username: String) throws {
        try store.clear(Self.name(username))
    }

    private static func name(_ username: String) -> String { "name:\(username)" }
    private static func address(_ address: String) -> String { "address:\(address)" }
}
