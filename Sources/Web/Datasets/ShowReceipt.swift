// ShowReceipt: GET /datasets/{id}/receipt: what stands in a finished file.

import HTTP
import JSON
import Jobs
import Records

enum ShowReceipt {
    static func respond(_ context: RequestContext) throws -> Response {
        let dataset = try ShowDataset.found(context)
        guard dataset.status == .ready,
            let bytes = try context.services.datasets.receipt(of: dataset.id, owner: context.user)
        else {
            throw HTTPError(
                dataset.status == .ready ? .notFound : .conflict,
                "There is no receipt of this file: it is not finished, or was made before "
                    + "receipts were kept.")
        }
        let json = try JSONValue.parse(bytes)
        if context.wantsJSON { return context.json(json) }
        guard let receipt = DatasetReceipt(json) else { throw RequestContext.nothingHere }
        let page = ReceiptPage(
            schemaPath: Routes.schema(dataset.schemaID), schemaName: dataset.schemaName,
            fileName: DownloadDataset.fileName(of: dataset), rows: receipt.rowCount,
            counted: receipt.sampledCount, columns: receipt.columns)
        return try context.page(page, title: "What is in \(dataset.schemaName)")
    }
}
