// Finds what is wrong with one column.

/// Checks one column of a schema against its type and its neighbours.
struct ColumnCheck {
    let position: Int
    let columns: [Column]
    /// The schema's locale, as typed.
    let locale: String

    private var column: Column { columns[position] }

    /// Everything that is wrong with the column, in the order of the form.
    func problems() -> [SchemaProblem] {
        var problems: [SchemaProblem] = []
        func add(_ field: String, _ message: String?) {
            guard let message else { return }
            problems.append(SchemaProblem(column: position, field: field, message: message))
        }
        add("name", nameProblem())
        add("blank", BlankShare.parse(column.blankPercent).problem)
        add("group", groupProblem())
        add("locale", localeProblem())
        guard let type = FieldCatalog.type(named: column.type) else {
            add("type", unknownTypeProblem())
            return problems
        }
        let locales = column.localeMix(of: locale).value ?? .standard
        if let sentence = unsupportedProblem(type, locales) {
            add("locale", sentence)
            return problems
        }
        for problem in parameterProblems(type, locales) { add(problem.field, problem.message) }
        if column.isUnique, problems.isEmpty {
            add("unique", type.uniqueProblem(column, among: columns, locale: locale))
        }
        if problems.isEmpty { add("unique_together", togetherProblem()) }
        return problems
    }

    /// What is wrong with the parameters in the first locale of the column that does not take them.
    private func parameterProblems(
        _ type: FieldType, _ mix: LocaleMix
    ) -> [(field: String, message: String)] {
        for place in mix.locales {
            var reader = ParameterReader(
                column: column, type: type, columns: columns, schemaLocale: locale, locale: place)
            type.check(&reader)
            if !reader.problems.isEmpty { return reader.problems }
        }
        return []
    }

    /// What to say when a type has no values for one of the column's locales.
    private func unsupportedProblem(_ type: FieldType, _ mix: LocaleMix) -> String? {
        guard let locale = mix.locales.first(where: { !type.supports($0) }) else { return nil }
        return
            "\(column.name.quotedForMessage): there is no \(type.title) for \(locale.id); choose "
            + "\(type.locales.joined(separator: ", ")), or another type."
    }

    private func nameProblem() -> String? {
        if column.name.isEmpty { return "Give the column a name." }
        if let sentence = TextCheck.problem(
            with: column.name, called: "The name", maximum: SchemaLimits.columnNameCharacters)
        {
            return sentence
        }
        guard let first = columns[..<position].firstIndex(where: { $0.name == column.name })
        else { return nil }
        return "Column \(first + 1) has the same name; each column needs its own."
    }

    private func groupProblem() -> String? {
        TextCheck.problem(
            with: column.group ?? "", called: "The group", maximum: SchemaLimits.groupCharacters)
    }

    private func localeProblem() -> String? {
        let locale = (column.locale ?? "").trimmed
        return locale.isEmpty ? nil : Locales.problem(with: locale)
    }

    private func togetherProblem() -> String? {
        if let sentence = TextCheck.problem(
            with: column.uniqueTogether ?? "", called: "The name",
            maximum: SchemaLimits.groupCharacters)
        {
            return sentence
        }
        guard let set = UniqueTogether(of: column, among: columns, locale: locale) else {
            return nil
        }
        if column.isUnique {
            return "The column is unique by itself; switch that off or leave this empty."
        }
        if set.members.count == 1 {
            return "No other column is unique together with this one; write "
                + "\(set.name.quotedForMessage) at another one too, or leave this empty."
        }
        if BlankShare.parse(column.blankPercent).value != BlankShare.none {
            return "Columns that are unique together have no blank cells; set their share to 0."
        }
        if set.members.count > UniqueTogether.maximumColumns {
            return
                "At most \(UniqueTogether.maximumColumns) columns are unique together; leave this "
                + "empty in some."
        }
        return set.values(of: column) != nil
            ? nil
            : "The values of this column cannot be counted, so it cannot be unique together with "
                + "others; leave this empty."
    }

    private func unknownTypeProblem() -> String {
        if column.type.trimmed.isEmpty { return "Choose a type." }
        let known = "There is no type \(column.type.quotedForMessage)"
        guard let near = FieldCatalog.nearest(to: column.type) else {
            return "\(known); choose one of the list."
        }
        return "\(known); did you mean \(near.id)?"
    }
}
