// MailClient: hands messages to the server, one by one, and waits for its answer.

internal import CCurl

package struct MailClient: Sendable {
    /// How long a connection may take: to a server that is up it is a fraction of a second.
    private static let connectMilliseconds = 10_000
    /// How long a message may take as a whole, in milliseconds.
    ///
    /// Some servers keep those whom they do not know waiting on purpose.
    package static let sendMilliseconds = 60_000

    private let server: MailServer

    package init(server: MailServer) {
        self.server = server
    }

    /// Loads the library that sends, so that its lack is said at the start and not at the first
    /// message.
    ///
    /// - Throws: with reason `.settings`.
    package static func load() throws(MailError) {
        var outcome = ccurl_outcome()
        guard ccurl_load(&outcome) else { throw error(outcome) }
    }

    /// Sends a message; returns when the server has taken it.
    ///
    /// Blocks for a minute at most. A failure after the last byte may leave it sent.
    package func send(_ message: MailMessage) throws(MailError) {
        var outcome = ccurl_outcome()
        let texts = CTexts([
            server.url(greetingAs: message.sender.host), "<\(message.sender)>",
            "<\(message.recipient)>", server.authorities ?? "", server.credentials?.user ?? "",
            server.credentials?.password ?? "",
        ])
        let hasCredentials = server.credentials != nil
        message.encoded().withUnsafeBufferPointer { bytes in
            var mail = ccurl_mail()
            mail.url = texts[0]
            mail.needs_tls = server.encryption != .none
            mail.sender = texts[1]
            mail.recipient = texts[2]
            mail.authorities = server.authorities == nil ? nil : texts[3]
            mail.user = hasCredentials ? texts[4] : nil
            mail.password = hasCredentials ? texts[5] : nil
            mail.text = bytes.baseAddress
            mail.text_length = bytes.count
            mail.connect_milliseconds = Self.connectMilliseconds
            mail.total_milliseconds = Self.sendMilliseconds
            ccurl_send(&mail, &outcome)
        }
        guard outcome.code == 0 else { throw Self.error(outcome) }
    }

    /// The server's last answer tells whether to try again (RFC 5321, 4.2.1); one that does not
    /// let us in has said nothing of the message.
    private static func error(_ outcome: ccurl_outcome) -> MailError {
        let text = withUnsafeBytes(of: outcome.message) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        let isAboutMessage = messageFailures.contains(outcome.code)
        let reason: MailError.Reason =
            switch outcome.answer {
            case _ where outcome.code == -1: .settings
            case 500...599 where isAboutMessage: .refused
            case 400...499 where isAboutMessage: .deferred
            default: .unreachable
            }
        let answer = outcome.answer == 0 ? "" : ", answer \(outcome.answer)"
        return MailError(reason: reason, description: "\(text) (\(outcome.code)\(answer))")
    }

    /// CURLE_WEIRD_SERVER_REPLY, CURLE_UPLOAD_FAILED and CURLE_SEND_ERROR: sender, recipient or
    /// text were not taken.
    private static let messageFailures: Set<Int32> = [8, 25, 55]
}
