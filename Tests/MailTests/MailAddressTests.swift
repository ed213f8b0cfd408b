import Mail
import Testing

@Suite struct MailAddressTests {
    @Test(
        "Addresses of plain ASCII are taken as they are",
        arguments: [
            "ada@example.org", "a.b+c_d@mail-1.example.co.uk", "o'hara@example.com", "x@localhost",
            "{curly}=ok~@example.org",
        ])
    func takes(_ text: String) {
        #expect(MailAddress(text)?.text == text)
    }

    @Test(
        "What could end a line, open a bracket or name a second recipient is no address",
        arguments: [
            "", "ada", "@example.org", "ada@", "a@b@c", "a da@example.org", "ada@exa mple.org",
            "ada@example.org\r\nBcc: eve@example.org", "ada@example.org\n", "ada\u{0}@example.org",
            "<ada@example.org>", "ada@example.org>", "ada,eve@example.org", "ada;eve@example.org",
            "\"a b\"@example.org", ".ada@example.org", "ada.@example.org", "a..b@example.org",
            "ada@-example.org", "ada@example-.org", "ada@example..org", "ada@.example.org",
            "ada@example.org.", "ädä@example.org", "ada@exämple.org", "ada@[127.0.0.1]",
            "ada\u{2028}@example.org", "ada@ex_ample.org", "аda@example.org",
        ])
    func refuses(_ text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test("The parts have the lengths that SMTP can carry")
    func lengths() {
        let local = String(repeating: "a", count: 64)
        #expect(MailAddress("\(local)@example.org") != nil)
        #expect(MailAddress("a\(local)@example.org") == nil)
        #expect(MailAddress("a@\(local).org") == nil)
        let host = Array(repeating: String(repeating: "b", count: 50), count: 5)
        #expect(MailAddress("a@\(host.joined(separator: "."))") == nil)
        #expect(MailAddress("a@\(host.dropLast().joined(separator: "."))") != nil)
    }

    @Test("The host is what stands after the at sign")
    func host() {
        #expect(MailAddress("ada@mail.example.org")?.host == "mail.example.org")
    }
}
