// SendMailCommand: `fakecsv send-mail`, which sends what waits. `serve` starts it.

import Jobs
import Platform
import Records

enum SendMailCommand {
    static let arguments = ["send-mail"]

    static let command = Command(
        name: "send-mail", summary: "sends the messages that wait",
        help: """
            fakecsv send-mail

            Sends what waits and ends. `fakecsv serve` does it whenever a message is due.
            """,
        run: run)

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        try arguments.finish()
        let services = try Services()
        guard let mail = services.settings.mail else {
            throw SettingsError(description: "Set FAKECSV_SMTP_URL to send e-mail.")
        }
        let connection = try services.connection()
        let texts = MailTexts(
            emails: EmailStore(connection), resets: PasswordResetStore(connection),
            sender: mail.sender, site: mail.site, random: services.random)
        try MailRun(
            orders: MailOrderStore(connection), texts: texts, client: mail.client(),
            clock: services.clock, log: services.log
        ).run()
        return ExitStatus.success
    }
}
