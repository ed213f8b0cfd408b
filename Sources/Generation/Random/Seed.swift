// The number that all random values of a dataset follow from.

/// A seed: the same seed and schema make the same bytes, for ever.
package struct Seed: Equatable, Hashable, Sendable, CustomStringConvertible {
    /// The number.
    package let value: UInt64

    /// Makes a seed of any 64-bit number.
    package init(_ value: UInt64) { self.value = value }

    package var description: String { String(value) }

    /// Reads a whole number from 0 to 18,446,744,073,709,551,615.
    package static func parse(_ text: String) -> Parsed<Seed> {
        let typed = text.trimmed
        if typed.isEmpty { return .problem("Type a seed, a whole number such as 42.") }
        let isDigits = typed.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isDigits else {
            return .problem("A seed is a whole number such as 42; remove everything but digits.")
        }
        guard let value = UInt64(typed) else {
            return .problem("A seed is at most 18446744073709551615; type a smaller one.")
        }
        return .value(Seed(value))
    }
}
