// Session: a browser that is signed in.

package import Platform

/// What the cookie of a browser carries: which session, and the proof that it is theirs.
///
/// The identifier finds the row; only the hash of the secret is stored, so that somebody who
/// reads the database cannot sign in.
package struct SessionTicket: Equatable, Sendable {
    /// 32 hexadecimal digits.
    package let id: String
    /// 64 hexadecimal digits.
    package let secret: String

    /// Draws a new ticket: 128 random bits of identifier, 256 of secret.
    package init(random: SystemRandom) {
        id = random.hex(bytes: 16)
        secret = random.hex(bytes: 32)
    }

    /// Reads a cookie's value; nil unless it has exactly the shape that `text` writes.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 32, parts[1].count == 64,
            parts.allSatisfy({ $0.allSatisfy(Self.isHexDigit) })
        else { return nil }
        id = String(parts[0]) ?? ""
        secret = String(parts[1]) ?? ""
    }

    /// The value of the cookie.
    package var text: String { "\(id).\(secret)" }

    /// What is stored of the secret: its SHA-256, which is enough for 256 random bits.
    package var secretHash: [UInt8] {
        SHA256.hash(Array(secret.utf8))
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}

/// A session as stored, with what every page wants to know of its user.
package struct Session: Equatable, Sendable {
    package let id: String
    package let secretHash: [UInt8]
    package let userID: UserID
    package let username: String
    package let isAdmin: Bool
    package let expiresAt: Timestamp

    package init(
        id: String, secretHash: [UInt8], userID: UserID, username: String, isAdmin: Bool,
        expiresAt: Timestamp
    ) {
        self.id = id
        self.secretHash = secretHash
        self.userID = userID
        self.username = username
        self.isAdmin = isAdmin
        self.expiresAt = expiresAt
    }

    /// Whether that ticket opens this session now.
    ///
    /// Compares in constant time.
    package func admits(_ ticket: SessionTicket, at now: Timestamp) -> Bool {
        constantTimeEqual(ticket.secretHash, secretHash)
            && now.microsecondsSince1970 < expiresAt.microsecondsSince1970
    }
}
