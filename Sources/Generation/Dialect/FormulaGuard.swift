// Keeps spreadsheets from taking a cell for a formula.

/// Tells which cells a spreadsheet would take for a formula.
///
/// An apostrophe before the cell stops that (OWASP, "CSV Injection").
enum FormulaGuard {
    static let mark = UInt8(ascii: "'")

    /// What a formula begins with.
    static let starts = ByteSet("=+-@\t\r")

    /// Whether a cell would be taken for a formula; numbers such as -5 are none.
    static func isRisky(_ text: some Collection<UInt8>) -> Bool {
        guard let first = text.first, starts.contains(first) else { return false }
        let isSign = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
        return !(isSign && isNumber(text.dropFirst()))
    }

    private static func isNumber(_ text: some Collection<UInt8>) -> Bool {
        var points = 0
        var digits = 0
        for byte in text {
            if ByteSet.digits.contains(byte) {
                digits += 1
            } else if byte == UInt8(ascii: ".") {
                points += 1
            } else {
                return false
            }
        }
        return digits > 0 && points <= 1
    }

    /// The text with the apostrophe if it needs one.
    static func guarded(_ text: [UInt8]) -> [UInt8] { isRisky(text) ? [mark] + text : text }
}
