// The page on which a schema is made or changed.

import Generation
import Templates

/// The schema editor: name, columns, file format, preview.
struct SchemaEditorPage: Page {
    /// The schema's id; nil while it has not been saved.
    let id: Int64?
    let form: SchemaForm
    /// The first rows, once they were asked for.
    let preview: SchemaPreview?
    /// Whether the form holds what was typed before, such as one that waited for signing in.
    var isUnsaved = false
    /// Where scripts fetch what they need to swap one type for another.
    var typesPath = "/schemas/types"

    var templateName: String { "pages/editor" }

    var value: TemplateValue {
        let menu = TypeMenu()
        let rows = form.columns.enumerated().map { place, column in
            row(for: column, number: place + 1, menu: menu)
        }
        let dialect = DialectFields(form: form)
        return .fields([
            "heading": .text(id == nil ? "New schema" : "Edit schema"),
            "action": .text(path),
            "leavePath": .text(id == nil ? "/" : path),
            "isDirty": .bool(isDirty),
            "problems": summary(of: rows).templateValue,
            "nameField": nameField.templateValue,
            "columns": .group(rows.map(\.templateValue)),
            "maximumColumns": .integer(SchemaLimits.columns),
            "maximumIndex": .integer(SchemaLimits.maximumIndex),
            "dialectFields": .list(dialect.templateValues),
            "dialectSummary": .text(dialect.summary),
            "isDialectOpen": .bool(dialect.hasProblem),
            "preview": preview?.templateValue ?? .null,
            "seedField": seedField.templateValue,
            "version": .optional(form.version),
            "extras": .text(form.extras),
            "namesProblem": .optional(form.problems["names"]),
            "newColumn": newColumn(menu: menu).templateValue,
            "typesPath": .text(typesPath),
            "localeList": .text(Self.localeList),
            "locales": .list(Locales.all.map(TemplateValue.text)),
        ])
    }

    /// The id of the list of locales, which all locale fields share.
    static let localeList = "locales"

    /// Where the form goes, and where a saved schema stands.
    private var path: String { id.map { "/schemas/\($0)" } ?? "/schemas" }

    /// Whether the form holds what is not saved.
    private var isDirty: Bool {
        isUnsaved || form.hasProblems
    }

    private var nameField: FormField {
        FormField(
            name: "name", label: "Schema name", value: form.name, problem: form.problems["name"],
            isRequired: true)
    }

    private var seedField: FormField {
        FormField(
            name: "seed", label: "Seed", value: form.seed.isEmpty ? "1" : form.seed,
            problem: form.problems["seed"], inputMode: "numeric")
    }

    private func row(for column: ColumnForm, number: Int, menu: TypeMenu) -> ColumnRow {
        ColumnRow(
            column: column, index: String(column.index), number: number,
            count: form.columns.count, problems: form.problems, menu: menu,
            isMenuShort: form.columns.count > TypeMenu.columnsWithAllTypes)
    }

    /// The row that a script copies to add a column.
    private func newColumn(menu: TypeMenu) -> ColumnRow {
        ColumnRow(
            column: .empty(index: 0), index: "INDEX", number: 0, count: 0, problems: [:],
            menu: menu)
    }

    private func summary(of rows: [ColumnRow]) -> ProblemSummary {
        let dialect = DialectFields.names.map { ProblemSummary.Place(field: $0) }
        return ProblemSummary(
            form.problems,
            places: [.init(field: "name")] + rows.flatMap(\.places)
                + [.init(field: "names")] + dialect + [.init(field: "seed")],
            general: form.generalProblem)
    }
}
