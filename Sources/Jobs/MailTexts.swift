// MailTexts: what our messages say, with links that are made for them.

package import Mail
package import Platform
package import Records

package struct MailTexts {
    private let emails: EmailStore
    private let resets: PasswordResetStore
    private let sender: MailAddress
    /// Where this site is, without a slash at the end: it was set up, since what a request says of
    /// its host is the visitor's word.
    private let site: String
    private let random: SystemRandom

    package init(
        emails: EmailStore, resets: PasswordResetStore, sender: MailAddress, site: String,
        random: SystemRandom
    ) {
        self.emails = emails
        self.resets = resets
        self.sender = sender
        self.site = site
        self.random = random
    }

    /// The messages of an order; none when nobody has that address, or nothing waits any more.
    func messages(for kind: MailOrder.Kind, at now: Timestamp) throws -> [MailMessage] {
        switch kind {
        case .passwordReset(let address): try resetMessages(address, now)
        case .confirmation(let user): try confirmationMessage(user, now).map { [$0] } ?? []
        case .farewell(let user, let address):
            try farewellMessage(user, address, now).map { [$0] } ?? []
        }
    }

    private func resetMessages(_ address: String, _ now: Timestamp) throws -> [MailMessage] {
        try emails.users(confirmed: address).compactMap { user, name, stored in
            guard let recipient = MailAddress(stored) else { return nil }
            let secret = try resets.insert(
                for: user, seconds: PasswordResetStore.mailedSeconds, random: random, at: now)
            let end = now.adding(seconds: PasswordResetStore.mailedSeconds).minuteText
            return message(
                to: recipient, "A new password for FakeCSV",
                """
                Somebody, most likely you, wants to set a new password for the account
                "\(name)" at \(site)

                This page sets it. It works once, until \(end):

                \(site)/reset/\(secret)

                If it was not you, do nothing: your password stays as it is.

                """, now)
        }
    }

    private func confirmationMessage(_ user: UserID, _ now: Timestamp) throws -> MailMessage? {
        guard let made = try emails.makeConfirmation(for: user, random: random, at: now),
            let recipient = MailAddress(made.address)
        else { return nil }
        let end = now.adding(seconds: EmailStore.confirmationSeconds).minuteText
        return message(
            to: recipient, "Confirm your address for FakeCSV",
            """
            "\(made.username)" has given this address at \(site)

            If that is you, confirm it on this page. It works once, until \(end):

            \(site)/confirm/\(made.secret)

            If it is not you, do nothing, and you get no more messages about it.

            """, now)
    }

    /// Tells the address that is left, while a link for a new password may still go there.
    private func farewellMessage(
        _ user: UserID, _ address: String, _ now: Timestamp
    ) throws -> MailMessage? {
        guard let name = try emails.username(of: user), let recipient = MailAddress(address)
        else { return nil }
        return message(
            to: recipient, "Your address for FakeCSV changes",
            """
            Somebody, most likely you, has asked that this is no longer the e-mail address of the
            account "\(name)" at \(site)

            If it was you, there is nothing to do.

            If it was not you, somebody knows your password. Sign in, set another one, and end the
            sessions that are not yours:

            \(site)/account

            If you cannot sign in, ask for a new password. A link comes to this address until
            another one is confirmed:

            \(site)/forgot

            """, now)
    }

    private func message(
        to recipient: MailAddress, _ subject: StaticString, _ text: String, _ now: Timestamp
    ) -> MailMessage {
        MailMessage(
            from: sender, to: recipient, subject: subject, text: text, date: now,
            identifier: random.hex(bytes: 16))
    }
}
