// CacheKey: a name that memcached can hold, checked once.

/// The name of a cache entry: 1 to 250 bytes of letters, digits and `. _ : -`.
///
/// 250 is memcached's limit. The alphabet leaves nothing that any of its protocols could
/// misunderstand, and the same text works as part of a URL.
package struct CacheKey: Hashable, Sendable {
    /// The name.
    package let text: String

    /// Checks a name; nil when it is not one.
    package init?(_ text: String) {
        guard (1...250).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else {
            return nil
        }
        self.text = text
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: ":"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
