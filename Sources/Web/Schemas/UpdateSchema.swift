// UpdateSchema: POST /schemas/{id}.

import Generation
import HTTP
import Records

enum UpdateSchema {
    /// Data sets made before keep what they were made from.
    static func respond(_ context: RequestContext) throws -> Response {
        let id: SchemaID = try context.identifier()
        let owner = try context.user
        let schemas = context.services.schemas
        guard let stored = try schemas.schema(id, owner: owner) else {
            throw RequestContext.nothingHere
        }
        return try SchemaEditor.respond(context, id: id) { schema, form in
            var schema = schema
            // Programs do not send what the page hides.
            if schema.extras.isEmpty { schema.extras = stored.schema.extras }
            let version = form.version.isEmpty ? nil : form.version
            guard
                try schemas.update(
                    id, to: schema, version: version, owner: owner, at: context.now)
            else { return try collision(id, form, context) }
            return context.wantsJSON
                ? context.json(SchemaJSON.value(id, schema, changedAt: context.now))
                : .redirect(to: Routes.schema(id, seed: form.seed))
        }
    }

    /// Somebody, in another tab or elsewhere, has saved the schema since this form was opened.
    ///
    /// Nothing is lost on either side: the typed form comes back, ready to be saved over the other
    /// state by whoever has been told of it.
    private static func collision(
        _ id: SchemaID, _ form: SchemaForm, _ context: RequestContext
    ) throws -> Response {
        guard let stored = try context.services.schemas.schema(id, owner: context.user) else {
            throw RequestContext.nothingHere
        }
        let sentence = """
            This schema was saved elsewhere after you had opened it, in another tab perhaps, and \
            has \(Readable.count(stored.schema.columns.count, "column", "columns")) there. \
            What you typed is below and not saved yet: save again to replace the other state, or \
            cancel to keep it.
            """
        if context.wantsJSON {
            let problem = HTTPError(.conflict, "This schema was changed since that version.")
            throw problem
        }
        var form = form
        form.version = stored.version
        return try SchemaEditor.page(
            form, id: id, in: context, notice: sentence, isUnsaved: true, status: .conflict)
    }
}
