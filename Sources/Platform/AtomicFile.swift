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
    private var file: SequentialFile
    private var isDone = false
    /// How many bytes were written so far.
    package var bytesWritten: Int { file.bytesWritten }

    /// Opens a new temporary file.
    ///
    /// - Parameter finalName: a bare file name, without a slash.
    package init(directory: String, finalName: String, mode: UInt32 = 0o640) throws(SystemError) {
        precondition(!finalName.utf8.contains(UInt8(ascii: "/")), "a file name has no slash")
        self.directory = directory
        self.finalName = finalName
        temporaryName = ".\(finalName).\(SystemRandom().hex(bytes: 6)).part"
        let path = "\(directory)/\(temporaryName)"
        file = SequentialFile(
            try FileDescriptor.open(path, .createNew, mode: mode), ending: .synced)
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
        try file.write(bytes)
    }

    /// Appends bytes.
    package mutating func write(_ bytes: [UInt8]) throws(SystemError) {
        try bytes.withUnsafeBufferPointer { (bytes) throws(SystemError) in
            try file.write(UnsafeRawBufferPointer(bytes))
        }
    }

    /// Memory where the next bytes may be made; see ``SequentialFile/room``.
    package var room: UnsafeMutableRawBufferPointer? { file.room }

    /// Where the file is until it is committed, for programs that write it by name.
    package var temporaryPath: String { "\(directory)/\(temporaryName)" }

    /// Lets the disk catch up with what was written so far, still under the temporary name.
    ///
    /// There is nothing to do where it is never far behind.
    package mutating func catchUp() throws(SystemError) {
        if !file.isOnItsWay { try file.sync() }
    }

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
