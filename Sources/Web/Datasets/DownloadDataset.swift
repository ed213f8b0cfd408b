// DownloadDataset: GET /datasets/{id}/file.

import FileStorage
import Generation
import HTTP
import Records

enum DownloadDataset {
    /// Checks the owner and hands over to the web server, which sends the file, with ranges and
    /// an entity tag, from its `internal` location; or to the S3 server, by a link of some minutes.
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
        return try handOver(
            stored,
            FileDownload(
                disposition: contentDisposition(attachment: fileName(of: dataset)),
                mediaType: dataset.shape.mediaType), context)
    }

    /// Has the web server send the file, or sends the browser to where it is.
    private static func handOver(
        _ stored: String, _ download: FileDownload, _ context: RequestContext
    ) throws -> Response {
        let services = context.services
        switch try services.files.location(of: stored, for: download) {
        case .address(let address):
            var response = Response.redirect(to: address)
            response.headers["Cache-Control"] = "no-store"
            return response
        case .path(let path):
            var response = Response(status: .ok)
            if services.settings.sendsPaths {
                response.headers["X-Sendfile"] = path
            } else {
                // nginx knows the file by an internal address.
                response.headers["X-Accel-Redirect"] =
                    services.settings.protectedPrefix + percentEncode(stored)
            }
            response.headers["Content-Type"] = download.mediaType
            response.headers["Content-Disposition"] = download.disposition
            response.headers["Cache-Control"] = "private, no-cache"
            return response
        }
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
