// MemcachedCache: the cache on one or several memcached servers.

internal import CMemcached
internal import Glibc

/// A cache for one thread, on real servers, with short time-outs.
///
/// It speaks the binary protocol, in which no key or value can be mistaken for a command. With
/// several servers the keys are spread by consistent hashing (ketama), so losing one loses only its
/// share. A server that restarted is asked a second time; one that timed out is left alone for
/// 1.5 s.
package final class MemcachedCache: Cache {
    private let handle: UnsafeMutablePointer<memcached_st>
    private var breakers: [Breaker]
    private let clock = ContinuousClock()

    /// Notes the servers; connects at the first use.
    ///
    /// - Parameters:
    ///   - servers: `unix:/path`, or `host:port` (port 11211 when left out), several with commas.
    ///   - timeoutMilliseconds: the longest wait for a connection and for each answer.
    /// - Throws: when the list is not right.
    package init(servers: String, timeoutMilliseconds: Int = 100) throws(CacheError) {
        let addresses = try ServerAddress.list(servers)
        guard let handle = memcached_create(nil) else {
            throw CacheError(description: "no memory for the memcached client")
        }
        self.handle = handle
        breakers = Array(repeating: Breaker(), count: addresses.count)
        try configure(timeoutMilliseconds: UInt64(max(1, timeoutMilliseconds)), addresses.count)
        for address in addresses { try add(address) }
    }

    deinit { memcached_free(handle) }

    package func get(_ key: CacheKey) -> [UInt8]? {
        var value: [UInt8]?
        _ = ask(key) { name in
            var length = 0
            var flags: UInt32 = 0
            var code = MEMCACHED_SUCCESS
            let bytes = memcached_get(handle, name.start, name.count, &length, &flags, &code)
            defer { free(bytes) }
            // An empty value comes as a null pointer with success.
            guard code == MEMCACHED_SUCCESS else { return code }
            value = Array(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : length))
            return code
        }
        return value
    }

    @discardableResult
    package func set(_ key: CacheKey, _ value: [UInt8], seconds: Int) -> Bool {
        store(key, value, seconds, memcached_set)
    }

    package func add(_ key: CacheKey, _ value: [UInt8], seconds: Int) -> Bool {
        store(key, value, seconds, memcached_add)
    }

    package func delete(_ key: CacheKey) {
        _ = ask(key) { name in memcached_delete(handle, name.start, name.count, 0) }
    }

    package func check() -> CacheError? {
        // Not memcached_version, which answers from memory once it has asked.
        let code = repeatedOnce {
            var code = MEMCACHED_SUCCESS
            memcached_stat_free(handle, memcached_stat(handle, nil, &code))
            return code
        }
        return code == MEMCACHED_SUCCESS ? nil : error(code)
    }

    /// The library's storing calls all look alike.
    private typealias StoreCall = (
        UnsafeMutablePointer<memcached_st>?, UnsafePointer<CChar>?, Int, UnsafePointer<CChar>?,
        Int, time_t, UInt32
    ) -> memcached_return_t

    private func store(
        _ key: CacheKey, _ value: [UInt8], _ seconds: Int, _ call: StoreCall
    ) -> Bool {
        let life = time_t(possibleSeconds.clamping(seconds))
        let code = ask(key) { name in
            value.withUnsafeBytes { bytes in
                let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
                return call(handle, name.start, name.count, start, bytes.count, life, 0)
            }
        }
        return code == MEMCACHED_SUCCESS
    }
}

// Asking a server, with all that may go wrong.
extension MemcachedCache {
    /// A key as the library takes it.
    private struct Name {
        let start: UnsafePointer<CChar>
        let count: Int
    }

    private func ask(
        _ key: CacheKey, _ call: (Name) -> memcached_return_t
    ) -> memcached_return_t {
        key.text.withCString { start in
            let name = Name(start: start, count: key.text.utf8.count)
            let server = self.server(of: name)
            guard breakers[server].allows(clock.now) else { return MEMCACHED_TIMEOUT }
            let code = repeatedOnce { call(name) }
            if Self.isWaste(code) { breakers[server].open(clock.now) }
            return code
        }
    }

    /// The position of the server that has this key.
    private func server(of name: Name) -> Int {
        if breakers.count == 1 { return 0 }
        let position = memcached_generate_hash(handle, name.start, name.count)
        return min(Int(position), breakers.count - 1)
    }

    /// The first call after a server's restart finds the old connection dead; the second connects
    /// anew.
    private func repeatedOnce(_ call: () -> memcached_return_t) -> memcached_return_t {
        let code = call()
        return Self.isBrokenConnection(code) ? call() : code
    }

    private static func isBrokenConnection(_ code: memcached_return_t) -> Bool {
        switch code {
        case MEMCACHED_ERRNO, MEMCACHED_CONNECTION_FAILURE, MEMCACHED_WRITE_FAILURE,
            MEMCACHED_READ_FAILURE, MEMCACHED_UNKNOWN_READ_FAILURE, MEMCACHED_PARTIAL_READ,
            MEMCACHED_SOME_ERRORS:
            true
        default: false
        }
    }

    /// Failures that cost time: a hung server, a name that cannot be looked up.
    private static func isWaste(_ code: memcached_return_t) -> Bool {
        code == MEMCACHED_TIMEOUT || code == MEMCACHED_HOST_LOOKUP_FAILURE
    }

    private func error(_ code: memcached_return_t) -> CacheError {
        CacheError(description: "memcached: \(String(cString: memcached_strerror(handle, code)))")
    }
}

// Setting the library up; behaviours come before servers.
extension MemcachedCache {
    private func configure(timeoutMilliseconds: UInt64, _ servers: Int) throws(CacheError) {
        var behaviors: [(memcached_behavior_t, UInt64)] = [
            (MEMCACHED_BEHAVIOR_BINARY_PROTOCOL, 1),
            (MEMCACHED_BEHAVIOR_TCP_NODELAY, 1),
            (MEMCACHED_BEHAVIOR_CONNECT_TIMEOUT, timeoutMilliseconds),
            (MEMCACHED_BEHAVIOR_POLL_TIMEOUT, timeoutMilliseconds),
            (MEMCACHED_BEHAVIOR_RETRY_TIMEOUT, 1),
        ]
        if servers > 1 {
            // A dead server's keys go to the others after two failures, and back 2 s after it is.
            behaviors += [
                (MEMCACHED_BEHAVIOR_KETAMA, 1),
                (MEMCACHED_BEHAVIOR_SERVER_FAILURE_LIMIT, 2),
                (MEMCACHED_BEHAVIOR_REMOVE_FAILED_SERVERS, 1),
                (MEMCACHED_BEHAVIOR_DEAD_TIMEOUT, 2),
            ]
        }
        for (behavior, value) in behaviors {
            try require(memcached_behavior_set(handle, behavior, value))
        }
    }

    private func add(_ address: ServerAddress) throws(CacheError) {
        switch address {
        case .socket(let path): try require(memcached_server_add_unix_socket(handle, path))
        case .tcp(let host, let port):
            try require(memcached_server_add(handle, host, in_port_t(port)))
        }
    }

    private func require(_ code: memcached_return_t) throws(CacheError) {
        guard code == MEMCACHED_SUCCESS else { throw error(code) }
    }
}
