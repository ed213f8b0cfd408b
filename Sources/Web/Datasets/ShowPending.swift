// ShowPending: GET /pending/{key}, when memcached does not know the answer.

import HTTP
import Jobs
import Records

enum ShowPending {
    /// Progress from the database, put back into memcached so that the next question is answered
    /// there.
    ///
    /// The key is the right to see it.
    static func respond(_ context: RequestContext) throws -> Response {
        let key = context.parameters["key"] ?? ""
        guard isTaskKey(key), let dataset = try context.services.datasets.dataset(taskKey: key)
        else {
            throw HTTPError(.notFound, "Nothing is being made under this key.")
        }
        let progress = Progress(dataset)
        context.services.progress.reportStored(progress, under: key)
        return context.json(progress.json)
    }

    /// `schema-{id}.{32 hexadecimal digits}`: nothing else is worth a query.
    private static func isTaskKey(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 2 && parts[1].count == 32 && text.hasPrefix("schema-")
            && text.utf8.count <= 64
    }
}
