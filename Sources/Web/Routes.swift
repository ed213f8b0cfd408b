// Routes: the one table of addresses, and the functions that build links to them.

import HTTP
import Records

/// Answers a request that the router has found.
typealias Action = @Sendable (RequestContext) throws -> Response

/// A line of the table.
struct Route: Sendable {
    enum Access: Sendable {
        case anyone
        /// Visitors are sent to sign in; programs get 401.
        case signedIn
    }

    let method: Method
    let pattern: String
    let access: Access
    let action: Action
}

enum Routes {
    static let all: [Route] = [
        anyone(.get, "/healthz", Health.alive),
        anyone(.get, "/readyz", Health.ready),
        anyone(.get, "/pending/{key}", ShowPending.respond),

        anyone(.get, "/register", Register.show),
        anyone(.post, "/register", Register.respond),
        anyone(.get, "/login", SignIn.show),
        anyone(.post, "/login", SignIn.respond),
        anyone(.post, "/logout", SignOut.respond),
        signedIn(.get, "/account", ChangePassword.show),
        signedIn(.post, "/account/password", ChangePassword.respond),

        signedIn(.get, "/", ListSchemas.respond),
        signedIn(.get, "/schemas/new", NewSchema.respond),
        signedIn(.post, "/schemas", CreateSchema.respond),
        signedIn(.post, "/schemas/preview", PreviewSchema.respond),
        signedIn(.get, "/schemas/{id}", ShowSchema.respond),
        signedIn(.get, "/schemas/{id}/edit", EditSchema.respond),
        signedIn(.post, "/schemas/{id}", UpdateSchema.respond),
        signedIn(.post, "/schemas/{id}/delete", DeleteSchema.respond),
        signedIn(.delete, "/schemas/{id}", DeleteSchema.respond),

        signedIn(.post, "/schemas/{id}/datasets", CreateDataset.respond),
        signedIn(.get, "/datasets/{id}", ShowDataset.respond),
        signedIn(.get, "/datasets/{id}/file", DownloadDataset.respond),
        signedIn(.post, "/datasets/{id}/cancel", CancelDataset.respond),
        signedIn(.post, "/datasets/{id}/delete", DeleteDataset.respond),
        signedIn(.delete, "/datasets/{id}", DeleteDataset.respond),
    ]

    static func schema(_ id: SchemaID) -> String { "/schemas/\(id)" }
    static func dataset(_ id: DatasetID) -> String { "/datasets/\(id)" }
    static func file(_ id: DatasetID) -> String { "/datasets/\(id)/file" }
    static func pending(_ taskKey: String) -> String { "/pending/\(taskKey)" }

    /// The sign-in page that leads on to a local address.
    static func login(next: String) -> String {
        next == "/" ? "/login" : "/login?next=\(percentEncode(next))"
    }

    private static func anyone(
        _ method: Method, _ pattern: String, _ action: @escaping Action
    ) -> Route {
        Route(method: method, pattern: pattern, access: .anyone, action: action)
    }

    private static func signedIn(
        _ method: Method, _ pattern: String, _ action: @escaping Action
    ) -> Route {
        Route(method: method, pattern: pattern, access: .signedIn, action: action)
    }
}
