/// Turns the source of a template into its steps.
struct TemplateParser {
    private var scanner: TemplateScanner
    private var template: Template
    /// The sections that are open, from the outermost in: where their step stands.
    private var openSections: [(name: String, line: Int, step: Int)] = []
    private let partial: (String) -> Int?
    private let isStrict: Bool

    /// Parses a template.
    ///
    /// - Parameters:
    ///   - isStrict: whether a partial that does not exist is an error; otherwise it is empty.
    ///   - partial: the position of a template in the library by its name.
    static func parse(
        name: String, source: String, isStrict: Bool, partial: @escaping (String) -> Int?
    ) throws(TemplateError) -> Template {
        var parser = TemplateParser(
            scanner: TemplateScanner(template: name, source: source),
            template: Template(name: name), partial: partial, isStrict: isStrict)
        return try parser.parse()
    }

    private init(
        scanner: TemplateScanner, template: Template, partial: @escaping (String) -> Int?,
        isStrict: Bool
    ) {
        self.scanner = scanner
        self.template = template
        self.partial = partial
        self.isStrict = isStrict
    }

    private mutating func parse() throws(TemplateError) -> Template {
        while true {
            let (text, tag) = try scanner.next()
            addLiteral(text)
            guard let tag else { break }
            try add(tag)
        }
        if let open = openSections.last {
            throw error("The section \(open.name) is not closed", line: open.line)
        }
        return template
    }
}

extension TemplateParser {
    private mutating func add(_ tag: TemplateScanner.Tag) throws(TemplateError) {
        switch tag.kind {
        case .comment, .delimiters: break
        case .value(let isEscaped):
            template.steps.append(.value(name: try addName(tag), isEscaped: isEscaped))
        case .section, .inverted: try beginSection(tag)
        case .end: try endSection(tag)
        case .partial: try addPartial(tag)
        }
    }

    private mutating func addLiteral(_ text: ArraySlice<UInt8>) {
        guard !text.isEmpty else { return }
        template.steps.append(.literal(addBytes(text)))
    }

    private mutating func addBytes(_ text: some Collection<UInt8>) -> Range<Int> {
        template.bytes += text
        return template.bytes.count - text.count..<template.bytes.count
    }

    private mutating func beginSection(_ tag: TemplateScanner.Tag) throws(TemplateError) {
        let name = try addName(tag)
        openSections.append((tag.content, tag.line, template.steps.count))
        // The end is known when the section is closed.
        if case .inverted = tag.kind {
            template.steps.append(.inverted(name: name, end: 0))
        } else {
            template.steps.append(.section(name: name, end: 0))
        }
    }

    private mutating func endSection(_ tag: TemplateScanner.Tag) throws(TemplateError) {
        guard let open = openSections.popLast() else {
            throw error("The section \(tag.content) ends but never began", line: tag.line)
        }
        guard open.name == tag.content else {
            throw error(
                "The section \(open.name) of line \(open.line) is still open "
                    + "where \(tag.content) ends", line: tag.line)
        }
        let end = template.steps.count
        switch template.steps[open.step] {
        case .section(let name, _):
            template.steps[open.step] = .section(name: name, end: end)
        case .inverted(let name, _):
            template.steps[open.step] = .inverted(name: name, end: end)
        default: preconditionFailure("An open section is a section")
        }
    }

    private mutating func addPartial(_ tag: TemplateScanner.Tag) throws(TemplateError) {
        guard let position = partial(tag.content) else {
            guard !isStrict else {
                throw error("There is no partial \(tag.content)", line: tag.line)
            }
            return
        }
        let indentation = tag.indentation.map { addBytes($0) }
        template.steps.append(
            .partial(.init(template: position, indentation: indentation, line: tag.line)))
    }

    /// Adds the name that a tag holds, and gives its position.
    private mutating func addName(_ tag: TemplateScanner.Tag) throws(TemplateError) -> Int {
        let parts = tag.content.split(separator: ".", omittingEmptySubsequences: false)
        let isCurrent = tag.content == "."
        guard
            isCurrent
                || !parts.contains(where: { $0.isEmpty || $0.contains(where: \.isWhitespace) })
        else { throw error("A tag holds one name, or names joined by dots", line: tag.line) }
        template.names.append(
            Template.Name(
                first: String(parts[0]),
                rest: isCurrent ? [] : parts.dropFirst().map { String($0) },
                line: tag.line))
        return template.names.count - 1
    }

    private func error(_ message: String, line: Int) -> TemplateError {
        TemplateError(template: template.name, line: line, message: message)
    }
}
