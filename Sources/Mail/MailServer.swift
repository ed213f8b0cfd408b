// MailServer: which server takes our messages, and how we sign in there.

/// An SMTP server as it was set up.
package struct MailServer: Sendable {
    /// How the connection is encrypted.
    package enum Encryption: Equatable, Sendable {
        /// From the first byte: `smtps://`.
        case immediate
        /// By STARTTLS, and given up when the server does not offer it: `smtp://`.
        case startTLS
        /// Not at all, to a server on this machine.
        case none
    }

    /// Who signs in.
    package struct Credentials: Sendable {
        let user: String
        let password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// The host, with the port where one was given.
    let authority: String
    package let encryption: Encryption
    let credentials: Credentials?
    /// File of the certificates to trust; nil trusts those of the system.
    let authorities: String?

    /// - Parameters:
    ///   - url: `smtp://host`, `smtps://host`, with `:port` if wanted.
    ///   - isEncrypted: false for a server on this machine that knows no TLS.
    ///   - authorities: path of a file with certificates in PEM; nil trusts the system's.
    /// - Throws: with reason `.settings`, and a sentence that does not name the setting.
    package init(
        url: String, isEncrypted: Bool = true, credentials: Credentials? = nil,
        authorities: String? = nil
    ) throws(MailError) {
        let isImmediate = url.hasPrefix("smtps://")
        guard isImmediate || url.hasPrefix("smtp://") else { throw Self.badURL }
        authority = String(url.dropFirst(isImmediate ? 8 : 7))
        guard let host = Self.host(ofAuthority: authority) else { throw Self.badURL }
        guard isEncrypted || (!isImmediate && Self.isLoopback(host)) else {
            throw MailError(
                reason: .settings, description: "only smtp:// to this machine goes without TLS")
        }
        encryption = isImmediate ? .immediate : isEncrypted ? .startTLS : .none
        self.credentials = credentials
        self.authorities = authorities
    }

    /// The address for libcurl, which greets the server with the name in the path.
    func url(greetingAs name: String) -> String {
        "\(encryption == .immediate ? "smtps" : "smtp")://\(authority)/\(name)"
    }

    private static let badURL = MailError(
        reason: .settings,
        description: "the server is smtp://host:port or smtps://host:port, and nothing more")

    /// The host of `host`, `host:port` or `[address]:port`; nil when it is none of them.
    private static func host(ofAuthority text: String) -> String? {
        var host = text[...]
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            host = text[...end]
        } else if let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
        }
        let port = text[host.endIndex...]
        let isPort = port.isEmpty || (port.first == ":" && UInt16(port.dropFirst()) ?? 0 > 0)
        let isHost = !host.isEmpty && host.utf8.allSatisfy(isHostByte)
        return isPort && isHost ? String(host) : nil
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._:[]".utf8.contains(byte)
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        let isFour = numbers.count == 4 && numbers.allSatisfy { UInt8($0) != nil }
        return host == "localhost" || host == "[::1]" || (isFour && numbers[0] == "127")
    }
}
