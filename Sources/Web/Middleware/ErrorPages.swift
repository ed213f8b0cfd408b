// ErrorPages: turns an error into a page, or JSON, that says what to do.

import HTTP
import JSON
import MariaDB
import Platform
import Records

struct ErrorPages {
    let services: SiteServices
    let wantsJSON: Bool
    let session: Session?

    func response(to error: any Error) -> Response {
        let known = asHTTPError(error)
        var response = body(for: known)
        for (name, value) in known.headers.fields { response.headers.add(name, value) }
        return response
    }

    /// What the user is told; what only the administrator can mend goes to the log.
    private func asHTTPError(_ error: any Error) -> HTTPError {
        switch error {
        case let error as HTTPError: return error
        case let error as DatabaseError where error.isConnectionLost:
            services.log.error("database.unreachable", ["error": "\(error)"])
            var headers = Headers()
            headers["Retry-After"] = "5"
            return HTTPError(
                .serviceUnavailable,
                "The database cannot be reached at the moment. Try again in a few seconds.",
                headers: headers)
        default:
            services.log.error("request.failed", ["error": "\(error)"])
            return HTTPError(
                .internalServerError,
                "Something went wrong here, and it has been noted. Try again; if it stays, "
                    + "tell the administrator when it happened.")
        }
    }

    private func body(for error: HTTPError) -> Response {
        if wantsJSON {
            let problem = JSONValue.object(["field": .null, "message": .text(error.message)])
            let document = JSONValue.object(["errors": .array([problem])])
            return .json(document.encoded(), status: error.status)
        }
        do {
            return .html(try page(for: error), status: error.status)
        } catch {
            services.log.error("error_page.failed", ["error": "\(error)"])
            return .text("The page cannot be shown.\n", status: .internalServerError)
        }
    }

    private func page(for error: HTTPError) throws -> [UInt8] {
        let title = Self.title(of: error.status)
        let page = ErrorPage(
            status: error.status.code, title: title, sentence: error.message, hint: nil,
            backPath: nil)
        let frame = PageFrame(
            title: title, username: session?.username, isAdmin: session?.isAdmin ?? false,
            notice: nil, refreshSeconds: nil, assetVersion: services.settings.assetVersion)
        return try frame.render(page, by: services.templates)
    }

    private static func title(of status: Status) -> String {
        switch status {
        case .badRequest: "That could not be read"
        case .unauthorized: "Sign in first"
        case .forbidden: "Not allowed"
        case .notFound: "Nothing here"
        case .methodNotAllowed: "Wrong way to ask"
        case .conflict: "Not yet"
        case .contentTooLarge: "Too large"
        case .unsupportedMediaType: "Unknown kind of form"
        case .tooManyRequests: "Too many tries"
        case .serviceUnavailable: "Back in a moment"
        default: status.code < 500 ? "That did not work" : "Something went wrong"
        }
    }
}
