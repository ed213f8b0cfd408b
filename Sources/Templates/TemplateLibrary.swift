/// All templates of the service, read and parsed once at the start.
///
/// The language is Mustache without lambdas. A strict library, which is the usual one, is stricter
/// in two ways: a partial that does not exist stops the start, and a name that the value lacks
/// stops the rendering. A name that may have nothing to show is given as `.null`.
package struct TemplateLibrary: Sendable {
    private let templates: [Template]
    private let positions: [String: Int]
    private let isStrict: Bool

    /// Reads and parses templates; each is also a partial for the others, by its name.
    ///
    /// - Parameters:
    ///   - names: the names of all templates, such as `pages/login` and `partials/field`.
    ///   - isStrict: false only where the cases of the Mustache specification ask for it.
    ///   - read: gives the source of a template by its name.
    /// - Throws: the first template that cannot be read or parsed, with its line.
    package init(
        names: [String], isStrict: Bool = true, read: (String) throws -> String
    ) throws(TemplateError) {
        let positions = Dictionary(
            names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var templates: [Template] = []
        for name in names {
            templates.append(
                try TemplateParser.parse(
                    name: name, source: Self.source(of: name, read), isStrict: isStrict,
                    partial: { positions[$0] }))
        }
        self.templates = templates
        self.positions = positions
        self.isStrict = isStrict
    }

    /// Fills a template with a value.
    ///
    /// - Returns: the result in UTF-8. O(length of the result), one buffer.
    /// - Throws: when there is no such template, a name is missing, a list is shown as text, or
    ///   partials never end; with the template and the line.
    package func render(
        _ name: String, _ value: TemplateValue
    ) throws(TemplateError) -> [UInt8] {
        guard let position = positions[name] else {
            throw TemplateError(template: name, line: 0, message: "There is no such template")
        }
        let renderer = TemplateRenderer(templates: templates, value: value, isStrict: isStrict)
        return try renderer.render(templates[position])
    }

    private static func source(
        of name: String, _ read: (String) throws -> String
    ) throws(TemplateError) -> String {
        do {
            return try read(name)
        } catch {
            throw TemplateError(template: name, line: 0, message: "Cannot be read: \(error)")
        }
    }
}
