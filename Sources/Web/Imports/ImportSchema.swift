// ImportSchema: GET and POST /schemas/import: a schema from what somebody has.

import Generation
import HTTP
import JSON
import SchemaFiles

/// A schema guessed from what is pasted or uploaded.
package enum ImportSchema {
    /// Where files are sent; only their beginning is kept.
    package static let path = "/schemas/import"

    static func show(_ context: RequestContext) throws -> Response {
        try page(context, text: "", problem: nil)
    }

    /// Shows the editor with what was guessed; nothing is stored until it is saved there.
    static func respond(_ context: RequestContext) throws -> Response {
        let form = try context.form()
        let typed = form["text"] ?? ""
        let text = typed.isEmpty ? form["file"] ?? "" : typed
        var read: SchemaImport
        do throws(SchemaFileError) {
            read = try SchemaImport.read(text, named: name(form))
        } catch {
            if context.wantsJSON { return context.json(problems: ["text": error.description]) }
            return try page(context, text: String(text.prefix(20_000)), problem: error.description)
        }
        // Browsers send every line end of a text area as CRLF, whatever the file had.
        if !typed.isEmpty { read.schema.dialect.lineEnding = .lf }
        return context.wantsJSON ? context.json(json(read)) : try editor(read, context)
    }

    private static func name(_ form: Form) -> String {
        let name = form["name"] ?? ""
        return name.isEmpty ? "Imported" : String(name.prefix(SchemaLimits.schemaNameCharacters))
    }

    private static func editor(
        _ read: SchemaImport, _ context: RequestContext
    ) throws -> Response {
        var form = SchemaForm(read.schema)
        for (place, reason) in read.reasons.enumerated() where form.columns.indices.contains(place)
        {
            form.columns[place].parameters[ColumnForm.reasonKey] = reason
        }
        let count = Readable.count(form.columns.count, "column", "columns")
        let notice =
            ([
                "This is \(read.kind) with \(count). Each says why it got its type: change what "
                    + "does not fit, then save."
            ] + read.warnings.prefix(5)).joined(separator: " ")
        var checked = form
        let preview = checked.checkedSchema().flatMap { try? SchemaPreview($0, seed: Seed(1)) }
        return try SchemaEditor.page(
            form, id: nil, in: context, preview: preview, notice: notice, isUnsaved: true)
    }

    private static func json(_ read: SchemaImport) -> JSONValue {
        guard case .object(var file) = SchemaFile.write(read.schema) else { return .null }
        file["kind"] = .text(read.kind)
        file["reasons"] = .array(read.reasons.map(JSONValue.text))
        file["warnings"] = .array(read.warnings.map(JSONValue.text))
        return .object(file)
    }

    private static func page(
        _ context: RequestContext, text: String, problem: String?
    ) throws -> Response {
        try context.page(
            ImportPage(text: text, problem: problem), title: "Import a schema",
            status: problem == nil ? .ok : .unprocessableContent)
    }
}
