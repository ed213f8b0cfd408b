// User: somebody who can sign in.

package struct User: Equatable, Sendable {
    package let id: UserID
    package let username: String
    package let email: String?
    package let isAdmin: Bool
    package let isDisabled: Bool
}

/// What a user may be called, and how long a password may be.
package enum AccountLimits {
    /// Long enough for "firstname.lastname", short enough for a table cell.
    package static let usernameCharacters = 3...40
    /// At least NIST SP 800-63B's minimum of 8; the upper bound keeps hashing cheap.
    package static let passwordBytes = 8...1_024
    /// The longest address that SMTP can carry (RFC 5321, 4.5.3.1.3, less the brackets).
    package static let emailBytes = 254

    /// What is wrong with a user name, or nil.
    ///
    /// Letters, digits and `. _ -` keep it fit for addresses, logs and the command line.
    package static func problem(username: String) -> String? {
        guard usernameCharacters.contains(username.utf8.count) else {
            return "A user name has 3 to 40 characters."
        }
        guard username.utf8.allSatisfy(isUsernameByte) else {
            return "Use letters without accents, digits, dots, hyphens and underscores only."
        }
        return nil
    }

    /// What is wrong with a password, or nil.
    package static func problem(password: String, username: String) -> String? {
        guard password.utf8.count >= passwordBytes.lowerBound else {
            return "Use at least 8 characters."
        }
        guard password.utf8.count <= passwordBytes.upperBound else {
            return "Use at most 1,024 bytes."
        }
        guard password.lowercased() != username.lowercased() else {
            return "The password must differ from the user name."
        }
        return nil
    }

    /// What is wrong with an e-mail address, or nil.
    ///
    /// Only the shape is looked at: whether it exists is known when a message arrives.
    package static func problem(email: String) -> String? {
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        let isPlausible =
            email.utf8.count <= emailBytes && parts.count == 2 && !parts[0].isEmpty
            && parts[1].contains(".") && !email.contains(where: \.isWhitespace)
        return isPlausible ? nil : "Write an address like name@example.com, or leave it empty."
    }

    private static func isUsernameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
