// Site: the application as one function from request to response.

package import HTTP
import Platform
import Records

/// All pages and actions.
///
/// It never throws and never fails to answer.
///
/// The way of a request: log ← error pages ← security headers ← cross-origin guard ← session ←
/// router → action.
package struct Site {
    private let services: SiteServices
    private let router: Router<Route>
    private let requestLog: RequestLog

    package init(_ services: SiteServices) {
        self.services = services
        router = Router(Routes.all.map { ($0.method, $0.pattern, $0) })
        requestLog = RequestLog(log: services.log, clock: services.clock)
    }

    /// Answers a request, or what was left of one that could not be read.
    package func respond(to received: Result<Request, UnreadableRequest>) -> Response {
        requestLog.around(received) {
            var response = answer(received)
            SecurityHeaders.apply(to: &response)
            return response
        }
    }

    private func answer(_ received: Result<Request, UnreadableRequest>) -> Response {
        switch received {
        case .failure(let failure):
            return ErrorPages(services: services, wantsJSON: failure.wantsJSON, session: nil)
                .response(to: failure.error)
        case .success(let request):
            return answer(request)
        }
    }

    private func answer(_ request: Request) -> Response {
        var session: Session?
        defer { noteChanges(by: session, request) }
        do {
            try CrossOriginGuard.check(request)
            let (route, parameters) = try find(request)
            session = try self.session(of: request, for: route)
            let context = RequestContext(
                request: request, parameters: parameters, session: session, services: services,
                now: services.clock.now())
            if route.access == .signedIn, session == nil {
                return try SignInFirst.response(for: context)
            }
            return try route.action(context)
        } catch {
            return ErrorPages(services: services, wantsJSON: request.wantsJSON, session: session)
                .response(to: error)
        }
    }

    private func find(_ request: Request) throws -> (Route, RouteParameters) {
        switch router.match(request.method, request.path) {
        case .found(let route, let parameters):
            return (route, parameters)
        case .notFound:
            throw RequestContext.nothingHere
        case .methodNotAllowed(let allowed):
            var headers = Headers()
            headers["Allow"] = allowed.map(\.text).joined(separator: ", ")
            throw HTTPError(
                .methodNotAllowed, "This address does not take \(request.method.text).",
                headers: headers)
        }
    }

    /// Probes and progress are asked for often and show nobody's things: they need no session.
    private func session(of request: Request, for route: Route) throws -> Session? {
        if Self.sessionless.contains(route.pattern) { return nil }
        if let session = try BearerToken.session(of: request, services) { return session }
        guard let ticket = SessionCookie.ticket(in: request) else { return nil }
        return try services.sessions.session(
            for: ticket, at: services.clock.now(), mayRemember: request.method.isSafe)
    }

    /// Whatever a request that may change something has changed, nobody is to remember it as it
    /// was once this answer is out.
    private func noteChanges(by session: Session?, _ request: Request) {
        guard let session, !request.method.isSafe else { return }
        services.memory.noteChange(of: session.userID)
    }

    private static let sessionless: Set = ["/healthz", "/readyz", "/pending/{key}"]
}
