/// Whole numbers in the one way to write them: `0`, `7`, `12`; neither `007` nor `+7` nor `-0`.
enum CanonicalDecimal {
    /// The number, or `nil` when the text is anything else or the number exceeds `Int64.max`.
    static func parse(_ text: some StringProtocol) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit) else { return nil }
        guard text.utf8.first != UInt8(ascii: "0") || text.utf8.count == 1 else { return nil }
        return Int64(text)
    }
}
