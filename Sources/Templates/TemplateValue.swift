/// A value that fills a template.
package enum TemplateValue: Equatable, Sendable {
    /// Text, which is escaped where the template does not say otherwise.
    case text(String)
    /// HTML in UTF-8 that is safe already, such as a rendered page: it is never escaped.
    case html([UInt8])
    case integer(Int)
    case bool(Bool)
    /// A section of a list is rendered once for each element.
    case list([TemplateValue])
    /// The names that a section of this value can use.
    case fields(TemplateFields)
    /// A name that is there and has nothing to show.
    case null

    /// The value of one of its fields; nil where there is none of that name.
    func field(_ name: String) -> TemplateValue? {
        guard case .fields(let fields) = self else { return nil }
        return fields[name]
    }

    /// Whether a section of this value is shown: not for null, false, 0, and what is empty.
    ///
    /// Fields are always shown, even when there are none.
    var isShown: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .html(let bytes): !bytes.isEmpty
        case .integer(let number): number != 0
        case .bool(let isTrue): isTrue
        case .list(let elements): !elements.isEmpty
        case .fields: true
        case .null: false
        }
    }
}

extension TemplateValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByNilLiteral
{
    package init(stringLiteral text: String) { self = .text(text) }
    package init(integerLiteral number: Int) { self = .integer(number) }
    package init(booleanLiteral isTrue: Bool) { self = .bool(isTrue) }
    package init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
    package init(nilLiteral: ()) { self = .null }

    /// Fields by name; a name that stands twice is a mistake of the program.
    package init(dictionaryLiteral fields: (String, TemplateValue)...) {
        self = .fields(TemplateFields(fields))
    }
}
