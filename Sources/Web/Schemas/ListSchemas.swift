// ListSchemas: GET /.

import HTTP
import JSON
import Platform
import Records

enum ListSchemas {
    static func respond(_ context: RequestContext) throws -> Response {
        let user = try context.user
        if context.wantsJSON {
            let summaries = try summaries(of: user, context)
            return context.json(.array(summaries.map(SchemaJSON.value)))
        }
        let page = try context.services.memory.schemaList(of: user) {
            SchemaListPage(schemas: try summaries(of: user, context).map(item))
        }
        return try context.page(page, title: "Your schemas")
    }

    private static func summaries(
        of user: UserID, _ context: RequestContext
    ) throws -> [SchemaSummary] {
        try context.services.schemas.summaries(owner: user, limit: SiteLimits.schemasPerUser)
    }

    private static func item(_ summary: SchemaSummary) -> SchemaListPage.Item {
        .init(
            id: summary.id.value, name: summary.name, columnCount: summary.columnCount,
            columnSummary: summary.columnSummary, changed: summary.changedAt.minuteText,
            datasetCount: summary.datasetCount, pendingCount: summary.pendingCount)
    }
}
