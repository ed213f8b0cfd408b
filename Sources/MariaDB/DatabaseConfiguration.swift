// DatabaseConfiguration: where the database is and how long to wait for it.

/// Address, sign-in and time-outs of a database.
///
/// Two forms of address: `mysql://user:password@host:3306/name` and, over a unix socket,
/// `mysql://user@localhost/name?socket=/run/mysqld/mysqld.sock`. User, password, name and socket
/// are percent-decoded; the port may be left out.
package struct DatabaseConfiguration: Equatable, Sendable {
    /// The server's name or address; not used when there is a socket.
    package let host: String
    /// The server's TCP port.
    package let port: UInt16
    /// The unix socket's path, if that is the way.
    package let socket: String?
    /// Who signs in.
    package let user: String
    /// Empty when the server knows the user by the socket.
    package let password: String
    /// The database to use.
    package let name: String
    /// The longest wait for a connection.
    package var connectSeconds = 2
    /// The longest wait for an answer; a statement that takes longer fails.
    package var readSeconds = 10
    /// The longest wait for the server to take what is sent.
    package var writeSeconds = 10

    /// Reads an address.
    ///
    /// - Throws: an error whose message says what is wrong and never repeats the password.
    package init(url: String) throws(DatabaseError) {
        let prefix = "mysql://"
        guard url.hasPrefix(prefix) else { throw Self.error("begins with mysql://") }
        let (location, query) = Self.split(url.dropFirst(prefix.count), at: "?")
        let (authority, path) = Self.split(location, at: "/")
        let (account, place) = Self.splitLast(authority, at: "@")
        let (user, password) = Self.split(account, at: ":")
        (host, port) = try Self.hostAndPort(place)
        socket = try Self.socket(query ?? "")
        self.user = try Self.decoded(user)
        self.password = try Self.decoded(password ?? "")
        name = try Self.decoded(path ?? "")
        guard !name.isEmpty else { throw Self.error("ends with the database's name") }
        guard !self.user.isEmpty else { throw Self.error("names the user before an @") }
        guard socket != nil || !host.isEmpty else { throw Self.error("names a host or a socket") }
    }

    private static func error(_ rule: String) -> DatabaseError {
        DatabaseError(message: "the database address is not right: it \(rule)")
    }

    private static func hostAndPort(_ text: Substring) throws(DatabaseError) -> (String, UInt16) {
        guard let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") else {
            return (unbracketed(text), 3306)
        }
        guard let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
            throw error("has a port from 1 to 65535")
        }
        return (unbracketed(text[..<colon]), port)
    }

    /// An IPv6 address stands in brackets.
    private static func unbracketed(_ host: Substring) -> String {
        host.hasPrefix("[") && host.hasSuffix("]")
            ? String(host.dropFirst().dropLast()) : String(host)
    }

    private static func socket(_ query: Substring) throws(DatabaseError) -> String? {
        if query.isEmpty { return nil }
        let (key, value) = split(query, at: "=")
        guard key == "socket", let value, value.hasPrefix("/") || value.hasPrefix("%2") else {
            throw error("knows no option but socket=/absolute/path")
        }
        return try decoded(value)
    }

    private static func split(
        _ text: Substring, at mark: Character
    ) -> (Substring, Substring?) {
        guard let index = text.firstIndex(of: mark) else { return (text, nil) }
        return (text[..<index], text[text.index(after: index)...])
    }

    private static func splitLast(_ text: Substring, at mark: Character) -> (Substring, Substring) {
        guard let index = text.lastIndex(of: mark) else { return ("", text) }
        return (text[..<index], text[text.index(after: index)...])
    }

    private static func decoded(_ text: Substring) throws(DatabaseError) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let value = UInt8(String(Substring(rest.prefix(2))), radix: 16), rest.count >= 2
            else { throw error("has two hexadecimal digits after each %") }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        guard !bytes.contains(0), let decoded = String(validating: bytes, as: UTF8.self) else {
            throw error("is UTF-8 text")
        }
        return decoded
    }
}
