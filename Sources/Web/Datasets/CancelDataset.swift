// CancelDataset: POST /datasets/{id}/cancel.

import HTTP
import Jobs
import Records

enum CancelDataset {
    /// Cancelling what is finished changes nothing and is no error: it finished a moment before.
    static func respond(_ context: RequestContext) throws -> Response {
        let dataset = try ShowDataset.found(context)
        _ = try context.services.queue.cancel(dataset, at: context.now)
        context.services.announceRemoval()
        guard context.wantsJSON else { return .redirect(to: Routes.schema(dataset.schemaID)) }
        return context.json(
            DatasetJSON.value(try ShowDataset.found(context), context.services.progress))
    }
}
