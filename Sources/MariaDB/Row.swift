// Row: one row of a result, read by position.

/// The values of one row, columns counted from 0.
///
/// The typed reads throw when the value is of another kind or NULL; the optional ones give nil for
/// NULL. A position outside the row is a programmer's mistake and traps.
package struct Row: Equatable, Sendable {
    /// The values in the order of the columns.
    package let values: [SQLValue]

    /// Makes a row.
    package init(values: [SQLValue]) {
        self.values = values
    }

    /// The value as it is.
    package subscript(_ column: Int) -> SQLValue { values[column] }

    /// A whole number that fits 64 bits with a sign.
    package func integer(_ column: Int) throws(DatabaseError) -> Int64 {
        guard case .integer(let value) = values[column] else {
            throw mismatch(column, "a whole number")
        }
        return value
    }

    /// A whole number from 0.
    package func unsigned(_ column: Int) throws(DatabaseError) -> UInt64 {
        switch values[column] {
        case .unsigned(let value): return value
        case .integer(let value) where value >= 0: return UInt64(value)
        default: throw mismatch(column, "a whole number from 0")
        }
    }

    /// A number, whole or not.
    package func real(_ column: Int) throws(DatabaseError) -> Double {
        switch values[column] {
        case .real(let value): return value
        case .integer(let value): return Double(value)
        case .unsigned(let value): return Double(value)
        default: throw mismatch(column, "a number")
        }
    }

    /// A text.
    package func text(_ column: Int) throws(DatabaseError) -> String {
        guard case .text(let value) = values[column] else { throw mismatch(column, "a text") }
        return value
    }

    /// Bytes, or the UTF-8 of a text.
    package func bytes(_ column: Int) throws(DatabaseError) -> [UInt8] {
        switch values[column] {
        case .bytes(let value): return value
        case .text(let value): return Array(value.utf8)
        default: throw mismatch(column, "bytes")
        }
    }

    /// A whole number with a sign, or nil for NULL.
    package func optionalInteger(_ column: Int) throws(DatabaseError) -> Int64? {
        isNull(column) ? nil : try integer(column)
    }

    /// A whole number from 0, or nil for NULL.
    package func optionalUnsigned(_ column: Int) throws(DatabaseError) -> UInt64? {
        isNull(column) ? nil : try unsigned(column)
    }

    /// A number, or nil for NULL.
    package func optionalReal(_ column: Int) throws(DatabaseError) -> Double? {
        isNull(column) ? nil : try real(column)
    }

    /// A text, or nil for NULL.
    package func optionalText(_ column: Int) throws(DatabaseError) -> String? {
        isNull(column) ? nil : try text(column)
    }

    /// Bytes or a text's UTF-8, or nil for NULL.
    package func optionalBytes(_ column: Int) throws(DatabaseError) -> [UInt8]? {
        isNull(column) ? nil : try bytes(column)
    }

    /// Whether the value is NULL.
    package func isNull(_ column: Int) -> Bool { values[column] == .null }

    private func mismatch(_ column: Int, _ wanted: String) -> DatabaseError {
        DatabaseError(message: "column \(column) is \(values[column].kind), not \(wanted)")
    }
}

/// What a changing statement did.
package struct Outcome: Equatable, Sendable {
    /// Rows inserted, deleted or really changed: a row updated to what it already was does not
    /// count, and `ON DUPLICATE KEY UPDATE` counts 2 for a changed row.
    package let affectedRows: Int
    /// The number that AUTO_INCREMENT or `LAST_INSERT_ID(expression)` gave; 0 when neither did.
    package let lastInsertID: UInt64
}
