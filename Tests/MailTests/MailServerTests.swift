import Mail
import Testing

@Suite struct MailServerTests {
    @Test(
        "Servers are named by their scheme, host and port",
        arguments: [
            ("smtp://mail.example.org", MailServer.Encryption.startTLS),
            ("smtp://mail.example.org:587", .startTLS), ("smtps://[::1]:465", .immediate),
        ])
    func reads(_ url: String, _ encryption: MailServer.Encryption) throws {
        #expect(try MailServer(url: url).encryption == encryption)
    }

    @Test(
        "Whatever else stands in the address is refused",
        arguments: [
            "", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://:25",
            "smtp://mail.example.org:0", "smtp://mail.example.org:65536", "smtp://mail:x",
            "smtp://ada:secret@mail.example.org", "smtp://mail.example.org/path",
            "smtp://mail.example.org?x", "smtp://mail example.org",
        ])
    func refuses(_ url: String) {
        #expect(throws: MailError.self) { try MailServer(url: url) }
    }

    @Test("Only a server on this machine may go without TLS")
    func plain() throws {
        for host in ["localhost", "127.0.0.1:2525", "127.9.9.9", "[::1]:25"] {
            #expect(try MailServer(url: "smtp://\(host)", isEncrypted: false).encryption == .none)
        }
        for host in ["mail.example.org", "128.0.0.1", "127.example.org", "127.0.0.1.org"] {
            #expect(throws: MailError.self) {
                try MailServer(url: "smtp://\(host)", isEncrypted: false)
            }
        }
        #expect(throws: MailError.self) {
            try MailServer(url: "smtps://localhost", isEncrypted: false)
        }
    }
}
