// ServerAddress: where one memcached listens.

/// A unix socket or a TCP port.
enum ServerAddress: Equatable {
    case socket(String)
    case tcp(host: String, port: UInt16)

    /// Reads a list such as `unix:/run/memcached.sock` or `10.0.0.1:11211,10.0.0.2`.
    static func list(_ text: String) throws(CacheError) -> [ServerAddress] {
        var addresses: [ServerAddress] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            addresses.append(try ServerAddress(part))
        }
        return addresses
    }

    private init(_ text: Substring) throws(CacheError) {
        let path = text.hasPrefix("unix:") ? text.dropFirst(5) : text
        if path.hasPrefix("/") {
            self = .socket(String(path))
            return
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first, Self.isHost(host), parts.count <= 2,
            let port = parts.count == 2 ? UInt16(parts[1]) : 11_211, port > 0
        else {
            throw CacheError(
                description: "\"\(text)\" is no memcached address: write host:port or unix:/path")
        }
        self = .tcp(host: String(host), port: port)
    }

    private static func isHost(_ text: Substring) -> Bool {
        !text.isEmpty && !text.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "/") }
    }
}
