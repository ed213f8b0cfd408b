// S3Bucket: where files lie on an S3-compatible server, and who we are there.

internal import Platform

/// A bucket, the folder in it, and the keys to it.
package struct S3Bucket: Sendable {
    /// Who signs requests.
    package struct Credentials: Sendable {
        let id: String
        let secret: String

        package init(id: String, secret: String) {
            self.id = id
            self.secret = secret
        }
    }

    /// `https` or `http`.
    let scheme: String
    /// The host, with the port where one was given.
    let authority: String
    let region: String
    let bucket: String
    /// Before every name; empty, or with a slash at its end.
    let prefix: String
    let credentials: Credentials
    /// File of the certificates to trust; nil trusts those of the system.
    let authorities: String?

    /// - Parameters:
    ///   - url: `s3://bucket` or `s3://bucket/folder`.
    ///   - endpoint: `https://host` or `http://host:port`; nil is Amazon's of the region.
    /// - Throws: with reason `.settings`, and a sentence about the part that is wrong.
    package init(
        url: String, endpoint: String?, region: String, credentials: Credentials,
        authorities: String? = nil
    ) throws(FileStorageError) {
        let parts = url.dropFirst(Self.scheme.count).split(
            separator: "/", omittingEmptySubsequences: false)
        guard url.hasPrefix(Self.scheme), let bucket = parts.first, !bucket.isEmpty,
            parts.allSatisfy(Self.isPlain), !parts.dropFirst().dropLast().contains("")
        else {
            throw .settings("it is s3://bucket/folder, of letters, digits and . _ -")
        }
        self.bucket = String(bucket)
        let folders = parts.dropFirst().filter { !$0.isEmpty }
        prefix = folders.map { "\($0)/" }.joined()
        guard !region.isEmpty, Self.isPlain(region[...]) else {
            throw .settings("the region is a name such as eu-central-1")
        }
        let server = endpoint ?? "https://s3.\(region).amazonaws.com"
        guard let colon = server.firstRange(of: "://") else { throw Self.badEndpoint }
        scheme = String(server[..<colon.lowerBound])
        authority = String(server[colon.upperBound...])
        guard ["http", "https"].contains(scheme), !authority.isEmpty,
            authority.utf8.allSatisfy({ Self.isPlain($0) || "[]:".utf8.contains($0) })
        else { throw Self.badEndpoint }
        guard !credentials.id.isEmpty, !credentials.secret.isEmpty,
            (credentials.id + credentials.secret).utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .settings("a key's id and its secret are needed") }
        self.region = region
        self.credentials = credentials
        self.authorities = authorities
    }

    private static let scheme = "s3://"
    private static let badEndpoint = FileStorageError.settings(
        "the endpoint is https://host or http://host:port, and nothing more")

    /// The path of the bucket, or of a file in it.
    func path(_ name: String? = nil) -> String {
        name.map { "/\(bucket)/\(prefix)\($0)" } ?? "/\(bucket)"
    }

    private static func isPlain(_ text: Substring) -> Bool { text.utf8.allSatisfy(isPlain) }

    /// What needs no escape, in a path or in a signature.
    private static func isPlain(_ byte: UInt8) -> Bool {
        S3Query.isUnreserved(byte) && byte != UInt8(ascii: "~")
    }
}
