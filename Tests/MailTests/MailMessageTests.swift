import Mail
import Platform
import Testing

@Suite struct MailMessageTests {
    private func encoded(_ text: String) throws -> String {
        let message = MailMessage(
            from: try #require(MailAddress("fakecsv@example.org")),
            to: try #require(MailAddress("ada@example.com")), subject: "A new password",
            text: text, date: Timestamp(secondsSince1970: 1_790_000_000), identifier: "0123")
        return String(decoding: message.encoded(), as: UTF8.self)
    }

    private func body(_ text: String) throws -> [String] {
        let message = try encoded(text)
        let range = try #require(message.range(of: "\r\n\r\n"))
        return message[range.upperBound...].split(
            separator: "\r\n", omittingEmptySubsequences: false
        ).map(String.init)
    }

    @Test("The header has what RFC 5322 asks for, with the zone as a number")
    func header() throws {
        let lines = try encoded("Hello").components(separatedBy: "\r\n")
        #expect(lines[0] == "Date: Mon, 21 Sep 2026 14:13:20 +0000")
        #expect(lines.contains("From: FakeCSV <fakecsv@example.org>"))
        #expect(lines.contains("To: <ada@example.com>"))
        #expect(lines.contains("Message-ID: <0123@example.org>"))
        #expect(lines.contains("Subject: A new password"))
        #expect(lines.contains("Content-Type: text/plain; charset=utf-8"))
        #expect(lines.contains("Auto-Submitted: auto-generated"))
    }

    @Test("Lines are ended by CRLF and no line is longer than 76 bytes")
    func lines() throws {
        let long = String(repeating: "0123456789", count: 30)
        let lines = try body("short\n\(long)\n\nend")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 })
        #expect(lines.first == "short" && lines.suffix(3) == ["", "end", ""])
        #expect(
            lines.map { $0.hasSuffix("=") ? String($0.dropLast()) : $0 }.joined()
                == "short\(long)end")
    }

    @Test("A line of exactly 76 bytes is one line; the next byte makes it two")
    func boundary() throws {
        let line = String(repeating: "x", count: 76)
        #expect(try body(line) == [line, ""])
        #expect(try body("\(line)y") == ["\(line.dropLast())=", "xy", ""])
    }

    @Test("Other letters, equals signs and a space at the end of a line are written as digits")
    func escapes() throws {
        #expect(try body("é=1 \nü") == ["=C3=A9=3D1=20", "=C3=BC", ""])
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }

    fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
