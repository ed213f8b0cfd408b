// One column of a schema, as the user described it.

/// A column: its name, its field type and the type's parameters as typed.
package struct Column: Equatable, Sendable {
    /// The heading, and the key of the column's random values: 1 to 128 characters.
    package var name: String
    /// The id or title of a `FieldType`.
    package var type: String
    /// Parameters by name, raw text as typed; a missing one takes its default.
    package var parameters: [String: String]
    /// How many of a hundred cells are empty, as typed ("5", "0.25"); nil or "" means none.
    package var blankPercent: String?
    /// Whether no value may come twice.
    package var isUnique: Bool
    /// The hidden person, place and company this column shows; nil or "" is the row's own.
    package var group: String?
    /// The language and country of the column's values, "de_DE"; nil or "" is the schema's.
    package var locale: String?
    /// Columns that name the same here have each combination of their values only once.
    package var uniqueTogether: String?

    /// Makes a column; only name and type are needed.
    package init(
        name: String, type: String, parameters: [String: String] = [:],
        blankPercent: String? = nil, isUnique: Bool = false, group: String? = nil,
        locale: String? = nil, uniqueTogether: String? = nil
    ) {
        self.name = name
        self.type = type
        self.parameters = parameters
        self.blankPercent = blankPercent
        self.isUnique = isUnique
        self.group = group
        self.locale = locale
        self.uniqueTogether = uniqueTogether
    }
}

extension Column {
    /// The column with a schema's `now`, if its type counts from one and the column names none.
    func counting(from now: String) -> Column {
        let name = RelativeMoment.now.name
        guard !now.trimmed.isEmpty, (parameters[name] ?? "").trimmed.isEmpty,
            let type = FieldCatalog.type(named: type), type.countsFromNow
        else { return self }
        var column = self
        column.parameters[name] = now
        return column
    }

    /// The column's locales, or those of a schema with `locale`.
    func localeMix(of locale: String) -> Parsed<LocaleMix> {
        let own = (self.locale ?? "").trimmed
        return LocaleMix.parse(own.isEmpty ? locale : own)
    }
}
