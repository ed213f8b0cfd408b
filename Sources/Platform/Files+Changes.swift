// Files+Changes: making, moving and removing files and folders.

internal import Glibc

extension Files {
    /// Makes a folder; one that exists already is fine and keeps its mode.
    ///
    /// - Parameter parents: also makes what is missing above it.
    package static func makeDirectory(
        _ path: String, mode: UInt32 = 0o750, parents: Bool = false
    ) throws(SystemError) {
        if mkdir(path, mode) == 0 { return }
        let error = SystemError.last("mkdir", path)
        if error.code == EEXIST, isDirectory(path) { return }
        guard error.code == ENOENT, parents, let parent = parent(of: path) else { throw error }
        try makeDirectory(parent, mode: mode, parents: true)
        guard mkdir(path, mode) == 0 || errno == EEXIST else {
            throw SystemError.last("mkdir", path)
        }
    }

    /// The folder that the path is in; nil for a bare name and for `/`.
    package static func parent(of path: String) -> String? {
        let trimmed =
            path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/")
            ? String(path.dropLast()) : path
        guard let slash = trimmed.lastIndex(of: "/") else { return nil }
        if slash == trimmed.startIndex { return trimmed == "/" ? nil : "/" }
        return String(trimmed[..<slash])
    }

    /// Removes a file, or an empty folder.
    ///
    /// - Returns: false when there was none.
    @discardableResult
    package static func remove(_ path: String) throws(SystemError) -> Bool {
        if Glibc.remove(path) == 0 { return true }
        guard errno == ENOENT else { throw SystemError.last("remove", path) }
        return false
    }

    /// Removes a folder with everything in it, or a file.
    ///
    /// Links are removed, not followed.
    package static func removeTree(_ path: String) throws(SystemError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw SystemError.last("lstat", path)
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            for name in try list(path) { try removeTree("\(path)/\(name)") }
        }
        try remove(path)
    }

    /// Moves within one file system; what was at the new path is replaced.
    package static func rename(_ path: String, to newPath: String) throws(SystemError) {
        guard Glibc.rename(path, newPath) == 0 else { throw SystemError.last("rename", path) }
    }

    /// Sets the permissions.
    package static func setMode(_ path: String, _ mode: UInt32) throws(SystemError) {
        guard chmod(path, mode) == 0 else { throw SystemError.last("chmod", path) }
    }

    /// Waits until a folder's entries (files made, renamed, removed) are on the disk.
    package static func syncDirectory(_ path: String) throws(SystemError) {
        try FileDescriptor.open(path, .directory).sync()
    }
}
