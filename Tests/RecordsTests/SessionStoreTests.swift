import MariaDB
import Platform
import Records
import TestSupport
import Testing

@Suite struct SessionStoreTests {
    let connection: Connection
    let sessions: SessionStore
    let user: UserID

    init() throws {
        connection = try TestDatabase().connection()
        sessions = SessionStore(connection)
        user = try connection.addUser("ada")
    }

    private func open(
        for user: UserID? = nil, seconds: Int64 = 60
    ) throws -> SessionTicket {
        let ticket = SessionTicket(random: SystemRandom())
        try sessions.insert(
            ticket, for: user ?? self.user, at: noon, expiresAt: noon.adding(seconds: seconds))
        return ticket
    }

    @Test("A session knows its user and admits its own ticket alone")
    func admits() throws {
        let ticket = try open()
        let session = try #require(try sessions.session(id: ticket.id))
        #expect(session.userID == user && session.username == "ada" && !session.isAdmin)
        #expect(session.admits(ticket, at: noon))
        let forged = try #require(
            SessionTicket("\(ticket.id).\(SessionTicket(random: SystemRandom()).secret)"))
        #expect(!session.admits(forged, at: noon))
    }

    @Test("A session ends at its last moment, not after it")
    func expires() throws {
        let ticket = try open(seconds: 60)
        let session = try #require(try sessions.session(id: ticket.id))
        #expect(session.admits(ticket, at: noon.adding(seconds: 59)))
        #expect(!session.admits(ticket, at: noon.adding(seconds: 60)))
    }

    @Test("The database holds the hash of the secret, never the secret")
    func storesHash() throws {
        let ticket = try open()
        let stored = try connection.value(
            "SELECT secret_hash FROM sessions WHERE id = ?", [.text(ticket.id)])
        #expect(stored == .bytes(SHA256.hash(Array(ticket.secret.utf8))))
    }

    @Test("A disabled user's session is not found")
    func disabledUser() throws {
        let ticket = try open()
        try UserStore(connection).setDisabled(true, of: user)
        #expect(try sessions.session(id: ticket.id) == nil)
    }

    @Test("A deleted session is gone, and deleting it again is no error")
    func deletes() throws {
        let ticket = try open()
        let other = try open()
        try sessions.delete(id: ticket.id)
        try sessions.delete(id: ticket.id)
        #expect(try sessions.session(id: ticket.id) == nil)
        #expect(try sessions.session(id: other.id) != nil)
    }

    @Test("Ending all sessions but one names those ended and leaves other users' alone")
    func deletesAllButOne() throws {
        let kept = try open()
        let ended = [try open().id, try open().id]
        let stranger = try open(for: try connection.addUser("bob"))
        let named = try sessions.deleteAll(of: user, except: kept.id)
        #expect(Set(named) == Set(ended))
        #expect(try sessions.session(id: kept.id) != nil)
        #expect(try sessions.session(id: stranger.id) != nil)
        #expect(try sessions.deleteAll(of: user, except: nil) == [kept.id])
    }

    @Test("Every session that is ended is named")
    func namesAll() throws {
        // Ended without being named, it would live on in memcached.
        let ids = try (0..<20).map { _ in try open().id }
        #expect(Set(try sessions.deleteAll(of: user, except: nil)) == Set(ids))
        #expect(try connection.value("SELECT COUNT(*) FROM sessions", []) == .integer(0))
    }

    @Test("Sweeping removes sessions that have ended and no others")
    func deletesExpired() throws {
        let short = try open(seconds: 10)
        let long = try open(seconds: 100)
        #expect(try sessions.deleteExpired(at: noon.adding(seconds: 10)) == 1)
        #expect(try sessions.session(id: short.id) == nil)
        #expect(try sessions.session(id: long.id) != nil)
    }

    @Test(
        "A cookie of any other shape is no ticket",
        arguments: [
            "", ".", "abc", String(repeating: "a", count: 32),
            String(repeating: "a", count: 32) + "." + String(repeating: "b", count: 63),
            String(repeating: "a", count: 32) + "." + String(repeating: "B", count: 64),
            String(repeating: "a", count: 32) + "." + String(repeating: "b", count: 64) + ".",
            String(repeating: "ä", count: 16) + "." + String(repeating: "b", count: 64),
            String(repeating: "a", count: 31) + "\0." + String(repeating: "b", count: 64),
        ])
    func garbage(text: String) {
        #expect(SessionTicket(text) == nil)
    }

    @Test("A ticket reads back what it writes")
    func ticketText() throws {
        let ticket = SessionTicket(random: SystemRandom())
        #expect(SessionTicket(ticket.text) == ticket)
    }
}
