// MailSettings: what the environment says about sending e-mail.

import Mail
import Platform

/// How this site sends e-mail.
struct MailSettings {
    static let entries = [
        Settings.Entry(
            name: "FAKECSV_SMTP_URL", standard: "",
            meaning: "smtp://host:port (with STARTTLS) or smtps://host:port takes our messages; "
                + "empty: no e-mail is sent"),
        Settings.Entry(
            name: "FAKECSV_SMTP_USER", standard: "", meaning: "who signs in there; empty: nobody"),
        Settings.Entry(
            name: "FAKECSV_SMTP_PASSWORD", standard: "", meaning: "the password for that"),
        Settings.Entry(
            name: "FAKECSV_SMTP_PASSWORD_FILE", standard: "",
            meaning: "file with the password in its first line, instead of FAKECSV_SMTP_PASSWORD"),
        Settings.Entry(
            name: "FAKECSV_SMTP_CA_FILE", standard: "",
            meaning: "certificates to trust there, in PEM; empty: those of the system"),
        Settings.Entry(
            name: "FAKECSV_SMTP_TLS", standard: "required",
            meaning: "required, or none for a server on this machine that knows no TLS"),
        Settings.Entry(
            name: "FAKECSV_MAIL_FROM", standard: "",
            meaning: "address that our messages come from; needed to send e-mail"),
        Settings.Entry(
            name: "FAKECSV_SITE_URL", standard: "",
            meaning: "https://host of this site, for links in messages; needed to send e-mail"),
    ]

    let sender: MailAddress
    /// Where this site is, without a slash at the end.
    let site: String
    private let url: String
    private let isEncrypted: Bool
    private let authorities: String?
    private let user: String
    private let password: String
    private let passwordFile: String

    /// Nil when no server is named.
    init?(_ reader: SettingsReader) throws(SettingsError) {
        url = reader.text("FAKECSV_SMTP_URL")
        guard !url.isEmpty else { return nil }
        user = reader.text("FAKECSV_SMTP_USER")
        password = reader.text("FAKECSV_SMTP_PASSWORD")
        passwordFile = reader.text("FAKECSV_SMTP_PASSWORD_FILE")
        let file = reader.text("FAKECSV_SMTP_CA_FILE")
        authorities = file.isEmpty ? nil : file
        isEncrypted = try reader.choice("FAKECSV_SMTP_TLS", ["required": true, "none": false])
        guard let sender = MailAddress(reader.text("FAKECSV_MAIL_FROM")) else {
            throw SettingsError(
                description: "FAKECSV_MAIL_FROM is an address like fakecsv@example.org.")
        }
        self.sender = sender
        site = try Self.site(reader.text("FAKECSV_SITE_URL"))
        guard password.isEmpty || passwordFile.isEmpty else {
            throw SettingsError(
                description: "Set FAKECSV_SMTP_PASSWORD or FAKECSV_SMTP_PASSWORD_FILE, not both.")
        }
        _ = try server(credentials: nil)
    }

    /// A client that signs in as set up; reads the file of the password.
    func client() throws -> MailClient {
        do throws(MailError) {
            try MailClient.load()
        } catch {
            throw SettingsError(
                description: "FAKECSV_SMTP_URL needs libcurl (Debian's libcurl4): \(error)")
        }
        return MailClient(server: try server(credentials: try credentials()))
    }

    private func server(credentials: MailServer.Credentials?) throws(SettingsError) -> MailServer {
        do throws(MailError) {
            return try MailServer(
                url: url, isEncrypted: isEncrypted, credentials: credentials,
                authorities: authorities)
        } catch {
            throw SettingsError(description: "FAKECSV_SMTP_URL: \(error).")
        }
    }

    private func credentials() throws -> MailServer.Credentials? {
        guard !user.isEmpty else { return nil }
        guard !passwordFile.isEmpty else {
            return MailServer.Credentials(user: user, password: password)
        }
        let text = String(decoding: try Files.read(passwordFile, limit: 4_096), as: UTF8.self)
        return MailServer.Credentials(
            user: user, password: String(text.prefix { !$0.isNewline }))
    }

    private static func site(_ text: String) throws(SettingsError) -> String {
        let isWeb = text.hasPrefix("https://") || text.hasPrefix("http://")
        let host = text.drop { $0 != "/" }.dropFirst(2)
        let isHost =
            !host.isEmpty
            && host.utf8.allSatisfy { byte in
                byte > 0x20 && byte < 0x7F && !"/?#@\"<>\\".utf8.contains(byte)
            }
        guard isWeb, isHost else {
            throw SettingsError(
                description: "FAKECSV_SITE_URL is https:// or http:// and a host, without a path, "
                    + "such as https://fakecsv.example.org.")
        }
        return text
    }
}
