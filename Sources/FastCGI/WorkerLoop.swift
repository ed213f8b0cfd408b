// WorkerLoop: the life of a worker process: wait, read, answer, again.

internal import CFastCGI
internal import Glibc
package import HTTP
package import Platform

/// What one request may cost.
package struct WorkerLimits: Sendable {
    /// The longest body that is read, up to 2 GiB; a longer one is 413 without reading it.
    package var bodyBytes: Int
    /// The paths that files are sent to of which the beginning is enough.
    package var samplePaths: Set<String>
    /// The longest body that is read there; of it the first `sampleKeptBytes` are kept, so that memory
    /// stays the same however long it is.
    package var sampleBytes: Int
    /// What is kept of a body that is sent to `samplePaths`.
    package var sampleKeptBytes: Int
    /// The most bytes of header names and values together; beyond it 431.
    package var headerBytes: Int
    /// The longest time from accepting to answering; beyond it the process is ended (SIGALRM).
    package var requestSeconds: Int

    /// Makes limits.
    package init(
        bodyBytes: Int = 4 << 20, samplePaths: Set<String> = [], sampleBytes: Int = 16 << 20,
        sampleKeptBytes: Int = 1 << 20, headerBytes: Int = 64 << 10, requestSeconds: Int = 30
    ) {
        self.bodyBytes = min(bodyBytes, Int(Int32.max))
        self.samplePaths = samplePaths
        self.sampleBytes = min(sampleBytes, Int(Int32.max))
        self.sampleKeptBytes = sampleKeptBytes
        self.headerBytes = headerBytes
        self.requestSeconds = requestSeconds
    }
}

/// The library must be set up once.
private let libraryIsReady = FCGX_Init() == 0

/// Serves requests one after the other in the calling thread.
///
/// Several processes may run loops on one socket; the kernel hands each connection to one of them.
/// Signals must not interrupt a loop's writes (libfcgi would cut the response short), so block or
/// ignore those that may arrive, and end the loop by its stop descriptor.
package struct WorkerLoop {
    private let listener: Int32
    private let stop: Int32
    private let limits: WorkerLimits
    private let log: Log?

    /// Makes a loop; nothing happens before ``run(_:)``.
    ///
    /// - Parameters:
    ///   - listener: a listening socket, which stays the caller's.
    ///   - stop: when it becomes readable or hangs up, the loop ends after the request in progress
    ///     and those that wait already. It is only looked at, never read.
    package init(
        listener: Int32, stop: Int32, limits: WorkerLimits = WorkerLimits(),
        log: Log? = nil
    ) {
        self.listener = listener
        self.stop = stop
        self.limits = limits
        self.log = log
    }

    /// Serves until it is told to stop.
    ///
    /// - Parameter respond: answers a request, or the reason why it could not be read.
    /// - Throws: when the socket cannot be used. Trouble with one connection, or a lack of
    ///   descriptors or memory, never ends the loop.
    package func run(
        _ respond: (Result<Request, UnreadableRequest>) -> Response
    ) throws(FastCGIError) {
        let request = try makeRequest()
        defer {
            FCGX_Free(request, 1)
            request.deallocate()
        }
        var turn = Turn()
        var watchdog = Watchdog(seconds: limits.requestSeconds)
        let watch = try makeWatch()
        while try isWorkLeft(&turn, watch, &watchdog) {
            watchdog.start()
            let code = FCGX_Accept_r(request)
            turn.isIdle = code == -EAGAIN
            if code == 0 {
                turn.failures = 0
                serve(Exchange(request), respond)
            } else {
                try pause(after: code, failures: &turn.failures)
            }
        }
    }

    /// Where the loop stands.
    private struct Turn {
        /// Nobody waited at the listener when it was last asked.
        var isIdle = true
        /// Requests since the stop descriptor was looked at.
        var sinceLook = 0
        /// Requests since the loop was told to stop.
        var afterStop = 0
        /// Failures of accept in a row.
        var failures = 0
    }

    private func makeWatch() throws(FastCGIError) -> SharedListenerWatch {
        do throws(SystemError) {
            return try SharedListenerWatch(listener: listener, other: stop)
        } catch {
            throw FastCGIError(error)
        }
    }

    private func makeRequest() throws(FastCGIError) -> UnsafeMutablePointer<FCGX_Request> {
        precondition(libraryIsReady, "libfcgi could not be initialised")
        do throws(SystemError) {
            // Another worker may be faster: then this one goes back to waiting.
            try FileDescriptor.setNonBlocking(listener)
        } catch {
            throw FastCGIError(error)
        }
        let request = UnsafeMutablePointer<FCGX_Request>.allocate(capacity: 1)
        request.initialize(to: FCGX_Request())
        guard FCGX_InitRequest(request, listener, 0) == 0 else {
            request.deallocate()
            throw FastCGIError("libfcgi refused the listening socket")
        }
        return request
    }

    /// Waits for a connection when nobody waits already; false when it is time to end.
    ///
    /// A connection that waits when the loop is told to stop was made before, so it is served:
    /// nobody else may be there to do it. New ones cannot keep the loop for ever, since those left
    /// to be served are counted.
    private func isWorkLeft(
        _ turn: inout Turn, _ watch: borrowing SharedListenerWatch, _ watchdog: inout Watchdog
    ) throws(FastCGIError) -> Bool {
        turn.sinceLook += 1
        guard turn.isIdle || turn.afterStop > 0 || turn.sinceLook >= Self.requestsBetweenLooks
        else { return true }
        turn.sinceLook = 0
        if turn.isIdle { watchdog.stop() }
        do throws(SystemError) {
            let ready = try watch.wait(onlyLook: !turn.isIdle)
            guard ready.other else { return true }
            turn.afterStop += 1
            return ready.listener && turn.afterStop <= Self.maximumAfterStop
        } catch {
            throw FastCGIError(error)
        }
    }

    private func serve(
        _ exchange: consuming Exchange, _ respond: (Result<Request, UnreadableRequest>) -> Response
    ) {
        exchange.send(respond(exchange.request(limits)))
    }

    /// Decides what a failed accept means; libfcgi gives the negative error number.
    private func pause(after code: Int32, failures: inout Int) throws(FastCGIError) {
        switch -code {
        case EAGAIN, EINTR, ECONNABORTED:
            return
        case EBADF, EINVAL, ENOTSOCK, EOPNOTSUPP:
            throw FastCGIError(SystemError(code: -code, call: "accept"))
        case EMFILE, ENFILE, ENOBUFS, ENOMEM:
            failures = 0
        default:
            failures += 1
        }
        log?.warning("accept-failed", ["code": "\(-code)"])
        guard failures < Self.maximumFailures else {
            throw FastCGIError("accept failed \(failures) times without a known reason")
        }
        usleep(Self.pauseMicroseconds)
    }

    /// A busy worker looks this often whether it is to stop.
    private static let requestsBetweenLooks = 16
    /// Connections served after the loop was told to stop: as many as a listener's backlog may
    /// hold when its workers are busy.
    private static let maximumAfterStop = 128
    /// Unknown failures in a row after which a new process is the better try.
    private static let maximumFailures = 20
    /// Long enough not to spin while descriptors are lacking, short enough not to be felt.
    private static let pauseMicroseconds: UInt32 = 50_000
}
