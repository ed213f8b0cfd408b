// Exchange+HTTP: FastCGI's parameters and streams as an HTTP request and response.

internal import Glibc
internal import HTTP

extension Exchange {
    /// Reads the whole request.
    ///
    /// - Returns: or why it cannot be answered as asked; the body is not read then.
    func request(_ limits: WorkerLimits) -> Result<Request, UnreadableRequest> {
        do throws(HTTPError) {
            return .success(try wholeRequest(limits))
        } catch {
            return .failure(UnreadableRequest(error, accept: text("HTTP_ACCEPT")))
        }
    }

    private func wholeRequest(_ limits: WorkerLimits) throws(HTTPError) -> Request {
        var request = try head(limits)
        let isSample = limits.samplePaths.contains(request.path)
        let count = try bodyLength(atMost: isSample ? limits.sampleBytes : limits.bodyBytes)
        let kept = isSample ? min(count, limits.sampleKeptBytes) : count
        guard let body = body(count: kept), skip(count - kept) else {
            throw HTTPError(.badRequest, "The request ended before its body was complete.")
        }
        request.body = body
        request.isBodyCut = kept < count
        return request
    }

    /// Sends a response in one piece.
    func send(_ response: Response) {
        let isHead = parameter("REQUEST_METHOD").map { strcmp($0, "HEAD") == 0 } ?? false
        write(response.serialized(withBody: !isHead))
    }

    private func head(_ limits: WorkerLimits) throws(HTTPError) -> Request {
        Request(
            method: Method(text("REQUEST_METHOD")), target: try target(),
            headers: try headers(limits), remoteAddress: text("REMOTE_ADDR"), isSecure: isSecure,
            host: host)
    }

    /// What was asked for; web servers differ in SCRIPT_NAME and PATH_INFO but not in REQUEST_URI.
    private func target() throws(HTTPError) -> String {
        var target = text("REQUEST_URI")
        if target.isEmpty {
            let query = text("QUERY_STRING")
            target = text("SCRIPT_NAME") + text("PATH_INFO") + (query.isEmpty ? "" : "?\(query)")
        }
        guard target.utf8.first == UInt8(ascii: "/") else {
            throw HTTPError(.badRequest, "The request's target is not a path.")
        }
        return target
    }

    private var isSecure: Bool {
        if let value = parameter("HTTPS"), strcasecmp(value, "on") == 0 || strcmp(value, "1") == 0 {
            return true
        }
        return parameter("REQUEST_SCHEME").map { strcmp($0, "https") == 0 } ?? false
    }

    private var host: String {
        let host = text("HTTP_HOST")
        return host.isEmpty ? text("SERVER_NAME") : host
    }

    /// The client's header fields, named in lower case.
    private func headers(_ limits: WorkerLimits) throws(HTTPError) -> Headers {
        var headers = Headers()
        var total = 0
        forEachParameter { entry in
            guard let (name, value) = Self.field(entry) else { return }
            total += name.utf8.count + value.utf8.count
            headers.add(name, value)
        }
        guard total <= limits.headerBytes else {
            throw HTTPError(.headerFieldsTooLarge, "The request's header fields are too long.")
        }
        let type = text("CONTENT_TYPE")
        if !type.isEmpty { headers.add("content-type", type) }
        return headers
    }

    /// The header field that a parameter stands for; nil for FastCGI's other parameters.
    private static func field(_ entry: UnsafePointer<CChar>) -> (name: String, value: String)? {
        guard strncmp(entry, "HTTP_", 5) == 0,
            let sign = strchr(entry, Int32(UInt8(ascii: "=")))
        else { return nil }
        let name = fieldName(
            UnsafeBufferPointer(start: entry + 5, count: UnsafePointer(sign) - entry - 5))
        // Web servers give these two under their CGI names; some give both.
        guard name != "content-type", name != "content-length" else { return nil }
        return (name, String(cString: sign + 1))
    }

    /// `ACCEPT_LANGUAGE` as `accept-language`.
    private static func fieldName(_ name: UnsafeBufferPointer<CChar>) -> String {
        String(unsafeUninitializedCapacity: name.count) { buffer in
            for (index, character) in name.enumerated() {
                let byte = UInt8(bitPattern: character)
                buffer[index] = byte == UInt8(ascii: "_") ? UInt8(ascii: "-") : byte.lowercased
            }
            return name.count
        }
    }

    private func bodyLength(atMost most: Int) throws(HTTPError) -> Int {
        let text = text("CONTENT_LENGTH")
        if text.isEmpty { return 0 }
        guard text.utf8.allSatisfy(\.isDigit) else {
            throw HTTPError(.badRequest, "The request's Content-Length is not a number.")
        }
        guard let length = Int(text), length <= most else {
            throw HTTPError(
                .contentTooLarge,
                "The request's body is longer than \(most) bytes, the most that is read."
            )
        }
        return length
    }
}

extension Response {
    /// The response as a FastCGI application writes it: a Status field instead of a status line.
    func serialized(withBody: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512 + (withBody ? body.count : 0))
        bytes.append(contentsOf: "Status: \(status.code) \(status.reason)\r\n".utf8)
        for (name, value) in headers.fields {
            bytes.append(contentsOf: name.utf8)
            bytes.append(contentsOf: ": ".utf8)
            bytes.append(contentsOf: value.utf8)
            bytes.append(contentsOf: "\r\n".utf8)
        }
        if mayHaveBody, headers["Content-Length"] == nil {
            bytes.append(contentsOf: "Content-Length: \(body.count)\r\n".utf8)
        }
        bytes.append(contentsOf: "\r\n".utf8)
        if withBody, mayHaveBody { bytes.append(contentsOf: body) }
        return bytes
    }

    /// 1xx, 204 and 304 never have one (RFC 9110 §6.4.1).
    private var mayHaveBody: Bool { status.code >= 200 && status.code != 204 && status.code != 304 }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }

    fileprivate var lowercased: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }
}
