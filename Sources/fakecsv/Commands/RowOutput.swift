// RowOutput: where generated rows go: a file that appears when it is whole, or standard output.

import Platform

struct RowOutput: ~Copyable {
    private static let standardOutput: Int32 = 1
    private static let standardError: Int32 = 2

    private var file: AtomicFile?
    private var stream: SequentialFile?

    /// Opens the file, or standard output when there is none.
    ///
    /// What is no ordinary file (/dev/null, a named pipe) is written into and stays what it is.
    static func open(_ path: String?) throws -> RowOutput {
        guard let path else { return RowOutput(file: nil, stream: standardStream()) }
        if Files.isDevice(path) {
            let device = try FileDescriptor.open(path, .write)
            return RowOutput(file: nil, stream: SequentialFile(device, ending: .usual))
        }
        return RowOutput(file: try beginFile(path), stream: nil)
    }

    /// Standard output; a file that messages go into as well is written as usual, in order with them.
    private static func standardStream() -> SequentialFile {
        let output = FileDescriptor(owning: standardOutput)
        let isOurs = output.isEmptyFile && !output.isSameFile(as: standardError)
        return SequentialFile(output, ending: isOurs ? .leftToKernel : .usual)
    }

    private init(file: consuming AtomicFile?, stream: consuming SequentialFile?) {
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
        guard Files.isDirectory(directory) else {
            throw UsageError(
                description: "--output: there is no folder \(directory); make it, or name another.")
        }
        do throws(SystemError) {
            return try AtomicFile(directory: directory, finalName: name)
        } catch {
            guard !error.isLackOfRoom else { throw error }
            throw GenerateFailure(
                description: "nothing can be written into the folder \(directory): \(error.reason)."
            )
        }
    }

    /// Memory where the next bytes may be made.
    var room: UnsafeMutableRawBufferPointer? {
        mutating get {
            if let room = file?.room { return room }
            return stream?.room
        }
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        try file?.write(bytes)
        try stream?.write(bytes)
    }

    mutating func finish() throws {
        if let file = file.take() { try file.commit() }
        try stream?.flush()
    }

    /// Leaves no half file behind; what went to standard output stays.
    mutating func abandon() {
        if let file = file.take() { file.abandon() }
        // The reason to abandon is told, not what follows from it.
        _ = try? stream?.flush()
    }
}
