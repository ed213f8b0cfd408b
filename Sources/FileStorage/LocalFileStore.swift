// LocalFileStore: finished files in a folder of this machine.

import Platform

/// A folder of files.
///
/// Unfinished ones carry ``AtomicFile``'s temporary names.
package struct LocalFileStore: FileStore, Sendable {
    private let directory: String

    /// Uses a folder, which is made (with those above it) by the first writer or check.
    package init(directory: String) {
        self.directory = directory
    }

    package func makeWriter(name: String) throws(FileStorageError) -> any FileWriter {
        try FileName.check(name)
        return try translated { () throws(SystemError) in
            try Files.makeDirectory(directory, parents: true)
            return LocalFileWriter(name, try AtomicFile(directory: directory, finalName: name))
        }
    }

    package func remove(_ name: String) throws(FileStorageError) {
        let path = try path(name)
        try translated { () throws(SystemError) in try Files.remove(path) }
    }

    package func location(
        of name: String, for download: FileDownload
    ) throws(FileStorageError) -> FileLocation {
        .path(try path(name))
    }

    package func names() throws(FileStorageError) -> [String] {
        try entries().filter { !$0.hasPrefix(".") }
    }

    package func size(_ name: String) throws(FileStorageError) -> Int? {
        let path = try path(name)
        return try translated { () throws(SystemError) in
            try ifPresent { () throws(SystemError) in try Files.size(path) }
        }
    }

    package func check() throws(FileStorageError) {
        try translated { () throws(SystemError) in
            try Files.makeDirectory(directory, parents: true)
            let probe = try AtomicFile(directory: directory, finalName: "check")
            probe.abandon()
        }
    }

    package func unfinishedNames() throws(FileStorageError) -> [String] {
        try entries().compactMap(AtomicFile.finalName).sorted()
    }

    package func removeUnfinished(_ name: String) throws(FileStorageError) {
        for entry in try entries() where AtomicFile.finalName(ofTemporary: entry) == name {
            try translated { () throws(SystemError) in try Files.remove("\(directory)/\(entry)") }
        }
    }

    private func path(_ name: String) throws(FileStorageError) -> String {
        try FileName.check(name)
        return "\(directory)/\(name)"
    }

    /// Everything in the folder; a folder that is not there yet is empty.
    private func entries() throws(FileStorageError) -> [String] {
        try translated { () throws(SystemError) in
            try ifPresent { () throws(SystemError) in try Files.list(directory) } ?? []
        }
    }
}

/// A file in the making, in a folder of this machine.
private final class LocalFileWriter: FileWriter {
    private let name: String
    private var file: AtomicFile?
    private(set) var bytesWritten = 0
    private var bytesSynced = 0

    /// Bytes between two syncs.
    ///
    /// One sync of a whole large file at the end could take longer than the silence after which a
    /// generator is given up; this much takes a slow disk a second.
    private static let syncBytes = 64 << 20

    init(_ name: String, _ file: consuming AtomicFile) {
        self.name = name
        self.file = consume file
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(FileStorageError) {
        guard file != nil else { preconditionFailure("writing to a file that is finished") }
        bytesWritten += bytes.count
        let isDue = bytesWritten - bytesSynced >= Self.syncBytes
        try translated { () throws(SystemError) in
            try file?.write(bytes)
            if isDue { try file?.catchUp() }
        }
        if isDue { bytesSynced = bytesWritten }
    }

    var room: UnsafeMutableRawBufferPointer? { file?.room }

    func finish() throws(FileStorageError) -> StoredFile {
        guard let file = file.take() else { preconditionFailure("finishing a file twice") }
        do throws(SystemError) { try file.commit() } catch { throw FileStorageError(error) }
        return StoredFile(name: name, bytes: bytesWritten)
    }

    func abandon() { file = nil }
}

/// Runs the body with the operating system's errors turned into this target's.
@discardableResult
private func translated<Result>(
    _ body: () throws(SystemError) -> Result
) throws(FileStorageError) -> Result {
    do throws(SystemError) { return try body() } catch { throw FileStorageError(error) }
}

/// Runs the body; nil when what it looks for is not there (any more).
private func ifPresent<Result>(
    _ body: () throws(SystemError) -> Result
) throws(SystemError) -> Result? {
    do throws(SystemError) {
        return try body()
    } catch  where error.isNotFound {
        return nil
    }
}
