// Reads the parameters of a column and notes what is wrong with them.

/// Reads a column's parameters by their names; every method gives a usable value, whatever is typed.
struct ParameterReader {
    /// What was wrong: the parameter's name and a sentence.
    private(set) var problems: [(field: String, message: String)] = []
    let column: Column
    let type: FieldType
    /// The columns of the schema, for types that refer to others; empty when there is no schema.
    let columns: [Column]
    /// The schema's locales, as typed.
    let schemaLocale: String
    /// Whose values are wanted.
    let locale: Locale

    init(
        column: Column, type: FieldType, columns: [Column] = [],
        schemaLocale: String = Locales.standard, locale: Locale = .standard
    ) {
        self.column = column
        self.type = type
        self.columns = columns
        self.schemaLocale = schemaLocale
        self.locale = locale
    }

    /// Notes a problem at a parameter.
    mutating func refuse(_ name: String, _ message: String) {
        problems.append((name, message))
    }

    /// Whether a parameter has a problem.
    func hasProblem(_ names: String...) -> Bool {
        problems.contains { names.contains($0.field) }
    }

    /// The typed text of a parameter, or its default.
    mutating func text(_ name: String) -> String {
        let typed = column.parameters[name] ?? ""
        guard let parameter = parameter(name) else { return typed }
        if typed.trimmed.isEmpty { return parameter.defaultText }
        let maximum =
            if case .text(let length) = parameter.kind { length } else {
                SchemaLimits.parameterCharacters
            }
        if let sentence = TextCheck.problem(with: typed, called: parameter.title, maximum: maximum)
        {
            refuse(name, sentence)
            return parameter.defaultText
        }
        return typed
    }

    /// A whole number within the parameter's range.
    mutating func integer(_ name: String) -> Int64 {
        let typed = text(name).trimmed
        guard let parameter = parameter(name), case .integer(let range) = parameter.kind
        else { preconditionFailure("\(type.id) has no whole number \(name)") }
        guard let value = Decimals.parse(typed)?.scaled(by: 0) else {
            refuse(name, "\(parameter.title) is a whole number; \(typed.quotedForMessage) is not.")
            return fallback(parameter)
        }
        guard range.contains(value) else {
            refuse(
                name, "\(parameter.title) is between \(range.lowerBound) and \(range.upperBound).")
            return fallback(parameter)
        }
        return value
    }

    /// A decimal number.
    mutating func decimal(_ name: String) -> Decimals {
        let typed = text(name).trimmed
        if let value = Decimals.parse(typed) { return value }
        let title = parameter(name)?.title ?? name
        let isLong = Double(typed) != nil && typed.utf8.allSatisfy { $0 < 0x66 }
        refuse(
            name,
            isLong
                ? "\(title) has more than 18 digits; shorten it."
                : "\(title) is a number; \(typed.quotedForMessage) is not.")
        return Decimals(digits: 0, places: 0)
    }

    /// A day as the days since 1970-01-01; relative ones count from the type's `now`.
    mutating func day(_ name: String) -> Int64 {
        let typed = text(name).trimmed
        if let day = CalendarDay.parse(typed) { return day }
        if let moment = RelativeMoment.parse(typed, now: now()) {
            return RelativeMoment.day(of: moment)
        }
        let title = parameter(name)?.title ?? name
        refuse(
            name,
            "\(title) is a day written 2026-11-24, now or -30 days, from 0001-01-01 to "
                + "9999-12-31; \(typed.quotedForMessage) is not.")
        return 0
    }

    /// What relative moments count from: the parameter `now`, which is never the clock.
    mutating func now() -> Int64 {
        let standard = RelativeMoment.now
        let typed = parameter(standard.name) == nil ? "" : text(standard.name).trimmed
        if let moment = Moment.parse(typed.isEmpty ? standard.defaultText : typed) { return moment }
        if !hasProblem(standard.name) {
            refuse(
                standard.name,
                "Now is a day or a moment written 2026-11-24 or 2026-11-24 09:30:00; change it.")
        }
        return Moment.parse(standard.defaultText) ?? 0
    }

    /// One of the parameter's choices.
    mutating func choice(_ name: String) -> String {
        let typed = text(name)
        guard let parameter = parameter(name), case .choice(let choices) = parameter.kind
        else { preconditionFailure("\(type.id) has no choice \(name)") }
        if choices.contains(where: { $0.value == typed }) { return typed }
        let values = choices.map(\.value).joined(separator: ", ")
        refuse(name, "\(parameter.title) is one of \(values); \(typed.quotedForMessage) is not.")
        return parameter.defaultText
    }

    private func parameter(_ name: String) -> FieldParameter? {
        type.parameters.first { $0.name == name }
    }

    private func fallback(_ parameter: FieldParameter) -> Int64 {
        Decimals.parse(parameter.defaultText)?.scaled(by: 0) ?? 0
    }
}
