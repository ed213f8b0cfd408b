// Log: one line per event, key=value, for people and for grep.

internal import Glibc

/// Writes log lines such as
/// `time=2026-11-24T03:39:31.120Z level=info event=worker-started pid=4711`.
///
/// Each line is one write(2), so lines of several processes sharing a descriptor do not mix. A line
/// that cannot be written is dropped: a full disk must not stop the work.
package struct Log: Sendable {
    /// How much an event matters.
    package enum Level: Int, Comparable, Sendable {
        /// The usual course of things.
        case info
        /// Something to look at some day.
        case warning
        /// Something failed.
        case error

        package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

        var name: String {
            switch self {
            case .info: "info"
            case .warning: "warning"
            case .error: "error"
            }
        }
    }

    private let descriptor: Int32
    private let level: Level
    private let clock: any Clock

    /// Makes a log on an open descriptor, which stays the caller's.
    ///
    /// - Parameter level: events below it are not written.
    package init(descriptor: Int32, level: Level = .info, clock: any Clock = SystemClock()) {
        self.descriptor = descriptor
        self.level = level
        self.clock = clock
    }

    /// Notes the usual course of things.
    package func info(_ event: StaticString, _ fields: KeyValuePairs<StaticString, String> = [:]) {
        write(.info, event, fields)
    }

    /// Notes something to look at some day.
    package func warning(
        _ event: StaticString, _ fields: KeyValuePairs<StaticString, String> = [:]
    ) {
        write(.warning, event, fields)
    }

    /// Notes a failure.
    package func error(_ event: StaticString, _ fields: KeyValuePairs<StaticString, String> = [:]) {
        write(.error, event, fields)
    }

    private func write(
        _ level: Level, _ event: StaticString, _ fields: KeyValuePairs<StaticString, String>
    ) {
        guard level >= self.level else { return }
        var line = "time=\(clock.now().iso8601Milliseconds) level=\(level.name) event=\(event)"
        for (key, value) in fields { line += " \(key)=\(Self.quoted(value))" }
        line += "\n"
        line.withUTF8 { bytes in
            _ = uninterrupted { Glibc.write(descriptor, bytes.baseAddress, bytes.count) }
        }
    }

    /// The value as it is when it is one plain word, else in quotes with escapes, so that a value
    /// can never look like another field or another line.
    static func quoted(_ value: String) -> String {
        let isPlain = !value.isEmpty && value.utf8.allSatisfy(isPlain)
        return isPlain ? value : "\"\(value.unicodeScalars.map(escaped).joined())\""
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x21...0x7e).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "=")
            && byte != UInt8(ascii: "\\")
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case _ where scalar.properties.generalCategory == .control || isLineBreak(scalar):
            "\\u{\(String(scalar.value, radix: 16))}"
        default: String(scalar)
        }
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{2028}" || scalar == "\u{2029}"
    }
}
