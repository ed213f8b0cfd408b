// MemcachedCacheTests: the cache on a real server.

import Memcached
import TestSupport
import Testing

@Suite("MemcachedCache")
struct MemcachedCacheTests {
    let server: PrivateMemcached
    let cache: MemcachedCache
    let key: CacheKey

    init() throws {
        server = try PrivateMemcached()
        cache = try MemcachedCache(servers: server.servers)
        key = try #require(CacheKey("schema-7.abc"))
    }

    @Test(
        "a value comes back as it went in",
        arguments: [
            [], [0], Array("wörd\r\nEND\r\n".utf8), [UInt8](repeating: 255, count: 500_000),
        ])
    func roundTrip(_ value: [UInt8]) {
        #expect(cache.set(key, value, seconds: 60))
        #expect(cache.get(key) == value)
    }

    @Test("what was never kept, or was deleted, is nil")
    func absent() {
        #expect(cache.get(key) == nil)
        #expect(cache.set(key, [1], seconds: 60))
        cache.delete(key)
        cache.delete(key)
        #expect(cache.get(key) == nil)
    }

    @Test("add keeps only the first value")
    func add() throws {
        let other = try MemcachedCache(servers: server.servers)
        #expect(cache.add(key, [1], seconds: 60))
        #expect(!other.add(key, [2], seconds: 60))
        #expect(other.get(key) == [1])
    }

    @Test("a value lives for its seconds, and a very long life is a long one")
    func life() throws {
        let long = try #require(CacheKey("long"))
        #expect(cache.set(key, [1], seconds: 1))
        #expect(cache.set(long, [2], seconds: 90 * 86_400))
        try waitUntil(seconds: 20, "the end of a life") { cache.get(key) == nil }
        #expect(cache.get(long) == [2])
    }

    @Test("a value that is too large is refused, and the connection goes on")
    func tooLarge() {
        #expect(!cache.set(key, [UInt8](repeating: 1, count: 2 << 20), seconds: 60))
        #expect(cache.set(key, [1], seconds: 60))
        #expect(cache.get(key) == [1])
    }

    @Test("a server that was killed and started again is used at the first call")
    func restarted() throws {
        #expect(cache.set(key, [1], seconds: 60))
        try server.kill9()
        try server.start()
        #expect(cache.get(key) == nil)
        #expect(cache.set(key, [2], seconds: 60))
        #expect(cache.get(key) == [2])
        #expect(cache.check() == nil)
    }

    @Test("an absent server costs nothing but the values, and its return is noticed")
    func killed() throws {
        #expect(cache.set(key, [1], seconds: 60))
        try server.kill9()
        let seconds = secondsTaken {
            for _ in 0..<100 {
                #expect(cache.get(key) == nil)
                #expect(!cache.set(key, [2], seconds: 60))
                #expect(!cache.add(key, [2], seconds: 60))
            }
        }
        #expect(seconds < 1)
        #expect(cache.check() != nil)
        try server.start()
        try waitUntil(seconds: 20, "the cache's return") { cache.set(key, [3], seconds: 60) }
        #expect(cache.get(key) == [3])
    }

    @Test("the check asks each time, and notices a server that is gone since the last one")
    func checkedAgain() throws {
        #expect(cache.check() == nil)
        try server.kill9()
        #expect(cache.check() != nil)
    }

    @Test("a server that stands still is asked seldom, and its return is noticed")
    func hung() throws {
        #expect(cache.set(key, [1], seconds: 60))
        try server.stop()
        let seconds = secondsTaken {
            for _ in 0..<200 { #expect(cache.get(key) == nil) }
        }
        #expect(seconds < 1)
        #expect(cache.check() != nil)
        server.resume()
        try waitUntil(seconds: 20, "the cache's return") { cache.get(key) == [1] }
        #expect(cache.check() == nil)
    }

    @Test("of two servers, losing one loses only its share")
    func two() throws {
        let second = try PrivateMemcached()
        let both = try MemcachedCache(servers: "\(server.servers),\(second.servers)")
        let keys = try (0..<100).map { try #require(CacheKey("key-\($0)")) }
        for key in keys { #expect(both.set(key, [1], seconds: 60)) }
        #expect(keys.allSatisfy { both.get($0) == [1] })
        try second.kill9()
        let kept = keys.count { both.get($0) == [1] }
        #expect((20...80).contains(kept))
        try waitUntil(seconds: 20, "the living server's taking over") {
            keys.allSatisfy { both.set($0, [2], seconds: 60) }
        }
        #expect(keys.allSatisfy { both.get($0) == [2] })
    }

    @Test(
        "addresses that are none are refused",
        arguments: ["", "unix:", "host:0", "host:99999", "host:x", "a b", "h:1:2", "h,,i", "h,"])
    func addresses(_ text: String) {
        #expect(throws: CacheError.self) { try MemcachedCache(servers: text) }
    }

    @Test(
        "addresses of every form are taken", arguments: ["h", "h:11211,i:11212", "unix:/s", "/s"])
    func goodAddresses(_ text: String) throws {
        _ = try MemcachedCache(servers: text)
    }
}

@Suite("MemoryCache")
struct MemoryCacheTests {
    let cache = MemoryCache()

    @Test("it keeps, adds, forgets and ends lives as memcached does")
    func likeMemcached() throws {
        let key = try #require(CacheKey("k"))
        #expect(cache.add(key, [1], seconds: 10))
        #expect(!cache.add(key, [2], seconds: 10))
        #expect(cache.get(key) == [1])
        cache.advance(seconds: 10)
        #expect(cache.get(key) == nil)
        #expect(cache.set(key, [3], seconds: 10))
        cache.delete(key)
        #expect(cache.get(key) == nil)
    }

    @Test("while it is unreachable it says no to everything")
    func unreachable() throws {
        let key = try #require(CacheKey("k"))
        cache.set(key, [1], seconds: 10)
        cache.isUnreachable = true
        #expect(cache.get(key) == nil)
        #expect(!cache.set(key, [2], seconds: 10))
        #expect(cache.check() != nil)
        cache.isUnreachable = false
        #expect(cache.get(key) == [1])
    }
}
