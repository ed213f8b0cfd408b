// SessionKeeperTests: sessions and memcached in an unlucky order.

import MariaDB
import Memcached
import Platform
import Records
import TestSupport
import Testing

@testable import Web

@Suite struct SessionKeeperTests {
    @Test("A page that read a session just before it ended does not bring it back")
    func endedMeanwhile() throws {
        let scene = try Scene()
        let cache = LateCache()
        let page = scene.keeper(cache)
        let other = scene.keeper(cache.inner)
        // Between reading the session and keeping it, the other worker ends it.
        cache.beforeKeeping = { try other.end(scene.ticket, at: scene.now) }
        _ = try page.session(for: scene.ticket, at: scene.now)
        #expect(cache.failure == nil)
        #expect(try page.session(for: scene.ticket, at: scene.now) == nil)
        #expect(try other.session(for: scene.ticket, at: scene.now) == nil)
    }

    @Test("What one worker remembers ends with the session that another worker ends")
    func rememberedElsewhere() throws {
        let scene = try Scene()
        let cache = MemoryCache()
        let (page, other) = (scene.keeper(cache), scene.keeper(cache))
        #expect(try page.session(for: scene.ticket, at: scene.now, mayRemember: true) != nil)
        try other.end(scene.ticket, at: scene.now)
        #expect(try page.session(for: scene.ticket, at: scene.now, mayRemember: true) == nil)
    }

    @Test("A worker remembers a session without asking, but not for a request that changes things")
    func remembered() throws {
        let scene = try Scene()
        let page = scene.keeper(EmptyCache())
        #expect(try page.session(for: scene.ticket, at: scene.now, mayRemember: true) != nil)
        try scene.store.delete(id: scene.ticket.id)
        #expect(try page.session(for: scene.ticket, at: scene.now, mayRemember: true) != nil)
        #expect(try page.session(for: scene.ticket, at: scene.now) == nil)
    }

    @Test("A found session is kept, and found without the database")
    func kept() throws {
        let scene = try Scene()
        let keeper = scene.keeper(MemoryCache())
        #expect(try keeper.session(for: scene.ticket, at: scene.now) != nil)
        try scene.store.delete(id: scene.ticket.id)
        #expect(try keeper.session(for: scene.ticket, at: scene.now) != nil)
    }
}

/// A user with an open session in a database of its own.
private struct Scene {
    let store: SessionStore
    let ticket: SessionTicket
    private let changes: SharedCounters
    let now = Timestamp(secondsSince1970: 1_800_000_000)

    init() throws {
        let connection = Connection(
            try DatabaseConfiguration(url: PrivateMariaDB.shared().url(database: "keeper")))
        _ = try Migrator(Migrations.all).run(on: connection)
        let user = try #require(
            try UserStore(connection).insert(
                username: "ada", email: nil, passwordHash: "x", at: now))
        store = SessionStore(connection)
        ticket = SessionTicket(random: SystemRandom())
        try store.insert(ticket, for: user.id, at: now, expiresAt: now.adding(seconds: 60))
        changes = try WorkerMemory.changesOfThisProcess()
    }

    /// The keeper of one worker: a memory of its own, counters that it shares.
    func keeper(_ cache: any Cache) -> SessionKeeper {
        SessionKeeper(
            store: store, cache: cache,
            memory: WorkerMemory(changes: changes, clock: SystemClock(), milliseconds: 60_000))
    }
}

/// A cache in which something happens just before a value is kept.
private final class LateCache: Cache {
    let inner = MemoryCache()
    var beforeKeeping: (() throws -> Void)?
    private(set) var failure: (any Error)?

    func get(_ key: CacheKey) -> [UInt8]? { inner.get(key) }

    func set(_ key: CacheKey, _ value: [UInt8], seconds: Int) -> Bool {
        happen()
        return inner.set(key, value, seconds: seconds)
    }

    func add(_ key: CacheKey, _ value: [UInt8], seconds: Int) -> Bool {
        happen()
        return inner.add(key, value, seconds: seconds)
    }

    func delete(_ key: CacheKey) { inner.delete(key) }

    func check() -> CacheError? { inner.check() }

    private func happen() {
        guard let event = beforeKeeping else { return }
        beforeKeeping = nil
        do { try event() } catch { failure = error }
    }
}

/// A cache that keeps nothing, as when memcached is away.
private final class EmptyCache: Cache {
    func get(_ key: CacheKey) -> [UInt8]? { nil }
    func set(_ key: CacheKey, _ value: [UInt8], seconds: Int) -> Bool { false }
    func add(_ key: CacheKey, _ value: [UInt8], seconds: Int) -> Bool { false }
    func delete(_ key: CacheKey) {}
    func check() -> CacheError? { nil }
}
