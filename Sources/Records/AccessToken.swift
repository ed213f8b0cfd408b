// AccessToken: a program's key to an account.

package import Platform

package typealias AccessTokenID = Identifier<AccessToken>

/// A personal access token as stored: only the hash of its secret is kept.
package struct AccessToken: Equatable, Sendable {
    package let id: AccessTokenID
    /// What its owner calls it.
    package let name: String
    package let createdAt: Timestamp
    /// To the minute; nil while it has not been used.
    package let lastUsedAt: Timestamp?
}

/// The text that a program sends: 256 random bits that say whose they are.
package struct AccessTokenText: Equatable, Sendable {
    /// Makes a token recognizable to people and to scanners for leaked secrets.
    private static let prefix = "fakecsv_"
    private static let digits = 64

    package let text: String

    /// Draws a new token.
    package init(random: SystemRandom) {
        text = Self.prefix + random.hex(bytes: Self.digits / 2)
    }

    /// Reads what was sent; nil unless it has exactly the shape of a token.
    package init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), text.utf8.count == Self.prefix.utf8.count + Self.digits
        else { return nil }
        self.text = text
    }

    /// What is stored: SHA-256, which is enough for 256 random bits.
    package var hash: [UInt8] { SHA256.hash(Array(text.utf8)) }
}
