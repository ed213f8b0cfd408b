// BackgroundThread: a real thread for a test's other side.

internal import Glibc
internal import Synchronization

/// Runs a blocking body beside the test.
///
/// A task would not do: blocking it takes one of the few threads that all tests share.
package final class BackgroundThread: Sendable {
    private let isFinished = Atomic<Bool>(false)

    /// Starts the thread.
    package init(_ body: @escaping @Sendable () -> Void) throws {
        let work = Unmanaged.passRetained(
            Work { [isFinished = Flag(self)] in
                body()
                isFinished.set()
            })
        try startThread(work)
    }

    /// Waits until the body has returned.
    package func join(seconds: Double = 30) throws {
        try waitUntil(seconds: seconds, "the end of a thread") {
            isFinished.load(ordering: .acquiring)
        }
    }

    /// Keeps the thread's owner alive until the body ends.
    private struct Flag: Sendable {
        let owner: BackgroundThread

        init(_ owner: BackgroundThread) { self.owner = owner }

        func set() { owner.isFinished.store(true, ordering: .releasing) }
    }
}

private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func startThread(_ work: Unmanaged<Work>) throws {
    var thread = pthread_t()
    let code = pthread_create(&thread, nil, runWork, work.toOpaque())
    guard code == 0 else {
        work.release()
        throw TestFailure("a thread could not be started: error \(code)")
    }
    pthread_detach(thread)
}

/// A free function belongs to no actor, so it may run on any thread.
private func runWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
    return nil
}
