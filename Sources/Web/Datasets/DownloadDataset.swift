// DownloadDataset: GET /datasets/{id}/file.

import FileStorage
import Generation
import HTTP
import Records

enum DownloadDataset {
    /// Checks the owner and hands over to the web server, which sends the file, with ranges and
    /// an entity tag, from its `internal` location.
    static func respond(_ context: RequestContext) throws -> Response {
        let dataset = try ShowDataset.found(context)
        if dataset.status == .ready, dataset.fileName == nil {
            throw HTTPError(
                .gone,
                "The file was removed after its time. Make it again on its schema's page, or by "
                    + "POST \(Routes.dataset(dataset.id))/remake: it will be the same, byte for byte."
            )
        }
        guard dataset.status == .ready, let stored = dataset.fileName else {
            throw HTTPError(.conflict, refusal(dataset.status))
        }
        guard try context.services.files.size(stored) != nil else {
            throw HTTPError(
                .notFound,
                "The file is no longer stored. Ask for it again with the same seed: "
                    + "it will be the same, byte for byte.")
        }
        var response = Response(status: .ok)
        try handOver(stored, context, &response)
        response.headers["Content-Type"] = dataset.shape.mediaType
        response.headers["Content-Disposition"] = contentDisposition(
            attachment: fileName(of: dataset))
        response.headers["Cache-Control"] = "private, no-cache"
        return response
    }

    /// Names the file in the header that the web server understands: nginx by an internal address,
    /// the others by its path.
    private static func handOver(
        _ stored: String, _ context: RequestContext, _ response: inout Response
    ) throws {
        let address = context.services.settings.protectedPrefix + percentEncode(stored)
        guard context.services.settings.sendsPaths,
            case .path(let path) = try context.services.files.location(of: stored)
        else {
            response.headers["X-Accel-Redirect"] = address
            return
        }
        response.headers["X-Sendfile"] = path
    }

    /// A name that says what the file is: the schema's, and the data set's number.
    static func fileName(of dataset: Dataset) -> String {
        let name = dataset.schemaName.map { character in
            character == "/" || character == "\\" || character.isNewline ? "-" : character
        }
        return "\(String(name).prefix(80)) \(dataset.id).\(dataset.shape.fileExtension)"
    }

    private static func refusal(_ status: DatasetStatus) -> String {
        switch status {
        case .failed: "This data set failed: its schema's page says why."
        case .cancelled: "This data set was cancelled: ask for it again."
        default: "This file is still being made: look again in a moment."
        }
    }
}
