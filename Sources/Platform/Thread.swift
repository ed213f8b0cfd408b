// Thread: one thread more, which runs a closure.

internal import Glibc

/// A thread of this process.
struct Thread {
    private let handle: pthread_t

    /// Starts a thread; nil when the system has none left.
    init?(_ body: @escaping @Sendable () -> Void) {
        var handle = pthread_t()
        let work = Unmanaged.passRetained(Work(body))
        guard pthread_create(&handle, nil, runWork, work.toOpaque()) == 0 else {
            work.release()
            return nil
        }
        self.handle = handle
    }

    /// Waits until the closure has returned; to be called once.
    func join() { pthread_join(handle, nil) }
}

private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// A free function belongs to no actor, so it may run on any thread.
private func runWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
    return nil
}
