/// Where a user is sent after signing in: always within this site.
package enum LocalPath {
    /// Whether a text is a path of this site that can stand in `Location`.
    ///
    /// It begins with exactly one slash, for `//host` and `/\host` lead elsewhere, and has neither
    /// backslashes, blanks nor control characters, which browsers remove or turn into slashes.
    package static func isSafe(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.first == UInt8(ascii: "/"), bytes.dropFirst().first != UInt8(ascii: "/") else {
            return false
        }
        return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }
}
