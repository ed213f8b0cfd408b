// RequestContext: a request on its way to one action.

import HTTP
import JSON
import Platform
import Records

/// What an action knows of the request that it answers.
struct RequestContext {
    let request: Request
    let parameters: RouteParameters
    /// The session of whoever asks; nil for a visitor.
    let session: Session?
    let services: SiteServices
    let now: Timestamp

    var wantsJSON: Bool { request.wantsJSON }

    /// The user who asks.
    ///
    /// Only for routes that need one: the router has seen to it.
    var user: UserID {
        get throws {
            guard let session else { throw HTTPError(.unauthorized, "Sign in first.") }
            return session.userID
        }
    }

    /// The form that was posted.
    func form(limits: FormLimits = FormLimits()) throws -> Form {
        try Form.parse(request, limits: limits)
    }

    /// The identifier in the address, under that name.
    func identifier<Subject>(_ name: String = "id") throws -> Identifier<Subject> {
        guard let value = parameters.integer(name) else { throw Self.nothingHere }
        return Identifier(value)
    }

    /// Somebody else's things and things that do not exist look the same.
    static var nothingHere: HTTPError {
        HTTPError(.notFound, "There is nothing at this address, or it is not yours.")
    }

    /// A page in its frame.
    func page(
        _ page: some Page, title: String, status: Status = .ok, notice: String? = nil,
        refreshSeconds: Int? = nil
    ) throws -> Response {
        let frame = PageFrame(
            title: title, username: session?.username, isAdmin: session?.isAdmin ?? false,
            notice: notice, refreshSeconds: refreshSeconds,
            assetVersion: services.settings.assetVersion)
        return .html(try frame.render(page, by: services.templates), status: status)
    }

    func json(_ value: JSONValue, status: Status = .ok) -> Response {
        .json(value.encoded(), status: status)
    }

    /// A form that is not right, for a program: each field with its sentence.
    func json(problems: [String: String], general: String? = nil) -> Response {
        var errors = problems.sorted { $0.key < $1.key }.map { field, message in
            JSONValue.object(["field": .text(field), "message": .text(message)])
        }
        if let general { errors.append(.object(["field": .null, "message": .text(general)])) }
        return json(.object(["errors": .array(errors)]), status: .unprocessableContent)
    }
}
