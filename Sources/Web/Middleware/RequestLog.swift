// RequestLog: what the log says of a request. Addresses with secrets in them are not written.

import HTTP
import Platform

/// Logs requests that changed something, failed or took long; the web server logs the rest.
struct RequestLog {
    /// Slower than this is worth a line.
    private static let slowMilliseconds = 1_000

    let log: Log
    let clock: any Clock

    func around(_ received: Result<Request, UnreadableRequest>, answer: () -> Response) -> Response
    {
        let start = clock.monotonicNanoseconds()
        let response = answer()
        let milliseconds = Int((clock.monotonicNanoseconds() - start) / 1_000_000)
        guard case .success(let request) = received else {
            log.warning("request.unreadable", ["status": "\(response.status.code)"])
            return response
        }
        let isNotable =
            !request.method.isSafe || response.status.code >= 500
            || milliseconds >= Self.slowMilliseconds
        if isNotable {
            log.info(
                "request",
                [
                    "method": request.method.text, "path": Self.loggable(request.path),
                    "status": "\(response.status.code)", "milliseconds": "\(milliseconds)",
                ])
        }
        return response
    }

    /// Addresses that are secrets: whoever knows the rest may see the progress, read the schema,
    /// or set a password.
    private static let secrets = ["/pending/", "/shared/", "/reset/", "/confirm/"]

    private static func loggable(_ path: String) -> String {
        secrets.first(where: path.hasPrefix).map { "\($0)…" } ?? path
    }
}
