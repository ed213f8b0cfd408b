import MariaDB
import Records
import TestSupport
import Testing

@Suite struct UserStoreTests {
    let connection: Connection
    let users: UserStore

    init() throws {
        connection = try TestDatabase().connection()
        users = UserStore(connection)
    }

    @Test("A user is found by name, whatever its capitals, and by identifier")
    func isFound() throws {
        let ada = try #require(
            try users.insert(
                username: "Ada.L", email: "ada@example.org", passwordHash: "h1", isAdmin: true,
                at: noon))
        let byName = try #require(try users.credentials(username: "aDA.l"))
        #expect(byName.user == ada)
        #expect(byName.passwordHash == "h1")
        #expect(try users.user(ada.id) == ada)
        #expect(try users.credentials(of: ada.id)?.user == ada)
        #expect(ada.isAdmin && !ada.isDisabled && ada.email == "ada@example.org")
    }

    @Test("A name that differs only in capitals is taken, and the first user stays as it was")
    func nameIsTaken() throws {
        let first = try connection.addUser("grace")
        let second = try users.insert(
            username: "GRACE", email: nil, passwordHash: "other", at: noon)
        #expect(second == nil)
        #expect(try users.credentials(username: "grace")?.user.id == first)
        #expect(try users.all().map(\.username) == ["grace"])
    }

    @Test("Nobody is found under a name or an identifier that nobody has")
    func isNotFound() throws {
        #expect(try users.credentials(username: "nobody") == nil)
        #expect(try users.user(UserID(4_711)) == nil)
        #expect(try users.credentials(of: UserID(4_711)) == nil)
    }

    @Test("A name with other letters than its table takes is nobody's, not an error")
    func foreignLetters() throws {
        #expect(try users.credentials(username: "Zoë 🐍") == nil)
    }

    @Test("Setting a password changes that of this user alone")
    func setsPassword() throws {
        let first = try connection.addUser("first")
        let second = try connection.addUser("second")
        try users.setPasswordHash("new", of: first)
        #expect(try users.credentials(of: first)?.passwordHash == "new")
        #expect(try users.credentials(of: second)?.passwordHash == "hash of second")
    }

    @Test("A disabled user stays in the list and can be let in again")
    func disables() throws {
        let id = try connection.addUser("mallory")
        try users.setDisabled(true, of: id)
        #expect(try users.user(id)?.isDisabled == true)
        #expect(try users.all().map(\.isDisabled) == [true])
        try users.setDisabled(false, of: id)
        #expect(try users.user(id)?.isDisabled == false)
    }

    @Test("All users come in the order of their names")
    func areSorted() throws {
        for name in ["cleo", "Bob", "anna"] { _ = try connection.addUser(name) }
        #expect(try users.all().map(\.username) == ["anna", "Bob", "cleo"])
    }
}

private func == (
    left: (user: User, passwordHash: String)?, right: (user: User, passwordHash: String)?
) -> Bool {
    left?.user == right?.user && left?.passwordHash == right?.passwordHash
}
