// ResumedForm: a form that an ended session interrupted, shown again after signing in.

import HTTP
import Records

/// The sign-in page carries the form in two hidden fields; here it comes back to life.
///
/// Nothing is saved by it: the user sees what he typed and decides.
enum ResumedForm {
    private static let notice =
        "You are signed in again. Here is what you had typed; nothing has been saved yet."

    /// Whether a form posted there is worth carrying: one that somebody has typed, and not one of
    /// passwords, which must not stand in a page.
    static func isCarried(to path: String) -> Bool {
        if newSchemaPaths.contains(path) { return true }
        guard case .found(_, let parameters) = router.match(.post, path) else { return false }
        return parameters.integer("id") != nil
    }

    private static let newSchemaPaths: Set = ["/schemas", "/schemas/preview"]

    /// The carried form, to be carried on when signing in failed.
    static func resume(in form: Form) -> LoginPage.Resume? {
        guard let path = form["resume_path"], let text = form["resume_form"], !path.isEmpty else {
            return nil
        }
        return LoginPage.Resume(path: path, form: text)
    }

    /// The page that shows the carried form again; nil when the sign-in form carries none, or one
    /// that is of no use any more.
    static func response(to form: Form, in context: RequestContext) throws -> Response? {
        guard let resume = resume(in: form), let (carried, schema) = read(resume.form) else {
            return nil
        }
        if newSchemaPaths.contains(resume.path) {
            return try SchemaEditor.page(
                schema, id: nil, in: context, notice: notice)
        }
        guard case .found(let route, let parameters) = router.match(.post, resume.path),
            let id = parameters.integer("id").map(SchemaID.init)
        else { return nil }
        guard try context.services.schemas.schema(id, owner: context.user) != nil else {
            return nil
        }
        switch route {
        case .schema:
            return try SchemaEditor.page(schema, id: id, in: context, notice: notice)
        case .datasets:
            return try ShowSchema.page(
                id, in: context,
                typed: .init(
                    rows: carried["rows"] ?? "", seed: carried["seed"] ?? "",
                    firstRow: carried["from_row"] ?? ""),
                notice: notice)
        }
    }

    /// The carried form; nil when it is too large: signing in must not fail for it.
    private static func read(_ text: String) -> (form: Form, schema: SchemaForm)? {
        guard let form = try? Form.parse(urlEncoded: Array(text.utf8)),
            let schema = try? SchemaForm(form)
        else { return nil }
        return (form, schema)
    }

    private enum Target { case schema, datasets }

    private static let router = Router<Target>([
        (.post, "/schemas/{id}", .schema), (.post, "/schemas/{id}/datasets", .datasets),
    ])
}
