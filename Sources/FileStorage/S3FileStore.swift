// S3FileStore: finished files in a bucket of an S3-compatible server.

package import Platform

/// A bucket of files, or a folder in one.
///
/// A file is uploaded while it is made, in parts, and is there when the upload is completed; one
/// thread at a time.
package struct S3FileStore: FileStore {
    private let connection: S3Connection
    private let largestFile: Int

    /// How long a link to a file may be followed; a download that has begun goes on.
    private static let linkSeconds = 900

    /// - Parameter largestFile: bytes; what becomes larger fails as if the disk were full.
    package init(
        _ bucket: S3Bucket, largestFile: Int = .max, clock: any Clock = SystemClock()
    ) throws(FileStorageError) {
        connection = try S3Connection(bucket, clock: clock)
        self.largestFile = largestFile
    }

    package func makeWriter(name: String) throws(FileStorageError) -> any FileWriter {
        try FileName.check(name)
        return S3FileWriter(name, connection, largestFile: largestFile)
    }

    package func remove(_ name: String) throws(FileStorageError) {
        try FileName.check(name)
        let request = S3Connection.Request(method: "DELETE", file: name)
        let answer = try connection.send(request)
        guard answer.isFine || answer.status == 404 else {
            throw S3Connection.refusal(answer, of: request)
        }
    }

    package func location(
        of name: String, for download: FileDownload
    ) throws(FileStorageError) -> FileLocation {
        try FileName.check(name)
        let query = S3Query([
            "response-content-disposition": download.disposition,
            "response-content-type": download.mediaType,
        ])
        return .address(connection.link(to: name, query: query, seconds: Self.linkSeconds))
    }

    package func names() throws(FileStorageError) -> [String] {
        let start = S3Query(["list-type": "2", "prefix": connection.bucket.prefix])
        return try pages(start, ["NextContinuationToken": "continuation-token"])
            .flatMap { XMLText.values(of: "Key", in: $0) }.compactMap(name).sorted()
    }

    package func size(_ name: String) throws(FileStorageError) -> Int? {
        try FileName.check(name)
        return try S3Connection.size(of: name, connection)
    }

    package func check() throws(FileStorageError) {
        try connection.demand(
            S3Connection.Request(
                method: "GET",
                query: S3Query([
                    "list-type": "2", "max-keys": "1", "prefix": connection.bucket.prefix,
                ])))
    }

    package func unfinishedNames() throws(FileStorageError) -> [String] {
        try uploads().map(\.name).sorted()
    }

    package func removeUnfinished(_ name: String) throws(FileStorageError) {
        try FileName.check(name)
        for upload in try uploads() where upload.name == name {
            try S3FileWriter.abort(upload.id, of: name, connection)
        }
    }

    /// Uploads that were begun and neither completed nor given up.
    private func uploads() throws(FileStorageError) -> [(name: String, id: String)] {
        let start = S3Query(["uploads": "", "prefix": connection.bucket.prefix])
        let next = ["NextKeyMarker": "key-marker", "NextUploadIdMarker": "upload-id-marker"]
        return try pages(start, next).flatMap {
            XMLText.contents(of: "Upload", in: $0).map(String.init)
        }
        .compactMap { upload in
            guard let key = XMLText.value(of: "Key", in: upload).flatMap(name),
                let id = XMLText.value(of: "UploadId", in: upload)
            else { return nil }
            return (key, id)
        }
    }

    /// All pages of a list: each names where the next begins.
    private func pages(
        _ start: S3Query, _ markers: [String: String]
    ) throws(FileStorageError) -> [String] {
        var (query, pages) = (start, [String]())
        while true {
            let request = S3Connection.Request(method: "GET", query: query)
            let answer = try connection.send(request)
            // Some servers say of a bucket in which no upload is under way that there is none.
            if XMLText.value(of: "Code", in: answer.text) == "NoSuchUpload" { return pages }
            guard answer.isFine else { throw S3Connection.refusal(answer, of: request) }
            let page = answer.text
            pages.append(page)
            guard XMLText.value(of: "IsTruncated", in: page) == "true" else { return pages }
            let before = query.encoded
            for (element, parameter) in markers {
                query[parameter] = XMLText.value(of: element, in: page)
            }
            guard query.encoded != before else {
                throw FileStorageError(
                    reason: .failed, description: "the S3 server's list does not end")
            }
        }
    }

    /// The name of a file of ours; nil for what lies deeper, or was put there by others.
    private func name(ofKey key: String) -> String? {
        guard key.hasPrefix(connection.bucket.prefix) else { return nil }
        let name = String(key.dropFirst(connection.bucket.prefix.count))
        do throws(FileStorageError) { try FileName.check(name) } catch { return nil }
        return name
    }
}

extension S3Connection {
    /// The size of a file in bytes, or nil when there is none.
    static func size(
        of name: String, _ connection: S3Connection
    ) throws(FileStorageError) -> Int? {
        let request = Request(method: "HEAD", file: name)
        let answer = try connection.send(request)
        guard answer.status != 404 else { return nil }
        guard answer.isFine else { throw refusal(answer, of: request) }
        return answer.contentLength
    }
}
