// LogTests: lines that nobody can forge.

import Platform
import TestSupport
import Testing

@Suite("Log")
struct LogTests {
    /// What the body wrote, on a clock that stands still.
    private func written(_ level: Log.Level = .info, _ body: (Log) -> Void) throws -> String {
        var pipe = try Pipe(nonBlocking: false)
        let clock = FixedClock(Timestamp(secondsSince1970: 784_111_777, nanoseconds: 5_000_000))
        body(Log(descriptor: pipe.writeEnd.raw, level: level, clock: clock))
        pipe.writeEnd.close()
        return String(decoding: try pipe.readEnd.readAll(), as: UTF8.self)
    }

    @Test("an event is one line of fields")
    func line() throws {
        let text = try written { $0.info("worker-started", ["pid": "47", "name": "a-b/c:d"]) }
        #expect(
            text == """
                time=1994-11-06T08:49:37.005Z level=info event=worker-started pid=47 name=a-b/c:d\n
                """)
    }

    @Test(
        "a value that is not one plain word is quoted, and breaks no line",
        arguments: [
            ("", #""""#), ("two words", #""two words""#), ("a=b", #""a=b""#),
            ("say \"hi\"", #""say \"hi\"""#), (#"back\slash"#, #""back\\slash""#),
            ("x\nlevel=error", #""x\nlevel=error""#), ("\r\t", #""\r\t""#),
            ("\u{1b}[31m", #""\u{1b}[31m""#), ("\u{2028}", #""\u{2028}""#), ("Zoë", #""Zoë""#),
        ])
    func quoting(_ value: String, _ expected: String) throws {
        let text = try written { $0.warning("e", ["v": value]) }
        #expect(text.hasSuffix(" level=warning event=e v=\(expected)\n"))
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
    }

    @Test("events below the level are not written")
    func level() throws {
        let text = try written(.warning) { log in
            log.info("no")
            log.warning("yes")
            log.error("also")
        }
        #expect(
            text.split(separator: "\n").map { $0.split(separator: " ").last } == [
                "event=yes", "event=also",
            ])
    }

    @Test("a descriptor that cannot be written to is no failure")
    func closed() throws {
        Log(descriptor: -1).error("nobody-hears")
    }
}
