/// Keeps other sites from making a browser change something here, without tokens in the forms.
///
/// Browsers say where a request comes from: `Sec-Fetch-Site` (W3C Fetch Metadata) or, the older
/// ones, `Origin`. A request with neither comes from a program, which has no other site's cookies.
package enum CrossOrigin {
    /// Whether a request may change something, as far as its origin goes.
    ///
    /// Methods that change nothing are always allowed. Otherwise `Sec-Fetch-Site` has to be
    /// `same-origin` or `none`; where it is missing, the host and port of `Origin` have to be the
    /// request's own. An `Origin` of `null` is foreign.
    package static func isAllowed(_ request: Request) -> Bool {
        if request.method.isSafe { return true }
        if let site = request.headers["Sec-Fetch-Site"], !site.isEmpty {
            return site == "same-origin" || site == "none"
        }
        guard let origin = request.headers["Origin"], !origin.isEmpty else { return true }
        return isSame(origin, host: request.host)
    }

    /// Compares the authority of an origin with a `Host`, each without its scheme's usual port.
    private static func isSame(_ origin: String, host: String) -> Bool {
        for (scheme, usualPort) in [("https://", ":443"), ("http://", ":80")] {
            guard origin.prefix(scheme.utf8.count).isEqualIgnoringCase(scheme) else { continue }
            let authority = origin.utf8.dropFirst(scheme.utf8.count)
            guard !authority.isEmpty, !authority.contains(UInt8(ascii: "@")) else { return false }
            return dropping(usualPort, from: Substring(authority))
                .isEqualIgnoringCase(dropping(usualPort, from: host[...]))
        }
        return false
    }

    private static func dropping(_ port: String, from authority: Substring) -> Substring {
        authority.hasSuffix(port) ? authority.dropLast(port.count) : authority
    }
}
