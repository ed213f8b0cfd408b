// How large a file shall be, as people write it.

/// A number of bytes above zero.
package struct ByteCount: Equatable, Sendable {
    /// The bytes.
    package let value: UInt64

    /// The largest: 1 PiB.
    private static let maximum: Int64 = 1 << 50

    /// Reads "1GiB", "1.5 GB", "100M" or "1000".
    ///
    /// As with other commands, kB, MB, GB and TB are powers of 1000; K, M, G, T and KiB, MiB, GiB, TiB
    /// powers of 1024.
    package static func parse(_ text: String) -> Parsed<ByteCount> {
        let typed = text.trimmed.lowercased()
        let digits = typed.prefix { $0.isNumber || ".,".contains($0) }
        let unit = String(typed.dropFirst(digits.count)).trimmed
        guard let factor = factor(of: unit), let number = Decimals.parse(String(digits)) else {
            return .problem(
                "\(text.quotedForMessage) is no size; type it like 100MB, 1.5GiB or 4096.")
        }
        let unitOfPlaces = Decimals.powers[min(number.places, Decimals.maximumDigits)]
        let (product, overflow) = number.digits.multipliedReportingOverflow(by: factor)
        let bytes = product / unitOfPlaces
        guard !overflow, bytes <= maximum else {
            return .problem("\(text.quotedForMessage) is too large; ask for 1 PiB at most.")
        }
        guard bytes > 0 else { return .problem("Ask for at least 1 byte.") }
        return .value(ByteCount(value: UInt64(bytes)))
    }

    private static func factor(of unit: String) -> Int64? {
        if unit.isEmpty || unit == "b" { return 1 }
        guard let power = "kmgt".firstIndex(of: unit.first ?? " ") else { return nil }
        let exponent = 1 + "kmgt".distance(from: "kmgt".startIndex, to: power)
        let base: Int64
        switch unit.dropFirst() {
        case "", "ib": base = 1024
        case "b": base = 1000
        default: return nil
        }
        return (0..<exponent).reduce(1) { value, _ in value * base }
    }
}
