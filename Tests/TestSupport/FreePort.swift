// FreePort: a port of this machine that nothing listens on.

internal import Glibc
internal import Platform

/// Asks the kernel for a free port of 127.0.0.1.
///
/// Another program may take it before the caller does, which is unlikely: the kernel hands out
/// its ports in turn.
package func freePort() throws -> UInt16 {
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = FileDescriptor(owning: socket(AF_INET, type, 0))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
            bind(descriptor.raw, plain, size) == 0
                ? getsockname(descriptor.raw, plain, &size) : -1
        }
    }
    guard code == 0 else { throw SystemError.last("bind", "127.0.0.1") }
    return UInt16(bigEndian: address.sin_port)
}
