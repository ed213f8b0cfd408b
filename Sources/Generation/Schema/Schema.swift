// What the user wants: columns and a dialect, as a value.

/// A description of a dataset: a name, columns, a locale and a CSV dialect.
///
/// A schema may be wrong; `problems()` says how. A schema without problems always makes a `Plan`.
package struct Schema: Equatable, Sendable {
    /// What the list of schemas shows: 1 to 200 characters.
    package var name: String
    /// The columns in the order of the file.
    package var columns: [Column]
    /// The language and country of the values, "en_US".
    package var locale: String
    /// What relative dates count from in columns that say nothing of it, as typed; empty for the
    /// standard day.
    package var now: String
    /// How rows are written.
    package var dialect: Dialect
    /// What a schema file said that is not known here, kept for writing it again: JSON by key.
    package var extras: [String: String]

    /// Makes a schema; the locale and the dialect have defaults.
    package init(
        name: String, columns: [Column], locale: String = Locales.standard,
        now: String = "", dialect: Dialect = Dialect(), extras: [String: String] = [:]
    ) {
        self.name = name
        self.columns = columns
        self.locale = locale
        self.now = now
        self.dialect = dialect
        self.extras = extras
    }

    /// Everything that is wrong, in the order of the form; empty when a plan can be made.
    package func problems() -> [SchemaProblem] {
        var problems = nameProblems() + dialect.problems()
        if let sentence = Locales.problem(with: locale) {
            problems.append(SchemaProblem(field: "locale", message: sentence))
        }
        if let sentence = nowProblem() {
            problems.append(SchemaProblem(field: "now", message: sentence))
        }
        if let sentence = columnCountProblem() {
            problems.append(SchemaProblem(field: "columns", message: sentence))
        }
        let columns = datedColumns
        for position in columns.indices.prefix(SchemaLimits.columns) {
            problems += ColumnCheck(position: position, columns: columns, locale: locale).problems()
        }
        return problems
    }

    /// The columns, those that count from the schema's `now` with it as a parameter.
    var datedColumns: [Column] {
        nowProblem() == nil ? columns.map { $0.counting(from: now) } : columns
    }

    /// Why a dataset of this schema cannot have so many rows: a unique column has too few values.
    ///
    /// Nil when it can. The column with the fewest values is named, with the number it can give.
    package func problem(withRows rows: UInt64) -> SchemaProblem? {
        guard let (position, capacity) = tightest, capacity < rows else { return nil }
        if let set = UniqueTogether(of: columns[position], among: datedColumns, locale: locale) {
            let names = set.members.map(\.name.quotedForMessage).joined(separator: ", ")
            return SchemaProblem(
                column: position, field: "unique_together",
                message: "The columns \(names) together have only \(capacity.grouped) different "
                    + "combinations; ask for at most that many rows or add one more column to them."
            )
        }
        return SchemaProblem(
            column: position, field: "unique",
            message: "The unique column \(columns[position].name.quotedForMessage) has only "
                + "\(capacity.grouped) different values; ask for at most that many rows or "
                + "switch unique off.")
    }

    /// How many different values a column gives when it is unique; nil when it cannot be.
    ///
    /// `UInt64.max` when there is no bound that matters. Of a schema without problems.
    package func capacity(of column: Column) -> UInt64? {
        FieldCatalog.type(named: column.type)?
            .capacity(of: column.counting(from: now), among: datedColumns, locale: locale)
    }

    /// How many rows the schema gives at most because of its unique columns; nil without a bound.
    package var capacity: UInt64? {
        tightest.flatMap { $0.capacity == .max ? nil : $0.capacity }
    }

    /// The unique column with the fewest values, or the first of a set with fewer combinations.
    private var tightest: (position: Int, capacity: UInt64)? {
        let single = columns.indices.filter { columns[$0].isUnique }
            .compactMap { position in
                capacity(of: columns[position]).map { (position: position, capacity: $0) }
            }
        var names: Set<String> = []
        let sets = columns.indices.compactMap { position -> (position: Int, capacity: UInt64)? in
            guard let name = columns[position].togetherName, names.insert(name).inserted
            else { return nil }
            return UniqueTogether(of: columns[position], among: datedColumns, locale: locale)?
                .capacity
                .map { (position, $0) }
        }
        return (single + sets).min { $0.capacity < $1.capacity }
    }

    private func nameProblems() -> [SchemaProblem] {
        let trimmed = name.trimmed
        if trimmed.isEmpty {
            return [SchemaProblem(field: "name", message: "Give the schema a name.")]
        }
        if let sentence = TextCheck.problem(
            with: name, called: "The name", maximum: SchemaLimits.schemaNameCharacters)
        {
            return [SchemaProblem(field: "name", message: sentence)]
        }
        return []
    }

    private func nowProblem() -> String? {
        let typed = now.trimmed
        if typed.isEmpty || Moment.parse(typed) != nil { return nil }
        return "Now is a day or a moment written 2026-11-24 or 2026-11-24 09:30:00; change it."
    }

    private func columnCountProblem() -> String? {
        if columns.isEmpty { return "Add at least one column." }
        guard columns.count > SchemaLimits.columns else { return nil }
        return "A schema has at most \(SchemaLimits.columns) columns; remove "
            + "\(columns.count - SchemaLimits.columns)."
    }
}
