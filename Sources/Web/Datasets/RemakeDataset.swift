// RemakeDataset: POST /datasets/{id}/remake.

import HTTP
import Jobs
import Records

enum RemakeDataset {
    /// Makes a file that was removed after its time again; asking twice changes nothing.
    static func respond(_ context: RequestContext) throws -> Response {
        let dataset = try ShowDataset.found(context)
        if try context.services.datasets.remake(dataset.id, owner: context.user) {
            context.services.progress.forget(dataset.taskKey)
            context.services.announceWork()
        }
        guard context.wantsJSON else { return .redirect(to: Routes.schema(dataset.schemaID)) }
        return context.json(
            DatasetJSON.value(try ShowDataset.found(context), context.services.progress),
            status: .accepted)
    }
}
