// ShowProgress: GET /schemas/{id}/progress: everything of a schema that is pending, in one answer.

import HTTP
import JSON
import Jobs
import Records

enum ShowProgress {
    /// The pending data sets among the newest of the schema; those that are finished are left out.
    static func respond(_ context: RequestContext) throws -> Response {
        let id: SchemaID = try context.identifier()
        let datasets = try context.services.datasets.datasets(
            of: id, owner: context.user, limit: SiteLimits.datasetsPerPage,
            before: context.request.query["before"].flatMap { Int64($0) }.map(DatasetID.init))
        let pending = datasets.filter(\.status.isPending)
        return context.json(
            .array(pending.map { context.services.progress.progress(of: $0).json }))
    }
}
