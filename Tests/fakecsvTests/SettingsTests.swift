import Mail
import Platform
import Testing

@testable import fakecsv

@Suite struct SettingsTests {
    private func settings(_ environment: [String: String]) throws -> Settings {
        try Settings(environment: environment, processors: 8)
    }

    @Test("Without any setting there are defaults, and a generator for each processor")
    func defaults() throws {
        let settings = try settings(["PATH": "/bin", "HOME": "/"])
        #expect(settings.workers == 4 && settings.generators == 8)
        #expect(settings.media == "var/media" && settings.listen.isEmpty)
        #expect(settings.listenMode == 0o660)
        #expect(settings.sessionSeconds == 14 * 86_400)
        #expect(settings.jobFileBytes == 100 << 30)
    }

    @Test("An empty setting is its default")
    func empty() throws {
        let environment = Dictionary(
            uniqueKeysWithValues: Settings.entries.map { ($0.name, "") })
        #expect(try settings(environment).workers == 4)
    }

    @Test("Settings are read in their units")
    func reads() throws {
        let settings = try settings([
            "FAKECSV_WORKERS": "256", "FAKECSV_GENERATORS": "1", "FAKECSV_LISTEN_MODE": "0600",
            "FAKECSV_SESSION_DAYS": "1", "FAKECSV_JOB_MEMORY_MB": "64",
            "FAKECSV_PROTECTED_PREFIX": "/files/", "FAKECSV_LOG_LEVEL": "error",
            "FAKECSV_FILE_HEADER": "X-Sendfile", "FAKECSV_MEDIA": "/srv/media",
        ])
        #expect(settings.workers == 256 && settings.generators == 1)
        #expect(settings.listenMode == 0o600 && settings.sessionSeconds == 86_400)
        #expect(settings.jobMemoryBytes == 64 << 20 && settings.protectedPrefix == "/files/")
        #expect(settings.logLevel == .error && settings.sendsPaths)
    }

    @Test(
        "A setting that is unknown or wrong is named in one sentence",
        arguments: [
            ("FAKECSV_WORKER", "2"), ("FAKECSV_WORKERS", "0"), ("FAKECSV_WORKERS", "257"),
            ("FAKECSV_WORKERS", "two"), ("FAKECSV_WORKERS", "-1"), ("FAKECSV_WORKERS", "1.5"),
            ("FAKECSV_GENERATORS", "x"), ("FAKECSV_LISTEN_MODE", "888"),
            ("FAKECSV_LISTEN_MODE", "7777"), ("FAKECSV_SESSION_DAYS", "0"),
            ("FAKECSV_JOB_CPU_SECONDS", "99999999999999999999"), ("FAKECSV_JOB_MEMORY_MB", "1"),
            ("FAKECSV_PROTECTED_PREFIX", "protected"), ("FAKECSV_LOG_LEVEL", "debug"),
            ("FAKECSV_MEDIA", "s3://bucket/prefix"), ("FAKECSV_FILE_HEADER", "X-File"),
            ("FAKECSV_FILE_HEADER", "X-Sendfile"),
        ])
    func wrong(name: String, value: String) {
        let error = #expect(throws: SettingsError.self) { try settings([name: value]) }
        #expect(error?.description.contains(name) == true)
        #expect(error?.description.hasSuffix(".") == true)
    }

    @Test("The database has to be named by those who need it, and its password is not repeated")
    func database() throws {
        #expect(throws: SettingsError.self) { try settings([:]).database() }
        let wrong = try settings(["FAKECSV_DATABASE_URL": "mysql//u:secret@host/x"])
        let error = #expect(throws: SettingsError.self) { try wrong.database() }
        #expect(error?.description.contains("secret") == false)
        _ = try settings(["FAKECSV_DATABASE_URL": "mysql://u:p@host:3306/name"]).database()
    }

    @Test("Every setting has a meaning for the help text and a name of its own")
    func entries() {
        #expect(Set(Settings.entries.map(\.name)).count == Settings.entries.count)
        #expect(
            Settings.entries.allSatisfy { !$0.meaning.isEmpty && $0.name.hasPrefix("FAKECSV_") })
    }
}

/// What is said about sending e-mail.
@Suite struct MailSettingsTests {
    private static let good = [
        "FAKECSV_SMTP_URL": "smtps://mail.example.org", "FAKECSV_MAIL_FROM": "csv@example.org",
        "FAKECSV_SITE_URL": "https://csv.example.org:8443",
    ]

    private func settings(_ changes: [String: String]) throws -> Settings {
        try Settings(
            environment: Self.good.merging(changes) { _, new in new }, processors: 1)
    }

    @Test("No e-mail is sent unless a server is named")
    func off() throws {
        #expect(try settings(["FAKECSV_SMTP_URL": ""]).mail == nil)
        let mail = try #require(try settings([:]).mail)
        #expect(mail.sender.text == "csv@example.org")
        #expect(mail.site == "https://csv.example.org:8443")
    }

    @Test(
        "What is missing or malformed stops the start with a sentence that shows no password",
        arguments: [
            ["FAKECSV_MAIL_FROM": ""], ["FAKECSV_MAIL_FROM": "FakeCSV <csv@example.org>"],
            ["FAKECSV_SITE_URL": ""], ["FAKECSV_SITE_URL": "csv.example.org"],
            ["FAKECSV_SITE_URL": "https://csv.example.org/path"],
            ["FAKECSV_SITE_URL": "https://csv.example.org/"], ["FAKECSV_SITE_URL": "https://a b"],
            ["FAKECSV_SMTP_URL": "smtp://ada:hunter2@mail.example.org"],
            ["FAKECSV_SMTP_URL": "mail.example.org"], ["FAKECSV_SMTP_TLS": "none"],
            ["FAKECSV_SMTP_TLS": "maybe"],
            ["FAKECSV_SMTP_PASSWORD": "hunter2", "FAKECSV_SMTP_PASSWORD_FILE": "/x"],
        ])
    func refuses(_ changes: [String: String]) throws {
        let error = #expect(throws: SettingsError.self) { try settings(changes) }
        #expect(error?.description.contains("hunter2") == false)
        #expect(
            error?.description.hasPrefix("Set FAKECSV_") == true
                || error?.description.hasPrefix("FAKECSV_") == true)
    }
}
