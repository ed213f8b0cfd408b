// Socket: a plain blocking connection with a time-out, for tests.

internal import Glibc
internal import Platform

/// A connected stream socket.
package struct Socket: ~Copyable {
    private var descriptor: FileDescriptor

    /// Connects to a unix socket.
    ///
    /// - Parameter seconds: the longest wait of each later call.
    package static func connect(unix path: String, seconds: Int = 30) throws -> Socket {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw TestFailure("the socket's path is too long: \(path)")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return try connect(AF_UNIX, address, path, seconds)
    }

    /// Connects to a TCP port of this machine.
    package static func connect(port: UInt16, seconds: Int = 30) throws -> Socket {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return try connect(AF_INET, address, "127.0.0.1:\(port)", seconds)
    }

    private static func connect<Address>(
        _ family: Int32, _ address: Address, _ name: String, _ seconds: Int
    ) throws -> Socket {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let raw = socket(family, type, 0)
        guard raw >= 0 else { throw SystemError.last("socket") }
        let descriptor = FileDescriptor(owning: raw)
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(raw, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(raw, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let size = socklen_t(MemoryLayout<Address>.size)
        let code = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(raw, $0, size) }
        }
        guard code == 0 else { throw SystemError.last("connect", name) }
        return Socket(descriptor: descriptor)
    }

    private init(descriptor: consuming FileDescriptor) {
        self.descriptor = descriptor
    }

    /// Sends all the bytes.
    package borrowing func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor.raw, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw SystemError.last("send") }
            sent += count
        }
    }

    /// The next bytes, as many as there are; none at the end.
    package borrowing func receive() throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(descriptor.raw, &buffer, buffer.count, 0)
        guard count >= 0 else { throw SystemError.last("recv") }
        return Array(buffer[..<count])
    }

    /// Tells the other side that no more is sent.
    package borrowing func finishSending() {
        shutdown(descriptor.raw, Int32(SHUT_WR))
    }
}
