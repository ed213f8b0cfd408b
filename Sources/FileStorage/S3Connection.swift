// S3Connection: signed requests to an S3 server, by libcurl.

internal import CCurl
internal import Glibc
internal import Platform

/// One request after the other to one bucket; connections stay open in between.
final class S3Connection {
    /// What the server answered; every answer but a failure that may pass.
    struct Answer {
        let status: Int
        let body: [UInt8]
        let entityTag: String
        let contentLength: Int

        var text: String { String(decoding: body, as: UTF8.self) }
        var isFine: Bool { (200...299).contains(status) }
    }

    /// A file in the bucket, or the bucket itself, with what is wanted of it.
    struct Request {
        let method: String
        var file: String?
        var query = S3Query()
        var body: [UInt8] = []
    }

    /// A server that is up answers a connection within a fraction of a second.
    private static let connectMilliseconds = 3_000
    /// How long a request may take: a generator that is silent for 20 s counts as lost.
    private static let totalMilliseconds = 12_000
    /// How long a server that is away is tried again, in nanoseconds.
    private static let patience: UInt64 = 5_000_000_000
    /// The wait before the second try, in microseconds; it doubles.
    private static let firstPause: UInt32 = 200_000
    /// A list of 1,000 files has some 400 KB.
    private static let answerBytes = 4 << 20

    let bucket: S3Bucket
    private let clock: any Clock
    private let handle: UnsafeMutableRawPointer

    /// - Throws: with reason `.settings` when libcurl is not there.
    init(_ bucket: S3Bucket, clock: any Clock) throws(FileStorageError) {
        var outcome = ccurl_outcome()
        guard ccurl_load(&outcome), let handle = ccurl_open() else {
            throw .settings("it needs libcurl (Debian's libcurl4): \(Self.text(outcome))")
        }
        self.bucket = bucket
        self.clock = clock
        self.handle = handle
    }

    deinit { ccurl_close(handle) }

    /// Sends a request, again and again for some seconds while the server is away or too busy.
    ///
    /// - Throws: with reason `.unreachable` after the last try.
    func send(_ request: Request) throws(FileStorageError) -> Answer {
        let end = clock.monotonicNanoseconds() + Self.patience
        var pause = Self.firstPause
        while true {
            do throws(FileStorageError) {
                return try attempt(request)
            } catch {
                guard clock.monotonicNanoseconds() < end else { throw error }
            }
            usleep(pause)
            pause *= 2
        }
    }

    /// Sends a request; an answer that is not fine is an error.
    @discardableResult
    func demand(_ request: Request) throws(FileStorageError) -> Answer {
        let answer = try send(request)
        // Some answers take so long that the server says 200 before it knows (CompleteMultipartUpload).
        guard answer.isFine, XMLText.value(of: "Code", in: answer.text) == nil else {
            throw Self.refusal(answer, of: request)
        }
        return answer
    }

    /// What a server refused, as an error; its words, never ours, which have the signature.
    static func refusal(_ answer: Answer, of request: Request) -> FileStorageError {
        let code = XMLText.value(of: "Code", in: answer.text) ?? ""
        let message = XMLText.value(of: "Message", in: answer.text) ?? ""
        let isFull = answer.status == 507 || ["EntityTooLarge", "QuotaExceeded"].contains(code)
        return FileStorageError(
            reason: isFull ? .full : .failed,
            description:
                "\(request.method) \(request.file ?? "the bucket"): the S3 server answered "
                + "\(answer.status) \(code) \(message)")
    }

    /// An address that hands out a file for some seconds to whoever has it.
    func link(to file: String, query: S3Query, seconds: Int) -> String {
        let request = SignatureV4.Request(
            method: "GET", path: bucket.path(file), query: query,
            headers: ["host": bucket.authority], payloadHash: SignatureV4.unsignedPayload)
        let signed = signature.signedQuery(request, seconds: seconds, at: clock.now())
        return "\(bucket.scheme)://\(bucket.authority)\(request.path)?\(signed.encoded)"
    }

    private var signature: SignatureV4 {
        SignatureV4(credentials: bucket.credentials, region: bucket.region)
    }

    private func attempt(_ request: Request) throws(FileStorageError) -> Answer {
        let path = bucket.path(request.file)
        let headers = signature.signed(
            SignatureV4.Request(
                method: request.method, path: path, query: request.query,
                headers: ["host": bucket.authority], payloadHash: payloadHash(request.body)),
            at: clock.now())
        let query = request.query.encoded
        let url =
            "\(bucket.scheme)://\(bucket.authority)\(path)" + (query.isEmpty ? "" : "?\(query)")
        let lines = headers.filter { $0.key != "host" }.map { "\($0.key): \($0.value)" }
        let (answer, outcome) = exchange(request, url, lines)
        guard outcome.code == 0 else {
            throw FileStorageError(
                reason: .unreachable, description: "\(request.method): \(Self.text(outcome))")
        }
        guard answer.status < 500 && answer.status != 429 || answer.status == 507 else {
            let refusal = Self.refusal(answer, of: request)
            throw FileStorageError(reason: .unreachable, description: refusal.description)
        }
        return answer
    }

    /// TLS protects a body as well as its hash would, which costs as much time as sending it.
    private func payloadHash(_ body: [UInt8]) -> String {
        bucket.scheme == "https" ? SignatureV4.unsignedPayload : hex(SHA256.hash(body))
    }

    private func exchange(
        _ request: Request, _ url: String, _ lines: [String]
    ) -> (answer: Answer, outcome: ccurl_outcome) {
        var answer = ccurl_answer()
        let texts = CStrings([request.method, url, bucket.authorities ?? ""])
        let headers = CStrings(lines)
        let body = [UInt8](unsafeUninitializedCapacity: Self.answerBytes) { room, count in
            request.body.withUnsafeBufferPointer { bytes in
                headers.withPointers { pointers in
                    var sent = ccurl_request()
                    (sent.method, sent.url) = (texts[0], texts[1])
                    sent.authorities = bucket.authorities == nil ? nil : texts[2]
                    (sent.headers, sent.header_count) = (pointers.baseAddress, pointers.count)
                    (sent.body, sent.body_length) = (bytes.baseAddress, bytes.count)
                    sent.connect_milliseconds = Self.connectMilliseconds
                    sent.total_milliseconds = Self.totalMilliseconds
                    (sent.answer, sent.answer_capacity) = (room.baseAddress, room.count)
                    ccurl_exchange(handle, &sent, &answer)
                }
            }
            count = answer.length
        }
        let made = Answer(
            status: answer.outcome.answer, body: body,
            entityTag: withUnsafeBytes(of: answer.etag) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            },
            contentLength: Int(answer.content_length))
        return (made, answer.outcome)
    }

    private static func text(_ outcome: ccurl_outcome) -> String {
        withUnsafeBytes(of: outcome.message) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}

/// Texts that end with a zero, for as long as C needs them.
private final class CStrings {
    private let pointers: [UnsafePointer<CChar>?]

    init(_ texts: [String]) {
        pointers = texts.map { UnsafePointer(strdup($0)) }
    }

    deinit {
        for pointer in pointers { free(UnsafeMutablePointer(mutating: pointer)) }
    }

    subscript(index: Int) -> UnsafePointer<CChar>? { pointers[index] }

    func withPointers<Result>(
        _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result { pointers.withUnsafeBufferPointer(body) }
}
