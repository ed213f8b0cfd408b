// MailMessage: one message of plain text to one person, as RFC 5322 wants it.

package import Platform

package struct MailMessage: Sendable {
    let sender: MailAddress
    let recipient: MailAddress
    /// A text of the program's own: nothing that a user typed stands in a header.
    let subject: StaticString
    /// Lines end with a line feed.
    let text: String
    let date: Timestamp
    /// Random digits, different for each message.
    let identifier: String

    /// - Parameter identifier: random digits, different for each message.
    package init(
        from sender: MailAddress, to recipient: MailAddress, subject: StaticString, text: String,
        date: Timestamp, identifier: String
    ) {
        precondition(subject.isASCII, "a subject is plain ASCII")
        self.sender = sender
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.date = date
        self.identifier = identifier
    }

    /// The message with its header, lines ended by CRLF; all bytes are ASCII.
    package func encoded() -> [UInt8] {
        let header = [
            // The HTTP date is RFC 5322's but for the name of the zone, which is obsolete there.
            "Date: \(date.httpDate.dropLast(3))+0000",
            "From: FakeCSV <\(sender)>",
            "To: <\(recipient)>",
            "Message-ID: <\(identifier)@\(sender.host)>",
            "Subject: \(subject)",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            // Answering machines are not to answer (RFC 3834).
            "Auto-Submitted: auto-generated",
        ]
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .flatMap(QuotedPrintable.lines)
        return Array(header.map { "\($0)\r\n" }.joined().utf8) + [0x0D, 0x0A]
            + lines.flatMap { $0 + [0x0D, 0x0A] }
    }
}

extension StaticString {
    fileprivate var isASCII: Bool {
        withUTF8Buffer { $0.allSatisfy { (0x20..<0x7F).contains($0) } }
    }
}
