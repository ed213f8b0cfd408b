// S3FileWriter: a file that is uploaded while it is made.

/// A small file is one request; a larger one is sent in parts, and is there when they are put together.
final class S3FileWriter: FileWriter {
    private let name: String
    private let connection: S3Connection
    private let largestFile: Int
    private var part: [UInt8] = []
    private var upload: (id: String, tags: [String])?
    private var isOver = false
    private(set) var bytesWritten = 0

    /// Parts have at least 5 MiB, and a file has 10,000 of them at most (Amazon S3 user guide, "Multipart
    /// upload limits"): the further, the larger, which is enough for 400 GiB.
    private static let partBytes = 8 << 20
    private static let partsOfASize = 1_000

    init(_ name: String, _ connection: S3Connection, largestFile: Int) {
        self.name = name
        self.connection = connection
        self.largestFile = largestFile
    }

    deinit { abandon() }

    func write(_ bytes: UnsafeRawBufferPointer) throws(FileStorageError) {
        precondition(!isOver, "writing to a file that is finished")
        guard bytesWritten + bytes.count <= largestFile else {
            throw FileStorageError(
                reason: .full, description: "\(name) is larger than \(largestFile) bytes")
        }
        bytesWritten += bytes.count
        var rest = bytes[...]
        while !rest.isEmpty {
            let some = rest.prefix(partSize - part.count)
            part.append(contentsOf: some)
            rest = rest[some.endIndex...]
            if part.count == partSize { try sendPart() }
        }
    }

    func finish() throws(FileStorageError) -> StoredFile {
        precondition(!isOver, "finishing a file twice")
        if upload == nil {
            try connection.demand(S3Connection.Request(method: "PUT", file: name, body: part))
        } else {
            if !part.isEmpty { try sendPart() }
            try complete()
        }
        isOver = true
        return StoredFile(name: name, bytes: bytesWritten)
    }

    func abandon() {
        guard !isOver else { return }
        isOver = true
        // What is left of it the sweeper finds among the unfinished.
        if let upload { try? Self.abort(upload.id, of: name, connection) }
    }

    /// Gives an upload up; one that is not there any more is fine.
    static func abort(
        _ id: String, of name: String, _ connection: S3Connection
    ) throws(FileStorageError) {
        let request = S3Connection.Request(
            method: "DELETE", file: name, query: S3Query(["uploadId": id]))
        let answer = try connection.send(request)
        guard answer.isFine || answer.status == 404 else {
            throw S3Connection.refusal(answer, of: request)
        }
    }

    private var partSize: Int {
        Self.partBytes * (1 + (upload?.tags.count ?? 0) / Self.partsOfASize)
    }

    private func sendPart() throws(FileStorageError) {
        let id = if let upload { upload.id } else { try begin() }
        let number = (upload?.tags.count ?? 0) + 1
        let answer = try connection.demand(
            S3Connection.Request(
                method: "PUT", file: name,
                query: S3Query(["partNumber": "\(number)", "uploadId": id]), body: part))
        upload?.tags.append(answer.entityTag)
        part.removeAll(keepingCapacity: true)
    }

    private func begin() throws(FileStorageError) -> String {
        let answer = try connection.demand(
            S3Connection.Request(method: "POST", file: name, query: S3Query(["uploads": ""])))
        guard let id = XMLText.value(of: "UploadId", in: answer.text) else {
            throw FileStorageError(
                reason: .failed, description: "the S3 server began an upload without a name")
        }
        upload = (id, [])
        return id
    }

    private func complete() throws(FileStorageError) {
        guard let upload else { return }
        let parts = upload.tags.enumerated().map { index, tag in
            "<Part><PartNumber>\(index + 1)</PartNumber><ETag>\(tag)</ETag></Part>"
        }
        let request = S3Connection.Request(
            method: "POST", file: name, query: S3Query(["uploadId": upload.id]),
            body: Array(
                "<CompleteMultipartUpload>\(parts.joined())</CompleteMultipartUpload>".utf8))
        do throws(FileStorageError) {
            try connection.demand(request)
        } catch {
            // An answer that was lost on its way: the second try finds no such upload any more.
            guard try S3Connection.size(of: name, connection) == bytesWritten else { throw error }
        }
    }
}
