// AtomicFile: a file that appears under its name only when it is whole.

internal import Glibc

/// Writes beside the final name and renames at the end.
///
/// The temporary name is `.<final>.<random>.part`, in the same folder. A file that is neither
/// committed nor abandoned is removed with its owner; after a crash it stays and can be told by its
/// name (``isTemporary(_:)``).
package struct AtomicFile: ~Copyable {
    private let directory: String
    private let finalName: String
    private let temporaryName: String
    private let file: FileDescriptor
    private var isDone = false
    /// How many bytes were written so far.
    package private(set) var bytesWritten = 0

    /// Opens a new temporary file.
    ///
    /// - Parameter finalName: a bare file name, without a slash.
    package init(directory: String, finalName: String, mode: UInt32 = 0o640) throws(SystemError) {
        precondition(!finalName.utf8.contains(UInt8(ascii: "/")), "a file name has no slash")
        self.directory = directory
        self.finalName = finalName
        temporaryName = ".\(finalName).\(SystemRandom().hex(bytes: 6)).part"
        file = try FileDescriptor.open("\(directory)/\(temporaryName)", .createNew, mode: mode)
    }

    deinit {
        if !isDone { unlink("\(directory)/\(temporaryName)") }
    }

    /// Whether a name is one that this type gives to unfinished files.
    package static func isTemporary(_ name: String) -> Bool {
        name.hasPrefix(".") && name.hasSuffix(".part")
    }

    /// The name that an unfinished file was to get; nil for a name that this type did not give.
    package static func finalName(ofTemporary name: String) -> String? {
        guard isTemporary(name) else { return nil }
        let parts = name.dropFirst().dropLast(".part".count)
        return parts.lastIndex(of: ".").map { String(parts[..<$0]) }
    }

    /// Appends bytes.
    package mutating func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        try file.write(all: bytes)
        bytesWritten += bytes.count
    }

    /// Appends bytes.
    package mutating func write(_ bytes: [UInt8]) throws(SystemError) {
        try file.write(all: bytes)
        bytesWritten += bytes.count
    }

    /// Where the file is until it is committed, for programs that write it by name.
    package var temporaryPath: String { "\(directory)/\(temporaryName)" }

    /// Makes what was written so far durable, still under the temporary name.
    package borrowing func sync() throws(SystemError) { try file.sync() }

    /// Makes the file durable and visible: sync, rename, sync of the folder.
    ///
    /// When it throws, nothing is visible under the final name and the temporary file is gone
    /// (unless only the last sync failed: then the file is there but may not survive a power cut).
    package consuming func commit() throws(SystemError) {
        try file.sync()
        try Files.rename("\(directory)/\(temporaryName)", to: "\(directory)/\(finalName)")
        isDone = true
        try Files.syncDirectory(directory)
    }

    /// Removes what was written.
    package consuming func abandon() {}
}
