// BearerToken: programs that sign in by a personal access token with each request.

import HTTP
import Platform
import Records

enum BearerToken {
    /// The session of a request that carries a token; nil when it carries none.
    ///
    /// Throws 401 for a token that is worth nothing: the program should hear of it, whatever
    /// cookie it may send besides.
    static func session(of request: Request, _ services: SiteServices) throws -> Session? {
        guard let header = request.headers["Authorization"] else { return nil }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        let now = services.clock.now()
        guard let token = AccessTokenText(String(parts[1])),
            let user = try services.tokens.user(of: token, at: now)
        else { throw refusal }
        return Session(
            id: "", secretHash: [], userID: user.id, username: user.username,
            isAdmin: user.isAdmin, expiresAt: now)
    }

    private static var refusal: HTTPError {
        var headers = Headers()
        headers["WWW-Authenticate"] = "Bearer error=\"invalid_token\""
        return HTTPError(
            .unauthorized, "This token does not exist or was revoked: make another one.",
            headers: headers)
    }
}
