// One column of the schema editor: partials/column.mustache.

import Generation
import Templates

/// A column's fields, the parameters of its type and its messages.
struct ColumnRow {
    let column: ColumnForm
    /// The column's index in the field names; `INDEX` in the row that scripts copy.
    let index: String
    /// The place in the list, from 1.
    let number: Int
    /// How many columns the list has.
    let count: Int
    let problems: [String: String]
    let menu: TypeMenu
    /// Whether the menu of types has those of one group alone.
    var isMenuShort = false

    /// What may be written in several lines: lists of one's own.
    private static let longParameters: Set = ["values"]
    /// What every type has, and few need: folded away.
    private static let moreParts = ["group", "locale", "unique_together"]

    /// The values under the names that `partials/column.mustache` uses.
    var templateValue: TemplateValue {
        let type = FieldCatalog.type(named: column.type)
        return .fields([
            "index": .text(index),
            "number": .integer(number),
            "isFirst": .bool(number == 1),
            "isLast": .bool(number == count),
            "order": .text(column.order),
            "orderProblem": .optional(problems[name("order")]),
            "nameField": nameField.templateValue,
            "typeField": typeField.templateValue,
            "typeGroups": .list(
                isMenuShort
                    ? menu.shortGroupValues(selected: column.type)
                    : menu.groupValues(selected: column.type)),
            "isMenuShort": .bool(isMenuShort),
            "about": type.map(TypeMenu.about) ?? .null,
            "parameters": .group((type?.parameters ?? []).map { value(of: $0) }),
            "keptFields": .list(keptFields),
            "blankField": blankField.templateValue,
            "uniqueField": uniqueField.templateValue,
            "reason": .optional(column.parameters[ColumnForm.reasonKey]),
            "moreFields": .list([groupField, localeField, togetherField].map(\.templateValue)),
            "isMoreOpen": .bool(
                Self.moreParts.contains { part in
                    !(column.parameters[part] ?? "").isEmpty || problems[name(part)] != nil
                }),
        ])
    }

    /// Where the column's messages may stand, in reading order.
    var places: [ProblemSummary.Place] {
        let type = FieldCatalog.type(named: column.type)
        let parameters = type?.parameters.map(\.name) ?? []
        let parts =
            ["name", "type"] + parameters + Self.moreParts + ["blank", "unique", "order"]
        return parts.map { .init(field: name($0), title: "Column \(number)") }
    }

    /// The field of one parameter: its default shows in the empty field.
    static func field(for parameter: FieldParameter, index: String) -> FormField {
        var field = FormField(
            name: "column_\(parameter.name)_\(index)", label: parameter.title, value: "",
            help: help(for: parameter))
        field.placeholder = parameter.defaultText.isEmpty ? nil : parameter.defaultText
        switch parameter.kind {
        case .integer(let range):
            field.isShort = true
            field.inputMode = range.lowerBound < 0 ? "text" : "numeric"
        case .decimal: field.isShort = true
        case .choice(let choices):
            field.value = parameter.defaultText
            field.options = choices.map { .init(value: $0.value, title: $0.title) }
        case .text: field.isLong = longParameters.contains(parameter.name)
        case .date: break
        }
        return field
    }

    /// The catalogue's sentence, and the range of whole numbers where it is narrow enough to say.
    private static func help(for parameter: FieldParameter) -> String? {
        guard case .integer(let range) = parameter.kind, range.upperBound < 1_000_000_000_000 else {
            return parameter.help.isEmpty ? nil : parameter.help
        }
        let bounds =
            "\(Readable.count(range.lowerBound)) to \(Readable.count(range.upperBound))"
        return parameter.help.isEmpty ? bounds : "\(parameter.help) \(bounds)."
    }

    private func value(of parameter: FieldParameter) -> TemplateValue {
        var field = Self.field(for: parameter, index: index)
        let typed = column.parameters[parameter.name] ?? ""
        if !typed.isEmpty || field.options == nil { field.value = typed }
        field.problem = problems[field.name]
        return field.templateValue
    }

    /// What was typed for parameters that this type does not show: sent along unseen, so that
    /// changing the type back brings it back.
    private var keptFields: [TemplateValue] {
        let shown = FieldCatalog.type(named: column.type)?.parameters.map(\.name) ?? []
        let kept = column.parameters.filter {
            !$0.value.isEmpty && !(shown + Self.moreParts).contains($0.key)
        }
        return kept.sorted { $0.key < $1.key }.map { part, value in
            .fields(["id": .text(name(part)), "value": .text(value)])
        }
    }

    private func name(_ part: String) -> String { "column_\(part)_\(index)" }

    private var nameField: FormField {
        FormField(
            name: name("name"), label: "Name", value: column.name, problem: problems[name("name")])
    }

    private var typeField: FormField {
        FormField(
            name: name("type"), label: "Type", value: column.type, problem: problems[name("type")])
    }

    private var groupField: FormField {
        FormField(
            name: name("group"), label: "Group", value: column.parameters["group"] ?? "",
            help: "Columns of one group show the same person, place and company.",
            problem: problems[name("group")], placeholder: "the row’s own")
    }

    private var togetherField: FormField {
        FormField(
            name: name("unique_together"), label: "Unique together",
            value: column.parameters["unique_together"] ?? "",
            help: "Columns with the same word here have each combination once.",
            problem: problems[name("unique_together")], placeholder: "no")
    }

    private var localeField: FormField {
        FormField(
            name: name("locale"), label: "Locale", value: column.parameters["locale"] ?? "",
            help: "Language and country, for this column alone.",
            problem: problems[name("locale")], placeholder: "the schema’s",
            sharedList: SchemaEditorPage.localeList)
    }

    private var blankField: FormField {
        FormField(
            name: name("blank"), label: "Blank %", value: column.blank,
            problem: problems[name("blank")], inputMode: "decimal", placeholder: "0")
    }

    private var uniqueField: FormField {
        FormField(
            name: name("unique"), label: "Unique",
            value: column.unique.isEmpty ? "off" : column.unique,
            problem: problems[name("unique")],
            options: [.init(value: "off", title: "No"), .init(value: "on", title: "Yes")])
    }
}
