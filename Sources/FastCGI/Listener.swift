// Listener: the socket that the web server connects to, and that only one program may own.

internal import Glibc
internal import Platform

/// A listening socket.
///
/// One that is bound here owns its path through a lock on `<path>.lock`: a second program gets an
/// error instead of silently taking the path away. The lock file stays behind on purpose, since
/// removing it could let two owners in.
package struct Listener: ~Copyable {
    private let socket: FileDescriptor
    /// The path and its lock, for a socket that this process bound.
    private let claim: Claim?

    struct Claim: ~Copyable {  // not private: Swift 6.3.1 then emits a broken module in clients
        let path: String
        let lock: FileDescriptor

        /// The path goes while the lock is still held.
        deinit { unlink(path) }
    }

    /// The socket's number, for handing to workers; closed on exec.
    package var descriptor: Int32 { socket.raw }

    /// Makes a unix socket and listens.
    ///
    /// - Parameters:
    ///   - mode: permissions of the socket; connecting takes the right to write.
    ///   - backlog: connections that may wait. When it is full the web server answers 502 at once,
    ///     so it is generous; the kernel's `somaxconn` bounds it.
    /// - Throws: when another program listens there, or the path is something other than a socket.
    package static func bind(
        path: String, mode: UInt32 = 0o660, backlog: Int = 511
    ) throws(FastCGIError) -> Listener {
        let claim = try claim(path)
        do throws(SystemError) {
            let socket = try makeSocket()
            try bind(socket, to: path)
            try Files.setMode(path, mode)  // before listen, so nobody connects with wider rights
            guard listen(socket.raw, Int32(clamping: backlog)) == 0 else {
                throw SystemError.last("listen", path)
            }
            return Listener(socket: socket, claim: claim)
        } catch {
            throw FastCGIError(error)
        }
    }

    /// Takes over a socket that listens already, as spawn-fcgi and lighttpd hand it over on
    /// descriptor 0.
    ///
    /// - Throws: when it is no listening socket.
    package static func inherited(descriptor: Int32) throws(FastCGIError) -> Listener {
        var isListening: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        let code = getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size)
        guard code == 0, isListening != 0 else {
            throw FastCGIError("descriptor \(descriptor) is not a listening socket")
        }
        let socket = FileDescriptor(owning: descriptor)
        do throws(SystemError) { try socket.setCloseOnExec() } catch { throw FastCGIError(error) }
        return Listener(socket: socket, claim: nil)
    }

    private init(socket: consuming FileDescriptor, claim: consuming Claim?) {
        self.socket = socket
        self.claim = claim
    }

    private static func claim(_ path: String) throws(FastCGIError) -> Claim {
        do throws(SystemError) {
            let lock = try FileDescriptor.open("\(path).lock", .readWrite)
            guard try lock.tryLock() else {
                throw SystemError(code: EADDRINUSE, call: "lock", subject: "\(path).lock")
            }
            try removeStaleSocket(path)
            return Claim(path: path, lock: lock)
        } catch  where error.code == EADDRINUSE {
            throw FastCGIError("another program listens at \(path) already")
        } catch {
            throw FastCGIError(error)
        }
    }

    /// A socket whose owner died stays in the folder.
    ///
    /// Anything else at the path is not ours.
    private static func removeStaleSocket(_ path: String) throws(SystemError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw SystemError(code: EEXIST, call: "bind", subject: path)
        }
        try Files.remove(path)
    }

    private static func makeSocket() throws(SystemError) -> FileDescriptor {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let raw = Glibc.socket(AF_UNIX, type, 0)
        guard raw >= 0 else { throw SystemError.last("socket") }
        return FileDescriptor(owning: raw)
    }

    private static func bind(
        _ socket: borrowing FileDescriptor, to path: String
    ) throws(SystemError) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw SystemError(code: ENAMETOOLONG, call: "bind", subject: path)
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(socket.raw, $0, size)
            }
        }
        guard code == 0 else { throw SystemError.last("bind", path) }
    }
}
