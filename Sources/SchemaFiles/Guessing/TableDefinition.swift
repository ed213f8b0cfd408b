// TableDefinition: a CREATE TABLE statement of MySQL, PostgreSQL or SQLite, as a schema.

import Generation

/// Reads the first CREATE TABLE of a text.
///
/// It is no SQL parser: it knows names, types, and the words behind them that say something about
/// values; everything else is passed over.
struct TableDefinition {
    private(set) var tableName = ""
    private(set) var guesses: [Guess] = []

    init?(_ sql: String) {
        var tokens = SQLTokens(sql)
        guard tokens.skip(past: ["create"]), tokens.skip(past: ["table"]) else { return nil }
        while ["if", "not", "exists"].contains(tokens.peek.lowercased()) { tokens.advance() }
        tableName = tokens.takeName()
        while tokens.peek == "." {
            tokens.advance()
            tableName = tokens.takeName()
        }
        guard tokens.peek == "(" else { return nil }
        tokens.advance()
        while let definition = tokens.takeDefinition() { add(definition) }
        guard !guesses.isEmpty else { return nil }
    }

    private static let tableWords: Set = [
        "primary", "unique", "key", "index", "constraint", "foreign", "check", "fulltext",
        "spatial", "exclude", "like", "period",
    ]

    private mutating func add(_ definition: [SQLTokens.Token]) {
        guard let first = definition.first else { return }
        if !first.isQuoted, Self.tableWords.contains(first.text.lowercased()) {
            return addConstraint(definition)
        }
        guesses.append(ColumnDefinition(definition).guess())
    }

    /// `PRIMARY KEY (id)` and `UNIQUE (email)` say something about one column if they name one.
    private mutating func addConstraint(_ tokens: [SQLTokens.Token]) {
        let words = tokens.map { $0.text.lowercased() }
        let isKey = words.contains("primary")
        guard isKey || words.contains("unique"), let open = words.firstIndex(of: "("),
            open + 2 < tokens.count, tokens[open + 2].text == ")",
            let place = guesses.firstIndex(where: { $0.column.name == tokens[open + 1].text })
        else { return }
        guesses[place] = ColumnDefinition.unique(guesses[place], isKey: isKey)
    }
}

/// One column's line.
private struct ColumnDefinition {
    let name: String
    private let type: String
    private let arguments: [String]
    private let words: [String]

    init(_ tokens: [SQLTokens.Token]) {
        name = tokens.first?.text ?? ""
        let rest = tokens.dropFirst()
        type = rest.first?.text.lowercased() ?? "text"
        words = rest.map { $0.text.lowercased() }
        arguments = Self.arguments(Array(rest))
    }

    /// What stands in the parentheses right behind the type.
    private static func arguments(_ tokens: [SQLTokens.Token]) -> [String] {
        guard tokens.count > 1, let open = tokens.prefix(4).firstIndex(where: { $0.text == "(" }),
            let close = tokens[open...].firstIndex(where: { $0.text == ")" })
        else { return [] }
        return tokens[(open + 1)..<close].map(\.text).filter { $0 != "," }
    }

    static func unique(_ guess: Guess, isKey: Bool) -> Guess {
        var guess = guess
        if isKey, ["number", "row_number"].contains(guess.column.type) {
            guess.column = Column(name: guess.column.name, type: "row_number")
            guess.reason = "It is the table's primary key."
        } else if FieldCatalog.type(named: guess.column.type)?.capacity(of: guess.column) != nil {
            guess.column.isUnique = true
        }
        return guess
    }

    func guess() -> Guess {
        var guess = checked() ?? typed()
        guess.column.name = name
        let isKey = words.contains("primary")
        if isKey || words.contains("unique") { guess = Self.unique(guess, isKey: isKey) }
        return guess
    }

    /// `CHECK (status IN ('new', 'paid'))` and `ENUM('new', 'paid')`.
    private func checked() -> Guess? {
        var values: [String] = []
        if type == "enum" || type == "set" {
            values = arguments
        } else if let check = words.firstIndex(of: "check"),
            let open = words[check...].firstIndex(of: "in"),
            let close = words[open...].firstIndex(of: ")")
        {
            values = words[(open + 1)..<close].filter { $0 != "(" && $0 != "," }
        }
        guard !values.isEmpty else { return nil }
        return Guess(
            column: Column(
                name: name, type: "custom_list",
                parameters: ["values": values.joined(separator: "\n")]),
            reason: "The table allows \(values.count) values.")
    }

    private func typed() -> Guess {
        switch type {
        case "int", "integer", "bigint", "smallint", "mediumint", "tinyint", "int2", "int4", "int8":
            if type == "tinyint", arguments == ["1"] { return boolean }
            return integer
        case "serial", "bigserial", "smallserial": return rows
        case "boolean", "bool", "bit": return boolean
        case "decimal", "numeric", "real", "float", "double", "money", "float4", "float8", "dec":
            return decimal
        case "date": return made("date", "The table says DATE.")
        case "datetime", "timestamp", "timestamptz":
            return made("datetime", "The table says \(type).")
        case "time", "timetz": return made("time", "The table says TIME.")
        case "year": return made("number", "The table says YEAR.", ["min": "1990", "max": "2025"])
        case "uuid", "uniqueidentifier": return made("guid", "The table says UUID.")
        case "inet", "cidr": return made("ip_address_v4", "The table says \(type).")
        case "macaddr": return made("mac_address", "The table says MACADDR.")
        default: return text
        }
    }

    private var rows: Guess { made("row_number", "The database numbers the rows.") }
    private var boolean: Guess { made("boolean", "The table says that it is true or false.") }

    private var integer: Guess {
        let counted: Set = ["auto_increment", "autoincrement", "identity", "generated"]
        if !counted.isDisjoint(with: words)
            || (words.contains("primary") && name.lowercased() == "id")
        {
            return rows
        }
        let largest = ["tinyint": "127", "smallint": "32767", "int2": "32767"][type] ?? "10000"
        return numeric(fallback: ["min": "1", "max": largest, "decimals": "0"], "whole number")
    }

    private var decimal: Guess {
        let scale = arguments.count > 1 ? Int(arguments[1]) ?? 2 : 2
        let digits = (arguments.first.flatMap { Int($0) } ?? 6) - scale
        let largest = String(repeating: "9", count: max(1, min(4, digits)))
        return numeric(
            fallback: ["min": "0", "max": largest, "decimals": String(scale)], "number")
    }

    /// The name's suggestion if it is one of numbers, else a number.
    private func numeric(fallback: [String: String], _ words: String) -> Guess {
        let numbers: Set = ["number", "latitude", "longitude", "money", "row_number"]
        if let rule = NameGuess.rule(for: name), let type = rule.type, numbers.contains(type.id),
            type.id != "row_number"
        {
            var guess = made(type.id, "The table says a \(words); the name says the rest.")
            guess.column.parameters = fallback.filter { key, _ in
                type.parameters.contains { $0.name == key }
            }.merging(rule.column(named: name).parameters) { _, named in named }
            if words != "number" { guess.column.parameters["decimals"] = fallback["decimals"] }
            return guess
        }
        return made("number", "The table says a \(words).", fallback)
    }

    private var text: Guess {
        if let rule = NameGuess.rule(for: name), let type = rule.type {
            return Guess(
                column: rule.column(named: name),
                reason: "The table says text; the name says \(type.title).")
        }
        if type.hasSuffix("text") { return made("sentences", "The table says a long text.") }
        if type == "char", let width = arguments.first.flatMap({ Int($0) }),
            (1...64).contains(width)
        {
            return made(
                "character_sequence", "The table says \(width) characters.",
                ["format": String(repeating: "^", count: width)])
        }
        return made(
            "words", "The table says a short text, and the name nothing.", ["min": "1", "max": "3"])
    }

    private func made(
        _ type: String, _ reason: String, _ parameters: [String: String] = [:]
    ) -> Guess {
        let known = FieldCatalog.type(named: type)?.id ?? "words"
        return Guess(
            column: Column(name: name, type: known, parameters: parameters), reason: reason)
    }
}
