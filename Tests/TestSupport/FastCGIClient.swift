// FastCGIClient: the web server's side of FastCGI, so that tests need no web server.

/// Speaks the FastCGI record protocol (specification 1.0) to a unix socket, a connection per
/// request.
package struct FastCGIClient: Sendable {
    private let socket: String
    private let seconds: Int

    /// Notes where the application listens.
    package init(socket: String, seconds: Int = 30) {
        self.socket = socket
        self.seconds = seconds
    }

    /// Sends a request as nginx would.
    ///
    /// - Parameters:
    ///   - parameters: added to the usual ones, or replacing them; an empty value removes one.
    ///     `["CONTENT_LENGTH": "100"]` with a short body plays a client that went away.
    ///   - body: sent in records of at most 65 535 bytes.
    ///   - meanwhile: called when all but the last record is sent, so that the request is under
    ///     way and stays so until it returns.
    package func send(
        _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8] = [],
        parameters: [String: String] = [:], meanwhile: () throws -> Void = {}
    ) throws -> HTTPAnswer {
        let all = Self.parameters(method, path, headers, body.count)
            .merging(parameters) { $1 }.filter { !$0.value.isEmpty }
        let connection = try Socket.connect(unix: socket, seconds: seconds)
        let bytes = Self.records(parameters: all, body: body)
        try connection.send(Array(bytes.dropLast(Self.headBytes)))
        try meanwhile()
        try connection.send(Array(bytes.suffix(Self.headBytes)))
        return try Self.answer(of: connection)
    }

    /// Sends a request and goes away without reading the response.
    package func sendAndLeave(_ method: String, _ path: String) throws {
        let all = Self.parameters(method, path, [], 0)
        let connection = try Socket.connect(unix: socket, seconds: seconds)
        try connection.send(Self.records(parameters: all, body: []))
    }

    /// Sends bytes that are no FastCGI and goes away.
    package func sendAndLeave(raw bytes: [UInt8]) throws {
        try Socket.connect(unix: socket, seconds: seconds).send(bytes)
    }

    private static func parameters(
        _ method: String, _ path: String, _ headers: [(String, String)], _ bodyCount: Int
    ) -> [String: String] {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        var all = [
            "REQUEST_METHOD": method, "REQUEST_URI": path, "SCRIPT_NAME": parts.first ?? "/",
            "QUERY_STRING": parts.count > 1 ? parts[1] : "", "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1", "SERVER_NAME": "localhost", "HTTP_HOST": "localhost",
            "GATEWAY_INTERFACE": "CGI/1.1",
            "CONTENT_LENGTH": bodyCount > 0 || method == "POST" ? String(bodyCount) : "",
        ]
        for (name, value) in headers {
            let key = name.uppercased().map { $0 == "-" ? "_" : $0 }
            let isPlain = ["CONTENT_TYPE", "CONTENT_LENGTH"].contains(String(key))
            all[(isPlain ? "" : "HTTP_") + String(key)] = value
        }
        return all
    }

    // Record types and the role of the specification's section 8.
    private static let beginRequest: UInt8 = 1
    private static let endRequest: UInt8 = 3
    private static let params: UInt8 = 4
    private static let stdin: UInt8 = 5
    private static let stdout: UInt8 = 6
    /// The bytes of a record without content, as the last one is.
    private static let headBytes = 8

    private static func records(parameters: [String: String], body: [UInt8]) -> [UInt8] {
        let responder: [UInt8] = [0, 1, 0, 0, 0, 0, 0, 0]
        var bytes = record(beginRequest, responder)
        let pairs = parameters.sorted { $0.key < $1.key }.flatMap { pair($0.key, $0.value) }
        bytes += stream(params, pairs)
        bytes += stream(stdin, body)
        return bytes
    }

    /// A stream is any number of records and an empty one.
    private static func stream(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = content[...]
        while !rest.isEmpty {
            bytes += record(type, Array(rest.prefix(65_535)))
            rest = rest.dropFirst(65_535)
        }
        return bytes + record(type, [])
    }

    private static func record(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count
        return [1, type, 0, 1, UInt8(length >> 8), UInt8(length & 255), 0, 0] + content
    }

    private static func pair(_ name: String, _ value: String) -> [UInt8] {
        length(name.utf8.count) + length(value.utf8.count) + Array(name.utf8) + Array(value.utf8)
    }

    private static func length(_ count: Int) -> [UInt8] {
        if count < 128 { return [UInt8(count)] }
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) | ($0 == 24 ? 128 : 0) }
    }

    private static func answer(of connection: borrowing Socket) throws -> HTTPAnswer {
        var reader = RecordReader()
        var output: [UInt8] = []
        while true {
            while let (type, content) = reader.next() {
                if type == stdout { output += content }
                if type == endRequest { return try parse(output) }
            }
            let piece = try connection.receive()
            guard !piece.isEmpty else {
                throw TestFailure("the application closed the connection without an end")
            }
            reader.bytes += piece
        }
    }

    private static func parse(_ output: [UInt8]) throws -> HTTPAnswer {
        guard let start = HTTPAnswer.endOfHead(output) else {
            throw TestFailure("no response head: \(String(decoding: output, as: UTF8.self))")
        }
        let fields = HTTPAnswer.fields(HTTPAnswer.lines(output[..<start]))
        let status = fields.first { $0.name == "Status" }?.value.prefix(3)
        return HTTPAnswer(
            status: status.flatMap { Int($0) } ?? 200,
            headers: fields.filter { $0.name != "Status" }, body: Array(output[start...]))
    }
}

/// Takes records off the front of what has come.
private struct RecordReader {
    var bytes: [UInt8] = []
    private var position = 0

    mutating func next() -> (type: UInt8, content: ArraySlice<UInt8>)? {
        guard bytes.count - position >= 8 else { return nil }
        let length = Int(bytes[position + 4]) << 8 | Int(bytes[position + 5])
        let start = position + 8
        let end = start + length + Int(bytes[position + 6])
        guard bytes.count >= end else { return nil }
        defer { position = end }
        return (bytes[position + 1], bytes[start..<(start + length)])
    }
}
