// SharedListenerWatch: waits for connections at a socket that several processes wait at.

internal import CPlatform
internal import Glibc

/// Waits for a connection at a shared listening socket, or for word to stop.
///
/// Of the processes that wait at one socket, one is woken for a connection (`EPOLLEXCLUSIVE`);
/// poll(2) would wake them all.
package struct SharedListenerWatch: ~Copyable {
    /// What is readable, hung up or broken.
    package struct Ready: Sendable {
        package let listener: Bool
        package let other: Bool
    }

    private let queue: FileDescriptor

    /// Makes a watch; both descriptors stay the caller's and have to outlive it.
    package init(listener: Int32, other: Int32) throws(SystemError) {
        let raw = cplatform_watch_open(listener, other)
        guard raw >= 0 else { throw SystemError.last("epoll_ctl") }
        queue = FileDescriptor(owning: raw)
    }

    /// Waits until one of them is ready, or only looks; a signal does not end the wait.
    package borrowing func wait(onlyLook: Bool = false) throws(SystemError) -> Ready {
        while true {
            let ready = cplatform_watch_wait(queue.raw, onlyLook ? 0 : -1)
            if ready >= 0 { return Ready(listener: ready & 1 != 0, other: ready & 2 != 0) }
            guard errno == EINTR else { throw SystemError.last("epoll_wait") }
        }
    }
}
