// Files: the few things FakeCSV does with paths.

internal import Glibc

/// Small operations on files and folders.
///
/// None of them follows up on a half-done failure: the error says where it stopped.
package enum Files {
    /// The contents of a file.
    ///
    /// - Parameter limit: a longer file is `EFBIG`.
    package static func read(_ path: String, limit: Int = 64 << 20) throws(SystemError) -> [UInt8] {
        let file = try FileDescriptor.open(path, .read)
        do throws(SystemError) {
            return try file.readAll(limit: limit)
        } catch {
            throw SystemError(code: error.code, call: error.call, subject: path)
        }
    }

    /// Writes a file as a whole; an existing one is replaced, not atomically (see ``AtomicFile``).
    package static func write(
        _ path: String, _ bytes: [UInt8], mode: UInt32 = 0o640
    ) throws(SystemError) {
        let file = try FileDescriptor.open(path, .replace, mode: mode)
        try file.write(all: bytes)
    }

    /// Whether there is something at the path; a broken link counts as nothing.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether this process may run the file.
    package static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// Whether this process may make and remove files in the folder.
    package static func isWritable(_ path: String) -> Bool { access(path, W_OK | X_OK) == 0 }

    /// Whether the path is a folder (a link to one counts).
    package static func isDirectory(_ path: String) -> Bool {
        guard let status = try? status(path) else { return false }
        return status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether the path is something to write into as it is: a device, a pipe or a socket.
    package static func isDevice(_ path: String) -> Bool {
        guard let status = try? status(path) else { return false }
        return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    /// The size in bytes.
    package static func size(_ path: String) throws(SystemError) -> Int {
        Int(try status(path).st_size)
    }

    /// When the contents last changed.
    package static func modificationTime(_ path: String) throws(SystemError) -> Timestamp {
        let time = try status(path).st_mtim
        return Timestamp(secondsSince1970: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
    }

    /// The names in a folder without `.` and `..`, sorted by their bytes.
    package static func list(_ directory: String) throws(SystemError) -> [String] {
        guard let stream = opendir(directory) else { throw SystemError.last("opendir", directory) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// What a symbolic link points to.
    package static func linkTarget(_ path: String) throws(SystemError) -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink(path, &buffer, buffer.count)
        guard length >= 0 else { throw SystemError.last("readlink", path) }
        return String(
            decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func status(_ path: String) throws(SystemError) -> stat {
        var status = stat()
        guard stat(path, &status) == 0 else { throw SystemError.last("stat", path) }
        return status
    }
}
