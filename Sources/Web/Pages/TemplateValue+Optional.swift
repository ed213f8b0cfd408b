// Optional text and lists as templates read them: null is what a section skips.

import Templates

extension TemplateValue {
    /// The text, or null where there is none.
    static func optional(_ text: String?) -> TemplateValue {
        text.map(TemplateValue.text) ?? .null
    }

    /// The list under `items` and null when it is empty, so that a template can put a heading and
    /// a frame around a list that exists, and an invitation where none does.
    static func group(_ items: [TemplateValue]) -> TemplateValue {
        items.isEmpty ? .null : .fields(["items": .list(items)])
    }
}
