// PrivateServer: a server process that belongs to one test, and can be mistreated.

internal import Glibc
package import Platform
internal import Synchronization

/// A child process that is started, killed and started again; it ends with its owner.
package final class PrivateServer: Sendable {
    private let executable: String
    private let arguments: [String]
    private let environment: [String]?
    private let isReady: @Sendable () -> Bool
    private let output: String
    private let child = Mutex<Box?>(nil)

    /// Only ever touched under the lock.
    private struct Box: @unchecked Sendable {
        let process: ChildProcess
    }

    /// Notes how to start it.
    ///
    /// - Parameters:
    ///   - environment: `NAME=value` each; nil hands on the tests' own.
    ///   - output: the file that takes what the server prints.
    ///   - isReady: whether it answers.
    init(
        executable: String, arguments: [String], environment: [String]? = nil, output: String,
        isReady: @escaping @Sendable () -> Bool
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.output = output
        self.isReady = isReady
    }

    deinit {
        do { try kill9() } catch {
            // The lifeline kills it at the end of the process.
        }
    }

    /// Starts it and waits until it answers.
    package func start() throws {
        let log = try FileDescriptor.open(output, .append)
        let process = try ChildProcess.spawn(
            executable: executable, arguments: arguments, environment: environment,
            descriptors: [(log.raw, 1), (log.raw, 2)], newSession: true)
        try Lifeline.watch(process: process.pid)
        let box = Box(process: process)
        child.withLock { $0 = box }
        try waitUntil(seconds: 30, "an answer of \(executable)") {
            if let exit = process.reap() {
                let text = String(decoding: try Files.read(output), as: UTF8.self)
                throw TestFailure("\(executable) ended at once: \(exit): \(text)")
            }
            return isReady()
        }
    }

    /// Kills it without warning and waits until it is gone.
    package func kill9() throws {
        guard let process = child.withLock({ $0.take() })?.process else { return }
        process.signal(Signal.kill)
        _ = try process.wait()
        try Lifeline.forget(process: process.pid)
    }

    /// Waits until it ends, as it was asked to.
    ///
    /// - Returns: nil when it still runs after that time.
    package func waitForEnd(seconds: Double) throws -> ChildProcess.Exit? {
        guard let process = child.withLock({ $0 })?.process else { return nil }
        guard let exit = try process.wait(milliseconds: Int(seconds * 1_000)) else { return nil }
        try Lifeline.forget(process: process.pid)
        child.withLock { $0 = nil }
        return exit
    }

    /// Makes it stand still.
    ///
    /// Returns once all its threads do: a signal takes its time, and a busy thread may answer once
    /// more.
    func standStill() throws {
        signal(Signal.stop)
        let threads = "/proc/\(pid ?? 0)/task"
        try waitUntil(seconds: 30, "a server that stands still") {
            try Files.list(threads).allSatisfy { thread in
                let status = String(
                    decoding: try Files.read("\(threads)/\(thread)/stat"), as: UTF8.self)
                return status.contains(") T ")
            }
        }
    }

    /// Sends it a signal.
    package func signal(_ number: Int32) {
        child.withLock { $0?.process.signal(number) }
    }

    var pid: Int32? { child.withLock { $0?.process.pid } }
}
