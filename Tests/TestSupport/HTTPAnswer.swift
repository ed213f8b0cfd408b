// HTTPAnswer: what a server answered, for tests to look at.

/// A response, whole.
package struct HTTPAnswer: Sendable {
    /// The three digits.
    package let status: Int
    /// The fields in order, names as sent.
    package let headers: [(name: String, value: String)]
    /// The body; empty when there was none.
    package let body: [UInt8]

    /// Makes an answer of its parts, for one that did not come over a wire.
    package init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a field, whatever the case of its name.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// All values of a field, such as Set-Cookie.
    package func all(_ name: String) -> [String] {
        headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// Splits a block of header lines, without its empty last line.
    static func fields(_ lines: some Sequence<Substring>) -> [(name: String, value: String)] {
        lines.compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (String(line[..<colon]), String(value))
        }
    }

    /// Where the empty line ends, if it has come.
    static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (4...bytes.count).first { bytes[($0 - 4)..<$0].elementsEqual("\r\n\r\n".utf8) }
    }

    /// The lines of a head, without its empty last line.
    static func lines(_ head: ArraySlice<UInt8>) -> [Substring] {
        // "\r\n" is one Character.
        String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    }
}
