// ExportAccount: GET /account/export: everything that is kept of a user, as one JSON file.

import HTTP
import JSON
import Platform
import Records
import SchemaFiles

enum ExportAccount {
    /// The files of the data sets are not in it: each is downloaded by itself, or made again from
    /// its schema and seed.
    static func respond(_ context: RequestContext) throws -> Response {
        let user = try ShowAccount.account(context)
        let services = context.services
        let summaries = try services.schemas.summaries(
            owner: user.id, limit: SiteLimits.schemasPerUser)
        let schemas = try summaries.compactMap { try value($0.id, user.id, services) }
        var account = JSONObject()
        account["exported_at"] = .text(context.now.iso8601)
        account["account"] = AccountJSON.value(of: user)
        account["tokens"] = .array(try services.tokens.tokens(of: user.id).map(AccountJSON.value))
        account["schemas"] = .array(schemas)
        var response = context.json(.object(account))
        response.headers["Content-Disposition"] = contentDisposition(
            attachment: "fakecsv \(user.username).json")
        return response
    }

    private static func value(
        _ id: SchemaID, _ owner: UserID, _ services: SiteServices
    ) throws -> JSONValue? {
        guard let saved = try services.schemas.schema(id, owner: owner) else { return nil }
        let datasets = try services.datasets.datasets(
            of: id, owner: owner, limit: SiteLimits.datasetsExported)
        return SchemaJSON.value(saved, datasets: datasets, services.progress)
    }
}
