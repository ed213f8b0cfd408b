/// Fills a template with a value: walks its steps and appends bytes.
struct TemplateRenderer {
    /// Partials in partials; a page needs fewer than ten, a partial that calls itself might never
    /// end, and the stack has room for thousands.
    private static let maximumDepth = 64

    private let templates: [Template]
    private let isStrict: Bool
    private var output: [UInt8] = []
    /// The values that names are looked up in, the innermost last.
    private var contexts: [TemplateValue]
    private var depth = 0
    /// What each line of the current partial begins with.
    private var indentation: [UInt8] = []
    private var isAtLineStart = true

    init(templates: [Template], value: TemplateValue, isStrict: Bool) {
        self.templates = templates
        self.isStrict = isStrict
        contexts = [value]
        // Most pages are smaller; those that are not grow a few times.
        output.reserveCapacity(16 << 10)
    }

    /// The bytes of a template, in UTF-8.
    consuming func render(_ template: Template) throws(TemplateError) -> [UInt8] {
        try render(template, template.steps.indices)
        return output
    }

    private mutating func render(
        _ template: Template, _ range: Range<Int>
    ) throws(TemplateError) {
        var position = range.lowerBound
        while position < range.upperBound {
            switch template.steps[position] {
            case .literal(let range): writeLiteral(template.bytes[range])
            case .value(let name, let isEscaped):
                try writeValue(of: template.names[name], isEscaped: isEscaped, in: template)
            case .section(let name, let end):
                try renderSection(template, template.names[name], position + 1..<end)
                position = end - 1
            case .inverted(let name, let end):
                if !(try find(template.names[name], in: template)?.isShown ?? false) {
                    try render(template, position + 1..<end)
                }
                position = end - 1
            case .partial(let partial): try renderPartial(partial, in: template)
            }
            position += 1
        }
    }
}

// MARK: - Sections and partials

extension TemplateRenderer {
    private mutating func renderSection(
        _ template: Template, _ name: Template.Name, _ body: Range<Int>
    ) throws(TemplateError) {
        guard let value = try find(name, in: template), value.isShown else { return }
        switch value {
        case .list(let elements):
            for element in elements {
                try render(template, body, within: element)
            }
        case .bool: try render(template, body)
        default: try render(template, body, within: value)
        }
    }

    private mutating func render(
        _ template: Template, _ body: Range<Int>, within value: TemplateValue
    ) throws(TemplateError) {
        contexts.append(value)
        try render(template, body)
        contexts.removeLast()
    }

    /// A tag in a line for itself indents the partial by what stands before the tag, on top of the
    /// indentation of the template that it stands in.
    private mutating func renderPartial(
        _ partial: Template.Partial, in template: Template
    ) throws(TemplateError) {
        guard depth < Self.maximumDepth else {
            throw TemplateError(
                template: template.name, line: partial.line,
                message: "Partials call each other more than \(Self.maximumDepth) deep")
        }
        let outer = indentation
        if let own = partial.indentation {
            indentation += template.bytes[own]
            isAtLineStart = true
        } else {
            indentLine()
            indentation = []
        }
        depth += 1
        let inner = templates[partial.template]
        try render(inner, inner.steps.indices)
        depth -= 1
        indentation = outer
        isAtLineStart = partial.indentation != nil
    }
}

// MARK: - Writing

extension TemplateRenderer {
    private mutating func writeLiteral(_ bytes: ArraySlice<UInt8>) {
        guard !indentation.isEmpty else {
            output += bytes
            return
        }
        var start = bytes.startIndex
        for position in bytes.indices where bytes[position] == 0x0A {
            indentLine()
            output += bytes[start...position]
            isAtLineStart = true
            start = position + 1
        }
        guard start < bytes.endIndex else { return }
        indentLine()
        output += bytes[start...]
    }

    /// Begins a line of the template; lines inside values are no lines of the template.
    private mutating func indentLine() {
        if isAtLineStart { output += indentation }
        isAtLineStart = false
    }

    private mutating func writeValue(
        of name: Template.Name, isEscaped: Bool, in template: Template
    ) throws(TemplateError) {
        let value = try find(name, in: template)
        indentLine()
        switch value {
        case .text(let text) where isEscaped: output.appendEscapingHTML(text)
        case .text(let text): output += text.utf8
        case .html(let bytes): output += bytes
        case .integer(let number): output += String(number).utf8
        case .bool(let isTrue): output += (isTrue ? "true" : "false").utf8
        case .null, nil: break
        case .list, .fields:
            guard isStrict else { break }
            throw error("is a list or has fields of its own: it cannot be shown", name, template)
        }
    }
}

// MARK: - Names

extension TemplateRenderer {
    /// The value of a name.
    ///
    /// - Returns: `nil` when no value has the name and the library is not strict.
    /// - Throws: when no value has the name and the library is strict.
    private func find(
        _ name: Template.Name, in template: Template
    ) throws(TemplateError) -> TemplateValue? {
        guard !name.first.isEmpty else { return contexts.last }
        if let value = find(name) { return value }
        guard isStrict else { return nil }
        throw error("is no name that the value has", name, template)
    }

    /// The innermost value that has the first part decides, also when it lacks the rest.
    private func find(_ name: Template.Name) -> TemplateValue? {
        for depth in contexts.indices.reversed() {
            guard var value = contexts[depth].field(name.first) else { continue }
            for part in name.rest {
                guard let next = value.field(part) else { return nil }
                value = next
            }
            return value
        }
        return nil
    }

    private func error(
        _ message: String, _ name: Template.Name, _ template: Template
    ) -> TemplateError {
        TemplateError(
            template: template.name, line: name.line, message: "\(name.text) \(message)")
    }
}
