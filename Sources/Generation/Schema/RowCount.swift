// How many rows a dataset has, as people write it.

/// A number of rows between 1 and 1,000,000,000.
package struct RowCount: Equatable, Sendable {
    /// The rows.
    package let value: UInt64

    /// Makes a row count; `value` has to be within `SchemaLimits.rows`.
    package init?(_ value: UInt64) {
        guard SchemaLimits.rows.contains(value) else { return nil }
        self.value = value
    }

    /// Reads "1000", "1,000", "10k", "1.5M", "1e6" or "2 million"-free plain forms of them.
    ///
    /// The sentence of a problem says what to type instead.
    package static func parse(_ text: String) -> Parsed<RowCount> {
        let typed = text.trimmed
        if typed.isEmpty { return .problem("Type how many rows you want, for example 1000.") }
        guard let number = number(typed) else { return .problem(sentence(typed)) }
        guard let rows = number.scaled(by: 0) else {
            return .problem("Rows are whole; \(typed.quotedForMessage) is not a whole number.")
        }
        if rows < 1 { return .problem("Ask for at least 1 row.") }
        guard let count = RowCount(UInt64(rows)) else { return .problem(tooMany) }
        return .value(count)
    }

    private static let tooMany = "At most 1,000,000,000 rows at a time; ask for fewer."

    private static func number(_ typed: String) -> Decimals? {
        guard let last = typed.last,
            let power = ["k": 3, "K": 3, "m": 6, "M": 6, "g": 9, "G": 9][last]
        else { return Decimals.parse(typed) }
        let digits = typed.dropLast()
        guard digits.last?.isNumber == true, !digits.contains(where: { $0 == "e" || $0 == "E" })
        else { return nil }
        guard let value = Decimals.parse(String(digits)) else { return nil }
        return Decimals.parse("\(value.digits)e\(power - value.places)")
    }

    private static func sentence(_ typed: String) -> String {
        let looksLikeNumber = typed.utf8.allSatisfy {
            (0x30...0x39).contains($0) || "+-.,eEkKmMgG".utf8.contains($0)
        }
        if looksLikeNumber, typed.utf8.contains(where: { (0x30...0x39).contains($0) }) {
            return typed.hasPrefix("-") ? "Ask for at least 1 row." : tooMany
        }
        return "\(typed.quotedForMessage) is not a number of rows; type digits, 1000 or 10k."
    }
}
