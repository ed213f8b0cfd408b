// RunningWorker: a worker loop beside the test, on a socket of its own.

import FastCGI
import HTTP
import Platform
import Synchronization
import TestSupport

/// Serves until it is stopped.
final class RunningWorker: Sendable {
    let client: FastCGIClient
    private let directory: TemporaryDirectory
    private let stop: Mutex<Pipe>
    private let thread: BackgroundThread
    private let failure: Shared<FastCGIError?>

    /// Starts a loop whose answers come from the closure.
    init(
        limits: WorkerLimits = WorkerLimits(),
        respond: @escaping @Sendable (Result<Request, UnreadableRequest>) -> Response
    ) throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("s")
        let stop = try Pipe()
        let stopDescriptor = stop.readEnd.raw
        let failure = Shared<FastCGIError?>(nil)
        let isListening = Shared(false)
        thread = try BackgroundThread {
            do throws(FastCGIError) {
                let listener = try Listener.bind(path: path)
                isListening.value = true
                try WorkerLoop(listener: listener.descriptor, stop: stopDescriptor, limits: limits)
                    .run(respond)
            } catch {
                failure.value = error
            }
        }
        try waitUntil(seconds: 30, "the listener") { isListening.value || failure.value != nil }
        client = FastCGIClient(socket: path)
        self.directory = directory
        self.stop = Mutex(stop)
        self.failure = failure
    }

    /// Stops the loop and waits for its end.
    func end() throws {
        stop.withLock { $0.poke() }
        try thread.join()
        if let failure = failure.value { throw failure }
    }
}

/// A value that two threads look at.
final class Shared<Value: Sendable>: Sendable {
    private let storage: Mutex<Value>

    init(_ value: Value) {
        storage = Mutex(value)
    }

    var value: Value {
        get { storage.withLock { $0 } }
        set { storage.withLock { $0 = newValue } }
    }
}
