// SignInThrottle: slows down whoever tries passwords, per user name and per network.

import HTTP
import Platform
import Records

struct SignInThrottle {
    /// Failures of one name from one network within the window: a person mistypes a few times, a
    /// script thousands.
    private static let failuresPerNameAndNetwork = 10
    /// Failures of one name from everywhere, as many as NIST SP 800-63B allows in a row.
    ///
    /// With ten, anybody could lock an account's owner out.
    private static let failuresPerName = 100
    /// Failures from one network: several people may sit behind it.
    private static let failuresPerNetwork = 50

    let store: SignInFailureStore
    let now: Timestamp

    /// Throws 429 when the name or the network has failed too often.
    func check(username: String, address: String) throws {
        let network = NetworkName.of(address)
        let isFull =
            try isFull(Self.name(username, network), Self.failuresPerNameAndNetwork)
            || isFull(Self.name(username), Self.failuresPerName)
            || isFull(Self.network(network), Self.failuresPerNetwork)
        guard isFull else { return }
        var headers = Headers()
        headers["Retry-After"] = String(SignInFailureStore.windowSeconds)
        throw HTTPError(
            .tooManyRequests, "Too many failed tries. Wait 15 minutes, then try again.",
            headers: headers)
    }

    func recordFailure(username: String, address: String) throws {
        let network = NetworkName.of(address)
        try store.record(Self.name(username, network), at: now)
        try store.record(Self.name(username), at: now)
        try store.record(Self.network(network), at: now)
    }

    /// The name is trusted again there and everywhere; the network stays counted, since one good
    /// account of an attacker must not free him.
    func recordSuccess(username: String, address: String) throws {
        try store.clear(Self.name(username, NetworkName.of(address)))
        try store.clear(Self.name(username))
    }

    private func isFull(_ subject: String, _ most: Int) throws -> Bool {
        try store.failures(of: subject, at: now) >= most
    }

    private static func name(_ username: String) -> String { "name:\(username)" }
    /// A user name has no space, so that no two pairs read the same.
    private static func name(_ username: String, _ network: String) -> String {
        "name there:\(network) \(username)"
    }
    private static func network(_ network: String) -> String { "address:\(network)" }
}
