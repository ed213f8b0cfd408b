// RowOutput: where generated rows go: a file that appears when it is whole, or standard output.

import Platform

struct RowOutput: ~Copyable {
    private static let standardOutput: Int32 = 1

    private var file: AtomicFile?
    private let stream: FileDescriptor?

    /// Opens the file, or standard output when there is none.
    ///
    /// What is no ordinary file (/dev/null, a named pipe) is written into and stays what it is.
    static func open(_ path: String?) throws -> RowOutput {
        guard let path else {
            return RowOutput(file: nil, stream: FileDescriptor(owning: standardOutput))
        }
        if Files.isDevice(path) {
            return RowOutput(file: nil, stream: try FileDescriptor.open(path, .write))
        }
        return RowOutput(file: try beginFile(path), stream: nil)
    }

    private init(file: consuming AtomicFile?, stream: consuming FileDescriptor?) {
        self.file = file
        self.stream = stream
    }

    /// Whether there is an unfinished file that must not be left behind.
    var isFile: Bool { file != nil }

    /// Begins a file beside the path that it is to get.
    static func beginFile(_ path: String) throws -> AtomicFile {
        let cut = path.lastIndex(of: "/")
        let directory = cut.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = String(path[(cut.map { path.index(after: $0) } ?? path.startIndex)...])
        guard !name.isEmpty, !Files.isDirectory(path) else {
            throw UsageError(description: "--output names a folder: add a file name.")
        }
        return try AtomicFile(directory: directory, finalName: name)
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        try file?.write(bytes)
        try stream?.write(all: bytes)
    }

    mutating func finish() throws {
        if let file = file.take() { try file.commit() }
    }

    /// Leaves no half file behind.
    mutating func abandon() {
        if let file = file.take() { file.abandon() }
    }
}
