// DeleteDataset: POST /datasets/{id}/delete and DELETE /datasets/{id}.

import HTTP
import Jobs
import Records

enum DeleteDataset {
    static func respond(_ context: RequestContext) throws -> Response {
        let dataset = try ShowDataset.found(context)
        guard try context.services.datasets.delete(dataset) else {
            throw RequestContext.nothingHere
        }
        context.services.progress.forget(dataset.taskKey)
        context.services.announceRemoval()
        let isProgram = context.wantsJSON || context.request.method == .delete
        return isProgram ? .empty(.noContent) : .redirect(to: Routes.schema(dataset.schemaID))
    }
}
