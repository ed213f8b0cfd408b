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
        anyone(.get, "/forgot", ForgotPassword.show),
        anyone(.post, "/forgot", ForgotPassword.respond),
        anyone(.get, "/reset/{secret}", ResetPassword.show),
        anyone(.post, "/reset/{secret}", ResetPassword.respond),
        signedIn(.get, "/account", ShowAccount.respond),
        signedIn(.post, "/account/password", ChangePassword.respond),
        signedIn(.post, "/account/email", ChangeEmail.respond),
        signedIn(.post, "/account/email/resend", ConfirmEmail.resend),
        anyone(.get, "/confirm/{secret}", ConfirmEmail.show),
        anyone(.post, "/confirm/{secret}", ConfirmEmail.respond),
        signedIn(.post, "/account/tokens", CreateToken.respond),
        signedIn(.post, "/account/tokens/{id}/revoke", RevokeToken.respond),
        signedIn(.delete, "/account/tokens/{id}", RevokeToken.respond),
        signedIn(.post, "/account/sessions/{id}/end", EndSession.respond),
        signedIn(.get, "/account/export", ExportAccount.respond),
        signedIn(.post, "/account/delete", DeleteAccount.respond),

        signedIn(.get, "/", ListSchemas.respond),
        signedIn(.get, "/schemas/new", NewSchema.respond),
        signedIn(.get, "/schemas/gallery", ShowGallery.respond),
        signedIn(.get, "/schemas/import", ImportSchema.show),
        signedIn(.post, "/schemas/import", ImportSchema.respond),
        anyone(.get, "/schemas/types", ShowTypes.page),
        anyone(.get, "/api/types", ShowTypes.json),
        signedIn(.get, "/schemas/guess", GuessType.respond),
        signedIn(.post, "/schemas", CreateSchema.respond),
        signedIn(.post, "/schemas/preview", PreviewSchema.respond),
        signedIn(.get, "/schemas/{id}", ShowSchema.respond),
        signedIn(.get, "/schemas/{id}/edit", EditSchema.respond),
        signedIn(.post, "/schemas/{id}", UpdateSchema.respond),
        signedIn(.post, "/schemas/{id}/delete", DeleteSchema.respond),
        signedIn(.delete, "/schemas/{id}", DeleteSchema.respond),
        signedIn(.post, "/schemas/{id}/copy", ShareSchema.copy),
        signedIn(.get, "/schemas/{id}/export", ShareSchema.export),
        signedIn(.post, "/schemas/{id}/share", ShareSchema.share),
        signedIn(.post, "/schemas/{id}/unshare", ShareSchema.unshare),
        signedIn(.get, "/schemas/{id}/progress", ShowProgress.respond),
        anyone(.get, "/shared/{key}", ShareSchema.show),
        signedIn(.post, "/shared/{key}/copy", ShareSchema.copyShared),

        signedIn(.post, "/schemas/{id}/datasets", CreateDataset.respond),
        signedIn(.get, "/datasets/{id}", ShowDataset.respond),
        signedIn(.get, "/datasets/{id}/file", DownloadDataset.respond),
        signedIn(.get, "/datasets/{id}/receipt", ShowReceipt.respond),
        signedIn(.post, "/datasets/{id}/remake", RemakeDataset.respond),
        signedIn(.post, "/datasets/{id}/cancel", CancelDataset.respond),
        signedIn(.post, "/datasets/{id}/delete", DeleteDataset.respond),
        signedIn(.delete, "/datasets/{id}", DeleteDataset.respond),

        signedIn(.get, "/admin", Administration.show),
        signedIn(.post, "/admin/users/{id}/disable", Administration.disable),
        signedIn(.post, "/admin/users/{id}/enable", Administration.enable),
        signedIn(.post, "/admin/users/{id}/quota", Administration.setQuota),
        signedIn(.post, "/admin/jobs/{id}/cancel", Administration.cancelJob),
        signedIn(.post, "/admin/registration", Administration.setRegistration),
    ]

    static func schema(_ id: SchemaID) -> String { "/schemas/\(id)" }
    /// A schema's page with the seed of its preview in the form.
    static func schema(_ id: SchemaID, seed: String) -> String {
        seed.isEmpty || seed == "1" ? schema(id) : "\(schema(id))?seed=\(percentEncode(seed))"
    }
    static func shared(_ key: String) -> String { "/shared/\(key)" }
    static func dataset(_ id: DatasetID) -> String { "/datasets/\(id)" }
    static func file(_ id: DatasetID) -> String { "/datasets/\(id)/file" }
    static func pending(_ taskKey: String) -> String { "/pending/\(taskKey)" }

    /// The field types as scripts want them; the address changes with what is there.
    static func types(_ assetVersion: String) -> String {
        "/schemas/types?v=\(assetVersion)-\(ShowTypes.version)"
    }

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
