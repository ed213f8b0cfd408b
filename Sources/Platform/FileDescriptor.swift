// FileDescriptor: one open file, socket or pipe end, closed when its owner goes.

internal import Glibc

/// An open descriptor with exactly one owner.
///
/// Everything opened here is closed on exec; a child process gets only the descriptors that
/// ``ChildProcess/spawn(executable:arguments:environment:descriptors:newSession:)`` is given.
package struct FileDescriptor: ~Copyable {
    /// The number that the kernel knows it by; -1 once it is closed.
    package private(set) var raw: Int32

    /// Takes over a descriptor that is open already.
    package init(owning raw: Int32) {
        self.raw = raw
    }

    deinit {
        if raw >= 0 { Glibc.close(raw) }
    }

    /// How a file is opened.
    package enum Access: Sendable {
        /// An existing file, for reading.
        case read
        /// An existing file, for writing from its start.
        case write
        /// A file for writing; made when absent, emptied when present.
        case replace
        /// A file that does not exist yet, for writing; `EEXIST` otherwise.
        case createNew
        /// A file for writing at its end; made when absent.
        case append
        /// A file for both; made when absent, left as it is when present (a lock file).
        case readWrite
        /// A folder, to sync it.
        case directory

        fileprivate var flags: Int32 {
            switch self {
            case .read: O_RDONLY
            case .write: O_WRONLY
            case .replace: O_WRONLY | O_CREAT | O_TRUNC
            case .createNew: O_WRONLY | O_CREAT | O_EXCL
            case .append: O_WRONLY | O_CREAT | O_APPEND
            case .readWrite: O_RDWR | O_CREAT
            case .directory: O_RDONLY | O_DIRECTORY
            }
        }
    }

    /// Opens a file, closed on exec.
    ///
    /// - Parameter mode: permissions of a file that this call makes, less the process's umask.
    package static func open(
        _ path: String, _ access: Access, mode: UInt32 = 0o640
    ) throws(SystemError) -> FileDescriptor {
        let raw = uninterrupted { Glibc.open(path, access.flags | O_CLOEXEC, mode) }
        guard raw >= 0 else { throw SystemError.last("open", path) }
        return FileDescriptor(owning: raw)
    }

    /// Closes now instead of at the end of the owner's life.
    ///
    /// Closing twice does nothing.
    package mutating func close() {
        if raw >= 0 { Glibc.close(raw) }
        raw = -1
    }

    /// Gives up ownership: the caller closes the descriptor.
    package consuming func release() -> Int32 {
        let given = raw
        raw = -1
        return given
    }

    /// A second descriptor for the same open file.
    package borrowing func duplicate() throws(SystemError) -> FileDescriptor {
        let copy = fcntl(raw, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw SystemError.last("fcntl", "F_DUPFD_CLOEXEC") }
        return FileDescriptor(owning: copy)
    }

    /// Waits until everything written is on the disk.
    package borrowing func sync() throws(SystemError) {
        guard uninterrupted({ fsync(raw) }) == 0 else { throw SystemError.last("fsync") }
    }

    /// Takes the exclusive lock of the open file; it ends with the last descriptor or the process.
    ///
    /// - Returns: false when another holder has it.
    package borrowing func tryLock() throws(SystemError) -> Bool {
        if uninterrupted({ flock(raw, LOCK_EX | LOCK_NB) }) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw SystemError.last("flock") }
        return false
    }

    /// Takes the exclusive lock, waiting as long as another has it.
    package borrowing func lock() throws(SystemError) {
        guard uninterrupted({ flock(raw, LOCK_EX) }) == 0 else { throw SystemError.last("flock") }
    }

    /// Chooses whether a child process may inherit the descriptor by exec.
    package borrowing func setCloseOnExec(_ isOn: Bool = true) throws(SystemError) {
        guard fcntl(raw, F_SETFD, isOn ? FD_CLOEXEC : 0) == 0 else {
            throw SystemError.last("fcntl", "F_SETFD")
        }
    }

    /// Chooses whether reads and writes answer `EAGAIN` instead of waiting.
    package borrowing func setNonBlocking(_ isOn: Bool = true) throws(SystemError) {
        try Self.setNonBlocking(raw, isOn)
    }

    /// The same for a descriptor that someone else owns.
    package static func setNonBlocking(_ raw: Int32, _ isOn: Bool = true) throws(SystemError) {
        let flags = fcntl(raw, F_GETFL)
        let wanted = isOn ? flags | O_NONBLOCK : flags & ~O_NONBLOCK
        guard flags >= 0, fcntl(raw, F_SETFL, wanted) == 0 else {
            throw SystemError.last("fcntl", "F_SETFL")
        }
    }

    /// Whether it is an ordinary file, empty, standing at its beginning and not set to append.
    package var isEmptyFile: Bool {
        var status = stat()
        let flags = fcntl(raw, F_GETFL)
        return fstat(raw, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            && status.st_size == 0 && flags >= 0 && flags & O_APPEND == 0
            && lseek(raw, 0, SEEK_CUR) == 0
    }

    /// Whether another descriptor is of the same file.
    package func isSameFile(as other: Int32) -> Bool {
        var (own, theirs) = (stat(), stat())
        return fstat(raw, &own) == 0 && fstat(other, &theirs) == 0
            && own.st_dev == theirs.st_dev && own.st_ino == theirs.st_ino
    }
}
