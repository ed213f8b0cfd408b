// DatabaseConfigurationTests: addresses, right and wrong.

import MariaDB
import Testing

@Suite("DatabaseConfiguration")
struct DatabaseConfigurationTests {
    @Test("a TCP address is taken apart")
    func tcp() throws {
        let made = try DatabaseConfiguration(
            url: "mysql://fake%40csv:p%3Aw%2Fd@db.example:3307/csv")
        #expect(made.user == "fake@csv")
        #expect(made.password == "p:w/d")
        #expect(made.host == "db.example")
        #expect(made.port == 3307)
        #expect(made.name == "csv")
        #expect(made.socket == nil)
    }

    @Test(
        "a socket address is taken apart",
        arguments: ["/run/my%20sql.sock", "%2Frun%2Fmy sql.sock"])
    func socket(_ text: String) throws {
        let made = try DatabaseConfiguration(url: "mysql://root@localhost/csv?socket=\(text)")
        #expect(made.socket == "/run/my sql.sock")
        #expect(made.password.isEmpty)
        #expect(made.port == 3306)
    }

    @Test("an IPv6 address stands in brackets")
    func ipv6() throws {
        #expect(try DatabaseConfiguration(url: "mysql://a:b@[::1]:3306/c").host == "::1")
        #expect(try DatabaseConfiguration(url: "mysql://a:b@[::1]/c").host == "::1")
    }

    @Test(
        "a wrong address is refused without repeating the password",
        arguments: [
            "", "postgres://a:SECRET@h/c", "mysql://a:SECRET@h", "mysql://a:SECRET@h/",
            "mysql://:SECRET@h/c", "mysql://a:SECRET@h:0/c", "mysql://a:SECRET@h:x/c",
            "mysql://a:SECRET@/c", "mysql://a:SECRET%4@h/c", "mysql://a:SECRET%zz@h/c",
            "mysql://a:SECRET@h/c?socket=relative", "mysql://a:SECRET@h/c?charset=x",
            "mysql://a:SECRET%ff@h/c", "mysql://a:SECRET%00@h/c", "mysql://h/c",
        ])
    func wrong(_ url: String) {
        let error = #expect(throws: DatabaseError.self) { try DatabaseConfiguration(url: url) }
        #expect(error?.description.contains("SECRET") == false)
        #expect(error?.description.hasPrefix("the database address is not right: it ") == true)
    }
}
