import Records
import Testing

@Suite struct AccountLimitsTests {
    @Test(
        "Names of 3 to 40 letters, digits, dots, hyphens and underscores are right",
        arguments: ["abc", "a.b-c_9", "ABC", String(repeating: "x", count: 40)])
    func rightName(name: String) {
        #expect(AccountLimits.problem(username: name) == nil)
    }

    @Test(
        "Any other name is told why not",
        arguments: [
            "", "ab", String(repeating: "x", count: 41), "a b c", "änne", "abc\n", "abc\0",
            "<b>bold", "a/../b", "name@host", "日本語",
        ])
    func wrongName(name: String) throws {
        #expect(try #require(AccountLimits.problem(username: name)).hasSuffix("."))
    }

    @Test("A password has 8 to 1,024 bytes and is not the name")
    func passwords() {
        #expect(AccountLimits.problem(password: "1234567", username: "abc") != nil)
        #expect(AccountLimits.problem(password: "12345678", username: "abc") == nil)
        let long = String(repeating: "p", count: 1_024)
        #expect(AccountLimits.problem(password: long, username: "abc") == nil)
        #expect(AccountLimits.problem(password: long + "p", username: "abc") != nil)
        #expect(AccountLimits.problem(password: "Grace.Hopper", username: "gRACE.hopper") != nil)
    }

    @Test(
        "Plausible addresses are taken",
        arguments: ["a@b.c", "first.last+tag@sub.example.org", "ünï@exämple.org"])
    func rightAddress(email: String) {
        #expect(AccountLimits.problem(email: email) == nil)
    }

    @Test(
        "Implausible addresses are not",
        arguments: [
            "a", "a@b", "@b.c", "a@@b.c", "a@b@c.d", "a b@c.d", "a@c.d\n",
            String(repeating: "x", count: 251) + "@b.c",
        ])
    func wrongAddress(email: String) {
        #expect(AccountLimits.problem(email: email) != nil)
    }
}
