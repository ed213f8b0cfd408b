// CrossOriginGuard: refuses what another site makes a browser send.

import HTTP

enum CrossOriginGuard {
    /// Throws 403 when the browser says that a changing request comes from elsewhere.
    static func check(_ request: Request) throws {
        guard CrossOrigin.isAllowed(request) else {
            throw HTTPError(
                .forbidden,
                "This request was sent by another site. Open the page here and try again.")
        }
    }
}
