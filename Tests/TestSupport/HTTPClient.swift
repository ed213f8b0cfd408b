// HTTPClient: a small HTTP/1.1 client for tests.

/// Sends each request on a connection of its own.
package struct HTTPClient: Sendable {
    private enum Place: Sendable {
        case unix(String)
        case port(UInt16)
    }

    private let place: Place
    private let seconds: Int

    /// Speaks to a TCP port of this machine.
    package init(port: UInt16, seconds: Int = 30) {
        place = .port(port)
        self.seconds = seconds
    }

    /// Speaks to a unix socket.
    package init(socket: String, seconds: Int = 30) {
        place = .unix(socket)
        self.seconds = seconds
    }

    /// Sends a request; Host, Connection and Content-Length are added when they are not given.
    package func send(
        _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8] = []
    ) throws -> HTTPAnswer {
        let names = Set(headers.map { $0.0.lowercased() })
        var fields = headers
        if !names.contains("host") { fields.append(("Host", "localhost")) }
        fields.append(("Connection", "close"))
        if !names.contains("content-length"), !body.isEmpty || method == "POST" {
            fields.append(("Content-Length", String(body.count)))
        }
        let lines = ["\(method) \(path) HTTP/1.1"] + fields.map { "\($0.0): \($0.1)" } + ["", ""]
        let head = lines.joined(separator: "\r\n")
        return try send(raw: Array(head.utf8) + body, isHead: method == "HEAD")
    }

    /// Sends bytes as they are, for requests that are not right.
    package func send(raw bytes: [UInt8], isHead: Bool = false) throws -> HTTPAnswer {
        let socket = try connect()
        try socket.send(bytes)
        var reader = AnswerReader(isHead: isHead)
        while true {
            let piece = try socket.receive()
            reader.bytes += piece
            if let answer = try reader.answer(isEnd: piece.isEmpty) { return answer }
        }
    }

    private func connect() throws -> Socket {
        switch place {
        case .unix(let path): try Socket.connect(unix: path, seconds: seconds)
        case .port(let port): try Socket.connect(port: port, seconds: seconds)
        }
    }
}

/// Collects a response until it is whole.
private struct AnswerReader {
    let isHead: Bool
    var bytes: [UInt8] = []

    init(isHead: Bool) {
        self.isHead = isHead
    }

    /// The response, or nil while more must come.
    func answer(isEnd: Bool) throws -> HTTPAnswer? {
        guard let start = HTTPAnswer.endOfHead(bytes) else {
            if isEnd { throw TestFailure("the server closed the connection without an answer") }
            return nil
        }
        let lines = HTTPAnswer.lines(bytes[..<start])
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, let status = Int(words[1]) else {
            throw TestFailure("no status line: \(lines.first ?? "")")
        }
        let headers = HTTPAnswer.fields(lines.dropFirst())
        let head = HTTPAnswer(status: status, headers: headers, body: [])
        guard let body = try body(after: start, head, isEnd: isEnd) else { return nil }
        return HTTPAnswer(status: status, headers: headers, body: body)
    }

    private func body(after start: Int, _ head: HTTPAnswer, isEnd: Bool) throws -> [UInt8]? {
        if isHead || head.status == 204 || head.status == 304 { return [] }
        if head.header("Transfer-Encoding") == "chunked" {
            return try chunked(bytes[start...], isEnd: isEnd)
        }
        guard let length = head.header("Content-Length").flatMap({ Int($0) }) else {
            return isEnd ? Array(bytes[start...]) : nil
        }
        if bytes.count - start >= length { return Array(bytes[start...].prefix(length)) }
        if isEnd { throw TestFailure("the body is shorter than its Content-Length") }
        return nil
    }

    private func chunked(_ bytes: ArraySlice<UInt8>, isEnd: Bool) throws -> [UInt8]? {
        var rest = bytes
        var body: [UInt8] = []
        while let lineEnd = rest.firstIndex(of: 10) {
            let line = String(decoding: rest[..<lineEnd], as: UTF8.self)
            guard let size = Int(line.prefix { $0.isHexDigit }, radix: 16) else {
                throw TestFailure("no chunk size: \(line)")
            }
            rest = rest[(lineEnd + 1)...]
            if size == 0 { return body }
            guard rest.count >= size + 2 else { break }
            body += rest.prefix(size)
            rest = rest.dropFirst(size + 2)
        }
        if isEnd { throw TestFailure("the body ended before its last chunk") }
        return nil
    }
}
