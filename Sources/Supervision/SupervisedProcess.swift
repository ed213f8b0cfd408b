// SupervisedProcess: one running child, and what it is for.

import Platform

final class SupervisedProcess {
    enum Role: Equatable {
        case worker
        case generator(token: String)
        case sweep
        case mail
    }

    let role: Role
    let startedMilliseconds: UInt64
    private let process: ChildProcess
    /// Closing it asks a worker to end; closed by the kernel when the supervisor dies.
    private var lifeline: Pipe?
    private(set) var askedToEndMilliseconds: UInt64?

    init(
        role: Role, process: ChildProcess, lifeline: consuming Pipe?, at milliseconds: UInt64
    ) {
        self.role = role
        self.process = process
        self.lifeline = lifeline
        startedMilliseconds = milliseconds
    }

    var pid: Int32 { process.pid }
    /// Readable when the process has ended.
    var descriptor: Int32 { process.descriptor }

    func reap() -> ChildProcess.Exit? { process.reap() }

    /// Asks it to end: a worker by its lifeline, so that it finishes its request first, the others
    /// by SIGTERM.
    ///
    /// Asking again changes nothing.
    func askToEnd(at milliseconds: UInt64) {
        guard askedToEndMilliseconds == nil else { return }
        askedToEndMilliseconds = milliseconds
        if role == .worker {
            lifeline = nil
        } else {
            process.signal(Signal.terminate)
        }
    }

    func kill() { process.signal(Signal.kill) }
}
