// How many cells of a column are empty.

/// The share of empty cells, in millionths of all cells.
struct BlankShare: Equatable, Sendable {
    /// 0 (none) to 1,000,000 (all).
    let perMillion: UInt32

    static let none = BlankShare(perMillion: 0)
    static let all = BlankShare(perMillion: 1_000_000)

    /// 2^64 × the share, rounded down; the share is below 1.
    var threshold: UInt64 {
        guard perMillion < 1_000_000 else { return .max }
        return UInt64(1_000_000).dividingFullWidth((UInt64(perMillion), 0)).quotient
    }

    /// Reads a percentage, "5" or "0.25"; nil and "" mean none.
    static func parse(_ text: String?) -> Parsed<BlankShare> {
        let typed = (text ?? "").trimmed
        if typed.isEmpty { return .value(none) }
        guard let share = Decimals.parse(typed.hasSuffix("%") ? String(typed.dropLast()) : typed)
        else { return .problem("\(typed.quotedForMessage) is not a number; type a percentage, 5.") }
        guard let millionths = share.scaled(by: 4) else {
            return .problem("A percentage has at most four decimals here; shorten it.")
        }
        guard (0...1_000_000).contains(millionths) else {
            return .problem("A percentage is between 0 and 100.")
        }
        return .value(BlankShare(perMillion: UInt32(millionths)))
    }
}
