// Which templates refer to which columns: circles, size, soundness.

/// The references between the columns of a schema.
struct TemplateGraph {
    /// What a template and all that it refers to has at most: more is a mistake, and would fill the
    /// memory, since templates of templates grow by multiplication.
    static let maximumParts = 500
    /// How deep templates stand in templates.
    static let maximumDepth = 16

    private let columns: [Column]
    private let positions: [String: Int]
    private var sizes: [String: (parts: Int, depth: Int)] = [:]

    /// The schema's locales, as typed.
    private let locale: String

    init(_ columns: [Column], locale: String) {
        self.columns = columns
        self.locale = locale
        positions = Dictionary(
            columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A sentence when the template of `column` cannot be made: a column that is missing, a circle, or
    /// too many parts.
    mutating func problem(of column: Column) -> String? {
        if let name = missing(column) {
            return
                "There is no column \(name.quotedForMessage); name one of the schema's in braces, "
                + "or write {{ for a brace."
        }
        // First what bounds the work of the search for circles.
        let size = size(of: column)
        if size.depth > TemplateGraph.maximumDepth {
            return
                "Templates stand in templates more than \(TemplateGraph.maximumDepth) deep here; "
                + "name the columns themselves."
        }
        if size.parts > TemplateGraph.maximumParts {
            return "With what it refers to the template has more than "
                + "\(TemplateGraph.maximumParts) parts; shorten it."
        }
        if let circle = circle(from: column) {
            let way = circle.map(\.quotedForMessage).joined(separator: " → ")
            return "The template refers to itself: \(way); take one of these references out."
        }
        return nil
    }

    /// Whether everything that the column refers to can be made.
    func isSound(_ column: Column) -> Bool {
        names(in: column).allSatisfy { name in
            guard let other = self.column(named: name),
                let type = FieldCatalog.type(named: other.type),
                let mix = other.localeMix(of: locale).value,
                mix.locales.allSatisfy(type.supports)
            else { return false }
            var reader = ParameterReader(
                column: other, type: type, columns: columns, schemaLocale: locale,
                locale: mix.locales[0])
            type.check(&reader)
            return reader.problems.isEmpty && isSound(other)
        }
    }

    /// The column with a name.
    func column(named name: String) -> Column? { positions[name].map { columns[$0] } }

    private func missing(_ column: Column) -> String? {
        names(in: column).first { self.column(named: $0) == nil }
    }

    /// The names that a column refers to, each once.
    private func names(in column: Column) -> [String] {
        var seen: Set<String> = []
        return allNames(in: column).filter { seen.insert($0).inserted }
    }

    private func allNames(in column: Column) -> [String] {
        TemplateRecipe.text(of: column).flatMap { CellTemplate.parse($0).value?.names } ?? []
    }

    /// The way from a column back to itself; nil when there is none.
    ///
    /// Each column is looked at once: O(text of all templates).
    private func circle(from start: Column) -> [String]? {
        var finished: Set<String> = []
        var way = [start.name]
        func search(_ column: Column) -> Bool {
            for name in names(in: column) {
                if name == start.name {
                    way.append(name)
                    return true
                }
                guard finished.insert(name).inserted, let next = self.column(named: name)
                else { continue }
                way.append(name)
                if search(next) { return true }
                way.removeLast()
            }
            return false
        }
        return search(start) ? way : nil
    }

    /// How many columns the template of a column writes, those of other templates included.
    ///
    /// Circles among the others count as nothing here: they are problems of those columns.
    private mutating func size(of column: Column, level: Int = 0) -> (parts: Int, depth: Int) {
        if level > TemplateGraph.maximumDepth { return (1, 1) }
        if let known = sizes[column.name] { return known }
        sizes[column.name] = (0, 0)
        let names = allNames(in: column)
        var size = (parts: 1, depth: 0)
        if names.count >= TemplateGraph.maximumParts { size.parts = TemplateGraph.maximumParts + 1 }
        for name in names
        where size.parts <= TemplateGraph.maximumParts && size.depth <= TemplateGraph.maximumDepth {
            guard let other = self.column(named: name) else { continue }
            let inner = self.size(of: other, level: level + 1)
            size.parts = min(size.parts + inner.parts, TemplateGraph.maximumParts + 1)
            size.depth = max(size.depth, inner.depth + 1)
        }
        sizes[column.name] = size
        return size
    }
}
