// ShareSchema: read-only links to a schema, and copies of schemas, one's own and shared ones.

import Generation
import HTTP
import JSON
import Platform
import Records
import SchemaFiles

enum ShareSchema {
    /// POST /schemas/{id}/share: sharing again keeps the link that is there.
    static func share(_ context: RequestContext) throws -> Response {
        let id: SchemaID = try context.identifier()
        let saved = try ShowSchema.saved(id, context)
        let schemas = context.services.schemas
        let known = try schemas.shareKey(of: id, owner: context.user)
        let key = known ?? context.services.random.hex(bytes: 16)
        if known == nil { _ = try schemas.setShareKey(key, of: saved.id, owner: context.user) }
        guard context.wantsJSON else { return .redirect(to: Routes.schema(id)) }
        return context.json(["link": .text(context.absolute(Routes.shared(key)))])
    }

    /// POST /schemas/{id}/unshare: the link leads nowhere from now on.
    static func unshare(_ context: RequestContext) throws -> Response {
        let id: SchemaID = try context.identifier()
        _ = try ShowSchema.saved(id, context)
        _ = try context.services.schemas.setShareKey(nil, of: id, owner: context.user)
        return context.wantsJSON ? .empty(.noContent) : .redirect(to: Routes.schema(id))
    }

    /// GET /shared/{key}: for anyone who has the link.
    static func show(_ context: RequestContext) throws -> Response {
        let (schema, sharedBy) = try shared(context)
        if context.wantsJSON { return context.json(SchemaFile.write(schema)) }
        let preview = try? SchemaPreview(schema, seed: Seed(1))
        let page = SharedSchemaPage(
            key: context.parameters["key"] ?? "", name: schema.name, sharedBy: sharedBy,
            columns: schema.columns.map(ShowSchema.column),
            dialectSummary: DialectFields(form: SchemaForm(schema)).summary, preview: preview)
        return try context.page(page, title: schema.name)
    }

    /// POST /shared/{key}/copy.
    static func copyShared(_ context: RequestContext) throws -> Response {
        try keep(try shared(context).schema, context)
    }

    /// POST /schemas/{id}/copy.
    static func copy(_ context: RequestContext) throws -> Response {
        var schema = try ShowSchema.saved(context.identifier(), context).schema
        let room = SchemaLimits.schemaNameCharacters - " (copy)".count
        schema.name = "\(schema.name.prefix(room)) (copy)"
        return try keep(schema, context)
    }

    /// GET /schemas/{id}/export: the schema as a file, which can be imported again.
    static func export(_ context: RequestContext) throws -> Response {
        let saved = try ShowSchema.saved(context.identifier(), context)
        var response = context.json(SchemaFile.write(saved.schema))
        let name = saved.schema.name.map { $0 == "/" || $0.isNewline ? "-" : $0 }
        response.headers["Content-Disposition"] = contentDisposition(
            attachment: "\(String(name).prefix(80)).json")
        return response
    }

    private static func shared(
        _ context: RequestContext
    ) throws -> (schema: Schema, sharedBy: String) {
        let key = context.parameters["key"] ?? ""
        guard key.utf8.count == 32, key.utf8.allSatisfy({ (0x30...0x7A).contains($0) }),
            let found = try context.services.schemas.schema(shareKey: key)
        else {
            throw HTTPError(
                .notFound, "This link leads nowhere: its owner has ended sharing, or it is cut off."
            )
        }
        return found
    }

    private static func keep(_ schema: Schema, _ context: RequestContext) throws -> Response {
        let owner = try context.user
        try SiteLimits.checkRoom(in: context.services.schemas, owner: owner)
        let id = try context.services.schemas.insert(schema, owner: owner, at: context.now)
        guard context.wantsJSON else { return .redirect(to: Routes.schema(id)) }
        var response = context.json(
            SchemaJSON.value(id, schema, changedAt: context.now), status: .created)
        response.headers["Location"] = Routes.schema(id)
        return response
    }
}

extension SiteLimits {
    /// Throws 409 when the owner has as many schemas as anybody may.
    static func checkRoom(in schemas: SchemaStore, owner: UserID) throws {
        guard try schemas.count(owner: owner) < schemasPerUser else {
            throw HTTPError(
                .conflict, "You have \(schemasPerUser) schemas: delete some, then try again.")
        }
    }
}
