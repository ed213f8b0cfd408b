// ListSchemas: GET /.

import HTTP
import JSON
import Platform
import Records

enum ListSchemas {
    static func respond(_ context: RequestContext) throws -> Response {
        let summaries = try context.services.schemas.summaries(
            owner: context.user, limit: SiteLimits.schemasPerUser)
        if context.wantsJSON {
            return context.json(.array(summaries.map(SchemaJSON.value)))
        }
        let page = SchemaListPage(schemas: summaries.map(item))
        return try context.page(page, title: "Your schemas")
    }

    private static func item(_ summary: SchemaSummary) -> SchemaListPage.Item {
        .init(
            id: summary.id.value, name: summary.name, columnCount: summary.columnCount,
            columnSummary: summary.columnSummary, changed: summary.changedAt.minuteText,
            datasetCount: summary.datasetCount, pendingCount: summary.pendingCount)
    }
}
