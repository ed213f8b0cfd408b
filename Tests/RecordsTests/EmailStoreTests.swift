import MariaDB
import Platform
import Records
import TestSupport
import Testing

@Suite struct EmailStoreTests {
    let connection: Connection
    let emails: EmailStore
    let ada: UserID

    init() throws {
        connection = try TestDatabase().connection()
        emails = EmailStore(connection)
        ada = try connection.addUser("ada")
    }

    private func makeLink() throws -> String {
        try #require(try emails.makeConfirmation(for: ada, random: SystemRandom(), at: noon)).secret
    }

    @Test("An address waits until its link comes back; the one before holds as long")
    func confirms() throws {
        try UserStore(connection).setEmail("old@example.org", of: ada)
        try emails.setPending("New@Example.org", of: ada)
        #expect(
            try emails.state(of: ada)
                == EmailState(
                    address: "old@example.org", isConfirmed: false, pending: "New@Example.org"))
        let secret = try makeLink()
        #expect(try emails.confirmation(of: secret, at: noon)?.address == "New@Example.org")
        #expect(try emails.confirm(secret, at: noon) == ada)
        #expect(
            try emails.state(of: ada)
                == EmailState(address: "New@Example.org", isConfirmed: true, pending: nil))
    }

    @Test("A link works once, for a day, and only while its address is the one wanted")
    func onceAndInTime() throws {
        try emails.setPending("a@example.org", of: ada)
        let late = try makeLink()
        let end = noon.adding(seconds: EmailStore.confirmationSeconds)
        #expect(try emails.confirmation(of: late, at: end) == nil)
        #expect(try emails.confirm(late, at: end) == nil)
        let replaced = try makeLink()
        #expect(try emails.confirm(late, at: noon) == nil)
        try emails.setPending("b@example.org", of: ada)
        #expect(try emails.confirmation(of: replaced, at: noon) == nil)
        #expect(try emails.confirm(replaced, at: noon) == nil)
        let good = try makeLink()
        #expect(try emails.confirm(good, at: noon) == ada)
        #expect(try emails.confirm(good, at: noon) == nil)
    }

    @Test("Links to set a password go to confirmed addresses alone, whatever their capitals")
    func findsConfirmed() throws {
        try UserStore(connection).setEmail("Ada@example.org", of: ada)
        #expect(try emails.users(confirmed: "ada@example.org").isEmpty)
        try emails.vouch(for: ada, at: noon)
        #expect(
            try emails.users(confirmed: "ADA@EXAMPLE.org").map(\.address) == ["Ada@example.org"])
        try UserStore(connection).setDisabled(true, of: ada)
        #expect(try emails.users(confirmed: "ada@example.org").isEmpty)
    }

    @Test("An address that is set without asking is not confirmed any more")
    func settingUnconfirms() throws {
        try UserStore(connection).setEmail("ada@example.org", of: ada)
        try emails.vouch(for: ada, at: noon)
        try UserStore(connection).setEmail("eve@example.org", of: ada)
        #expect(try emails.users(confirmed: "eve@example.org").isEmpty)
    }

    @Test("Of a link only the hash is stored")
    func storesHash() throws {
        try emails.setPending("a@example.org", of: ada)
        let secret = try makeLink()
        let stored = try connection.value(
            "SELECT COUNT(*) FROM email_confirmations WHERE secret_hash = ?",
            [.bytes(SHA256.hash(Array(secret.utf8)))])
        #expect(stored == .integer(1))
    }
}
