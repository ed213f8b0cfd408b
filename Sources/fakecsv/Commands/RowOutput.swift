// RowOutput: where generated rows go: a file that appears when it is whole, or standard output.

import Platform

struct RowOutput: ~Copyable {
    private static let standardOutput: Int32 = 1

    private var file: AtomicFile?
    private let stream: FileDescriptor?

    /// Opens the file, or standard output when there is none.
    init(path: String?) throws {
        guard let path else {
            file = nil
            stream = FileDescriptor(owning: Self.standardOutput)
            return
        }
        let cut = path.lastIndex(of: "/")
        let directory = cut.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = String(path[(cut.map { path.index(after: $0) } ?? path.startIndex)...])
        guard !name.isEmpty else {
            throw UsageError(description: "--output names a folder: add a file name.")
        }
        file = try AtomicFile(directory: directory, finalName: name)
        stream = nil
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
