// What kind of value a column holds, for formats that tell kinds apart.

/// The kind of a column's values: what JSON leaves bare, and the type of a column in SQL.
package enum ValueKind: Equatable, Sendable {
    case text
    case integer
    /// With so many digits behind the point; nil when that differs from cell to cell.
    case decimal(places: Int?)
    case boolean
    /// 2026-11-24
    case date
    /// 2026-11-24 09:30:00
    case moment
    /// 09:30:00
    case time

    /// Whether formats with types write the value without quotes.
    var isBare: Bool {
        switch self {
        case .integer, .decimal, .boolean: true
        case .text, .date, .moment, .time: false
        }
    }
}
