// SignatureV4: shows an S3 server that a request comes from who knows the secret.

internal import Platform

/// AWS Signature Version 4 for S3, in header fields and in links.
///
/// Source: Amazon S3 API reference, "Authenticating Requests (AWS Signature Version 4)".
struct SignatureV4 {
    let credentials: S3Bucket.Credentials
    let region: String

    /// What is signed.
    struct Request {
        var method: String
        /// The path, which has nothing to be escaped.
        var path: String
        var query = S3Query()
        /// Header fields by their lower-case names; `host` is one of them.
        var headers: [String: String]
        /// SHA-256 of the body in hexadecimal digits, or ``unsignedPayload``.
        var payloadHash: String
    }

    /// Stands for the hash of a body that something else protects (TLS), or that is not known.
    static let unsignedPayload = "UNSIGNED-PAYLOAD"

    /// The request's header fields with those that carry the signature.
    func signed(_ request: Request, at now: Timestamp) -> [String: String] {
        var request = request
        request.headers["x-amz-date"] = Self.time(now)
        request.headers["x-amz-content-sha256"] = request.payloadHash
        let signature = signature(of: request, at: now)
        request.headers["authorization"] =
            "\(Self.algorithm) Credential=\(credential(at: now)),"
            + "SignedHeaders=\(Self.names(request.headers)),Signature=\(signature)"
        return request.headers
    }

    /// The query of a link that holds for some seconds; whoever has the link can use it.
    func signedQuery(_ request: Request, seconds: Int, at now: Timestamp) -> S3Query {
        var request = request
        request.query["X-Amz-Algorithm"] = Self.algorithm
        request.query["X-Amz-Credential"] = credential(at: now)
        request.query["X-Amz-Date"] = Self.time(now)
        request.query["X-Amz-Expires"] = "\(seconds)"
        request.query["X-Amz-SignedHeaders"] = Self.names(request.headers)
        request.query["X-Amz-Signature"] = signature(of: request, at: now)
        return request.query
    }

    private static let algorithm = "AWS4-HMAC-SHA256"

    private func signature(of request: Request, at now: Timestamp) -> String {
        let headers = request.headers.sorted { $0.key < $1.key }
            .map { "\($0.key):\($0.value)\n" }.joined()
        let canonical = [
            request.method, request.path, request.query.encoded, headers,
            Self.names(request.headers), request.payloadHash,
        ].joined(separator: "\n")
        let text = [
            Self.algorithm, Self.time(now), scope(at: now), hex(SHA256.hash(Array(canonical.utf8))),
        ].joined(separator: "\n")
        return hex(HMACSHA256.code(for: Array(text.utf8), key: key(at: now)))
    }

    /// The key of one day, region and service.
    private func key(at now: Timestamp) -> [UInt8] {
        [Self.day(now), region, "s3", "aws4_request"].reduce(
            Array("AWS4\(credentials.secret)".utf8)
        ) { key, part in HMACSHA256.code(for: Array(part.utf8), key: key) }
    }

    private func credential(at now: Timestamp) -> String { "\(credentials.id)/\(scope(at: now))" }

    private func scope(at now: Timestamp) -> String {
        "\(Self.day(now))/\(region)/s3/aws4_request"
    }

    private static func names(_ headers: [String: String]) -> String {
        headers.keys.sorted().joined(separator: ";")
    }

    /// For example `20261124T034518Z`.
    private static func time(_ now: Timestamp) -> String {
        now.iso8601.filter { $0 != "-" && $0 != ":" }
    }

    private static func day(_ now: Timestamp) -> String { String(time(now).prefix(8)) }
}
