// A template taken apart: texts and the names of columns.

/// A text such as "Order {id} of {full name}", as a list of parts.
///
/// A name in braces stands for that column's value; two braces, `{{` or `}}`, for one of them.
struct CellTemplate: Equatable, Sendable {
    enum Part: Equatable, Sendable {
        case text([UInt8])
        case column(String)
    }

    private(set) var parts: [Part] = []

    /// The names of the columns, in order, each as often as it comes.
    var names: [String] {
        parts.compactMap { if case .column(let name) = $0 { name } else { nil } }
    }

    /// Takes a template apart; O(length).
    static func parse(_ text: String) -> Parsed<CellTemplate> {
        var template = CellTemplate()
        var literal: [UInt8] = []
        var rest = ArraySlice(text.utf8)
        while let byte = rest.popFirst() {
            let isBrace = byte == open || byte == close
            if isBrace, rest.first == byte {
                rest.removeFirst()
                literal.append(byte)
            } else if byte == open {
                guard let end = rest.firstIndex(of: close) else {
                    return .problem(
                        "A brace is never closed; write {name of a column}, or {{ for a brace.")
                }
                template.add(text: &literal)
                let name = String(decoding: rest[..<end], as: UTF8.self)
                template.parts.append(.column(name.trimmed))
                rest = rest[(end + 1)...]
            } else {
                literal.append(byte)
            }
        }
        template.add(text: &literal)
        return .value(template)
    }

    private mutating func add(text: inout [UInt8]) {
        if !text.isEmpty { parts.append(.text(text)) }
        text = []
    }

    private static let open = UInt8(ascii: "{")
    private static let close = UInt8(ascii: "}")
}
