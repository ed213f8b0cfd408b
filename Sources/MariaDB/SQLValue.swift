// SQLValue: one value on its way into a statement or out of a row.

/// A value of the database.
///
/// Literals make values: `[7, "x", nil]`. Dates and decimals with a fraction come out as text.
package enum SQLValue: Equatable, Sendable {
    /// SQL's NULL.
    case null
    /// Any signed whole number; unsigned columns give it too while the value fits.
    case integer(Int64)
    /// A whole number of an unsigned column that is over `Int64.max`.
    case unsigned(UInt64)
    /// FLOAT and DOUBLE.
    case real(Double)
    /// Characters, as UTF-8; NULs are allowed.
    case text(String)
    /// Bytes without a character set.
    case bytes([UInt8])
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral
{
    package init(integerLiteral value: Int64) { self = .integer(value) }

    package init(stringLiteral value: String) { self = .text(value) }

    package init(nilLiteral: ()) { self = .null }
}

extension SQLValue {
    /// What kind of value it is, for an error that must not show the value.
    var kind: String {
        switch self {
        case .null: "NULL"
        case .integer, .unsigned: "a whole number"
        case .real: "a real number"
        case .text: "a text"
        case .bytes: "bytes"
        }
    }
}
