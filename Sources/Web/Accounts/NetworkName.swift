// NetworkName: what counts as one visitor's network.

enum NetworkName {
    /// Groups of 16 bits that a provider gives to one customer: a /64 (RFC 6177).
    private static let customerGroups = 4
    private static let allGroups = 8

    /// The address itself, or the first half of an IPv6 address: whoever has one has all of them.
    static func of(_ address: String) -> String {
        guard address.contains(":") else { return address }
        // An IPv4 address in IPv6 clothes is that address.
        if let tail = address.split(separator: ":").last, tail.contains(".") { return String(tail) }
        return groups(of: address).prefix(customerGroups).joined(separator: ":") + "::/64"
    }

    /// The eight groups, `::` written out, without leading zeros.
    private static func groups(of address: String) -> [String] {
        let parts = address.split(separator: ":", omittingEmptySubsequences: false).map(plain)
        guard let gap = parts.firstIndex(of: "") else { return parts }
        let before = parts[..<gap]
        let after = parts[gap...].filter { !$0.isEmpty }
        let zeros = max(0, allGroups - before.count - after.count)
        return before + Array(repeating: "0", count: zeros) + after
    }

    /// `00a0` and `A0` are `a0`; nothing stays nothing.
    private static func plain(_ group: Substring) -> String {
        let digits = group.lowercased().drop { $0 == "0" }
        return digits.isEmpty && !group.isEmpty ? "0" : String(digits)
    }
}
