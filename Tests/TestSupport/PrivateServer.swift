// PrivateServer: a server process that belongs to one test, and can be mistreated.

internal import Glibc
internal import Platform
internal import Synchronization

/// A child process that is started, killed and started again; it ends with its owner.
final class PrivateServer: Sendable {
    private let executable: String
    private let arguments: [String]
    private let isReady: @Sendable () -> Bool
    private let output: String
    private let child = Mutex<Box?>(nil)

    /// Only ever touched under the lock.
    private struct Box: @unchecked Sendable {
        let process: ChildProcess
    }

    /// - Parameters:
    ///   - output: the file that takes what the server prints.
    ///   - isReady: whether it answers.
    init(
        executable: String, arguments: [String], output: String,
        isReady: @escaping @Sendable () -> Bool
    ) {
        self.executable = executable
        self.arguments = arguments
        self.output = output
        self.isReady = isReady
    }

    deinit {
        do { try kill9() } catch {
            // The lifeline kills it at the end of the process.
        }
    }

    /// Starts it and waits until it answers.
    func start() throws {
        let log = try FileDescriptor.open(output, .append)
        let process = try ChildProcess.spawn(
            executable: executable, arguments: arguments,
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
    func kill9() throws {
        guard let process = child.withLock({ $0.take() })?.process else { return }
        process.signal(Signal.kill)
        _ = try process.wait()
        try Lifeline.forget(process: process.pid)
    }

    func signal(_ number: Int32) {
        child.withLock { $0?.process.signal(number) }
    }

    var pid: Int32? { child.withLock { $0?.process.pid } }
}
