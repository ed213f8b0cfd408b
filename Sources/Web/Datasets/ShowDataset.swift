// ShowDataset: GET /datasets/{id}.

import HTTP
import JSON
import Jobs
import Records

enum ShowDataset {
    /// A program sees the data set; a browser the page of its schema, where it is a line.
    static func respond(_ context: RequestContext) throws -> Response {
        let dataset = try found(context)
        guard context.wantsJSON else { return .redirect(to: Routes.schema(dataset.schemaID)) }
        return context.json(DatasetJSON.value(dataset, context.services.progress))
    }

    /// The data set of the address, if it is the user's own.
    static func found(_ context: RequestContext) throws -> Dataset {
        let id: DatasetID = try context.identifier()
        guard let dataset = try context.services.datasets.dataset(id, owner: context.user) else {
            throw RequestContext.nothingHere
        }
        return dataset
    }
}
