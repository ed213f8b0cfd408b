// Decimal numbers as exact integers: nothing that decides bytes is floating point.

/// A decimal number as typed: `digits` × 10^−`places`.
struct Decimals: Equatable, Sendable {
    let digits: Int64
    let places: Int

    /// The most digits a number may have: below 2^63 with room for a sum of two.
    static let maximumDigits = 18

    /// Powers of ten up to 10^18.
    static let powers: [Int64] = (0...18).map { place in
        (0..<place).reduce(Int64(1)) { power, _ in power * 10 }
    }

    /// Reads "12", "-0.5", "+3", "1,000.25" or "1e3"; nil if it is no such number or too long.
    static func parse(_ text: String) -> Decimals? {
        guard var bytes = withoutGroups(ArraySlice(text.trimmed.utf8)) else { return nil }
        let negative = bytes.first == UInt8(ascii: "-")
        if negative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        guard let exponent = takeExponent(&bytes) else { return nil }
        guard let (value, places) = mantissa(bytes) else { return nil }
        return normalized(negative ? -value : value, places: places - exponent)
    }

    /// The text without the commas between groups of three digits; nil when one stands elsewhere.
    private static func withoutGroups(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard bytes.contains(UInt8(ascii: ",")) else { return bytes }
        let whole = bytes.prefix { $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }
        let groups = whole.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let first = groups.first?.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } ?? []
        guard (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return ArraySlice(groups.joined() + bytes.dropFirst(whole.count))
    }

    /// This number × 10^`places` if that is whole and below 10^18 in size.
    func scaled(by places: Int) -> Int64? {
        let shift = places - self.places
        if shift >= 0 { return Decimals.times(digits, powerOfTen: shift) }
        guard -shift <= Decimals.maximumDigits else { return digits == 0 ? 0 : nil }
        let (quotient, rest) = digits.quotientAndRemainder(dividingBy: Decimals.powers[-shift])
        return rest == 0 ? quotient : nil
    }

    /// This number × 10^`places`, rounded up or down to a whole number.
    func scaled(by places: Int, roundingUp: Bool) -> Int64? {
        if let exact = scaled(by: places) { return exact }
        let shift = self.places - places
        guard shift > 0 else { return nil }
        guard shift <= Decimals.maximumDigits else {
            if roundingUp { return digits > 0 ? 1 : 0 }
            return digits < 0 ? -1 : 0
        }
        let (quotient, rest) = digits.quotientAndRemainder(dividingBy: Decimals.powers[shift])
        if roundingUp { return rest > 0 ? quotient + 1 : quotient }
        return rest < 0 ? quotient - 1 : quotient
    }

    private static func times(_ digits: Int64, powerOfTen: Int) -> Int64? {
        if digits == 0 { return 0 }
        guard powerOfTen <= maximumDigits else { return nil }
        let (product, overflow) = digits.multipliedReportingOverflow(by: powers[powerOfTen])
        guard !overflow, product.magnitude <= powers[18].magnitude else { return nil }
        return product
    }

    private static func normalized(_ value: Int64, places: Int) -> Decimals? {
        if places >= 0 { return places <= 400 ? Decimals(digits: value, places: places) : nil }
        return times(value, powerOfTen: -places).map { Decimals(digits: $0, places: 0) }
    }

    /// Cuts "e3" off the end; 0 without one, nil when what follows the e is no exponent.
    private static func takeExponent(_ bytes: inout ArraySlice<UInt8>) -> Int? {
        guard let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") })
        else { return 0 }
        let text = String(decoding: bytes[(mark + 1)...], as: UTF8.self)
        bytes = bytes[..<mark]
        guard let exponent = Int(text), abs(exponent) <= 400 else { return nil }
        return exponent
    }

    private static func mantissa(_ bytes: ArraySlice<UInt8>) -> (Int64, places: Int)? {
        let parts = bytes.split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let whole = parts.first ?? []
        let fraction = parts.count > 1 ? parts[1] : []
        let all = whole + fraction
        guard !all.isEmpty, all.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        guard all.drop(while: { $0 == 0x30 }).count <= maximumDigits else { return nil }
        return (all.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }, fraction.count)
    }
}
