// SessionKeeper: sessions in the database, with memcached in front.

package import Memcached
import Platform
package import Records

/// Finds, opens and ends sessions.
///
/// The database is the truth. memcached holds what was found for a minute, so that most pages
/// need no query for it; ending a session removes that entry too. If memcached hangs at that very
/// moment, the ended session is believed for the rest of its minute. In front of both, pages that
/// only show something use what the worker remembers.
package struct SessionKeeper {
    /// How long a found session is believed without asking the database, in seconds.
    private static let cacheSeconds = 60

    private let store: SessionStore
    private let cache: any Cache
    private let memory: WorkerMemory

    package init(store: SessionStore, cache: any Cache, memory: WorkerMemory) {
        self.store = store
        self.cache = cache
        self.memory = memory
    }

    /// The session that the ticket opens, if it does.
    ///
    /// - Parameter mayRemember: whether the worker's memory will do, as it does for requests that
    ///   change nothing.
    func session(
        for ticket: SessionTicket, at now: Timestamp, mayRemember: Bool = false
    ) throws -> Session? {
        let found =
            mayRemember
            ? try memory.session(id: ticket.id) { try find(ticket.id) } : try find(ticket.id)
        guard let found, found.admits(ticket, at: now) else { return nil }
        return found
    }

    /// Opens a session with a fresh ticket.
    func open(
        for user: UserID, seconds: Int64, random: SystemRandom, at now: Timestamp
    ) throws -> SessionTicket {
        let ticket = SessionTicket(random: random)
        try store.insert(
            ticket, for: user, at: now, expiresAt: now.adding(seconds: seconds))
        return ticket
    }

    /// Ends the session that the ticket opens; one that it does not open stays.
    func end(_ ticket: SessionTicket, at now: Timestamp) throws {
        guard try session(for: ticket, at: now) != nil else { return }
        try store.delete(id: ticket.id)
        forget(ticket.id)
    }

    /// Ends one of a user's sessions; false when there is none of that identifier.
    func end(id: String, of user: UserID) throws -> Bool {
        guard try store.delete(id: id, of: user) else { return false }
        forget(id)
        return true
    }

    /// Ends all sessions of a user but the one named.
    package func endAll(of user: UserID, except kept: String?) throws {
        for id in try store.deleteAll(of: user, except: kept) { forget(id) }
    }

    private func find(_ id: String) throws -> Session? {
        guard let key = CacheKey("session-\(id)") else { return nil }
        if let bytes = cache.get(key), let session = CachedSession.decode(bytes, id: id) {
            return session
        }
        guard let session = try store.session(id: id) else { return nil }
        // Not `set`: a session that was ended since it was read has its gravestone there.
        _ = cache.add(key, CachedSession.encode(session), seconds: Self.cacheSeconds)
        return session
    }

    /// Puts a gravestone in place of the entry.
    ///
    /// A page that read the session a moment before it ended finds the place taken, and cannot
    /// bring it back.
    private func forget(_ id: String) {
        guard let key = CacheKey("session-\(id)") else { return }
        cache.set(key, CachedSession.gravestone, seconds: Self.cacheSeconds)
        memory.noteEndOfSession()
    }
}

/// A session as bytes in memcached: `hash user admin expiry name`, with spaces between.
enum CachedSession {
    /// Stands for a session that has ended; `decode` finds none in it.
    static let gravestone = Array("ended".utf8)

    static func encode(_ session: Session) -> [UInt8] {
        let text = """
            \(hex(session.secretHash)) \(session.userID) \(session.isAdmin ? 1 : 0) \
            \(session.expiresAt.microsecondsSince1970) \(session.username)
            """
        return Array(text.utf8)
    }

    static func decode(_ bytes: [UInt8], id: String) -> Session? {
        let parts = bytes.split(separator: UInt8(ascii: " ")).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard parts.count == 5, let hash = parseHex(parts[0]), let user = Int64(parts[1]),
            let expiry = Int64(parts[3])
        else { return nil }
        return Session(
            id: id, secretHash: hash, userID: UserID(user), username: parts[4],
            isAdmin: parts[2] == "1", expiresAt: Timestamp(microsecondsSince1970: expiry))
    }
}
