// One labelled form field with its help and its message: partials/field.mustache.

import Templates

/// A labelled text field or select as a template value.
///
/// The field's id is its name, so that messages, error summaries and scripts find it; help and
/// message are tied to it by `aria-describedby`.
struct FormField {
    /// A choice of a select.
    struct Option {
        let value: String
        let title: String
    }

    let name: String
    let label: String
    var value: String
    var help: String?
    var problem: String?
    /// The choices of a select; nil makes a text field.
    var options: [Option]?
    /// Values that a text field offers without insisting on them.
    var suggestions: [String] = []
    /// The `type` of a text field: `text`, `password`, `email`.
    var type = "text"
    /// Which keyboard a phone offers: `text`, `numeric`, `decimal`.
    var inputMode = "text"
    /// What browsers and password stores may fill in.
    var autocomplete = "off"
    /// What an empty field shows as its default.
    var placeholder: String?
    /// The id of a list of suggestions that stands elsewhere on the page.
    var sharedList: String?
    var isRequired = false
    /// Whether a few characters are all that the field ever holds.
    var isShort = false
    /// Whether the value may have several lines, which a field of one line would run together.
    var isLong = false

    /// The values under the names that `partials/field.mustache` uses.
    var templateValue: TemplateValue {
        .fields([
            "id": .text(name),
            "label": .text(label),
            "value": .text(value),
            "help": .optional(help),
            "problem": .optional(problem),
            "describedBy": .optional(describedBy),
            "options": .group(optionValues),
            "suggestions": .group(suggestions.map(TemplateValue.text)),
            "sharedList": .optional(sharedList),
            "type": .text(type),
            "inputMode": .optional(inputMode == "text" ? nil : inputMode),
            "autocomplete": .text(autocomplete),
            "placeholder": .optional(placeholder),
            "isRequired": .bool(isRequired),
            "isShort": .bool(isShort),
            "isLong": .bool(isLong || value.contains(where: \.isNewline)),
        ])
    }

    /// The ids of the help and the message that exist.
    private var describedBy: String? {
        let ids = [help.map { _ in "\(name)-help" }, problem.map { _ in "\(name)-problem" }]
        let present = ids.compactMap { $0 }
        return present.isEmpty ? nil : present.joined(separator: " ")
    }

    /// The choices, with a value that is none of them kept as a choice of its own: what was sent
    /// is shown again, never silently replaced by the first choice.
    private var optionValues: [TemplateValue] {
        guard var options else { return [] }
        if !options.contains(where: { $0.value == value }) {
            options.append(Option(value: value, title: value.isEmpty ? "(choose)" : value))
        }
        return options.map { option in
            .fields([
                "value": .text(option.value),
                "title": .text(option.title),
                "isSelected": .bool(option.value == value),
            ])
        }
    }
}
