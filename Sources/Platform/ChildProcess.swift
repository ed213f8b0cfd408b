// ChildProcess: another program, started without inheriting anything by accident.

internal import CPlatform
internal import Glibc

/// A child process and the descriptor that tells its end.
///
/// The child begins with an empty signal mask and default handlers. The owner must ``reap()`` it:
/// until then an ended child stays a zombie.
package final class ChildProcess {
    /// How a process ended.
    package enum Exit: Equatable, Sendable {
        /// It returned or called exit with this status.
        case exited(Int32)
        /// A signal ended it.
        case signaled(Int32)
    }

    /// The process id.
    ///
    /// After ``reap()`` it may belong to another process.
    package let pid: Int32
    private let process: FileDescriptor
    private var exit: Exit?

    private init(pid: Int32, process: consuming FileDescriptor) {
        self.pid = pid
        self.process = process
    }

    /// Becomes readable when the child has ended: for ``Poll``.
    package var descriptor: Int32 { process.raw }

    /// Starts a program (about 0.1 ms, whatever this process's size).
    ///
    /// - Parameters:
    ///   - executable: path of the program; PATH is not searched.
    ///   - arguments: without the program's own name, which is put in front.
    ///   - environment: `NAME=value` each; nil hands on this process's environment.
    ///   - descriptors: which descriptors of this process the child gets, and as what number.
    ///     Absent ones of 0 and 1 are /dev/null, 2 is shared, everything else is closed.
    ///   - newSession: a session and process group of its own, so that a terminal's Ctrl-C does not
    ///     reach it and ``signalGroup(_:)`` reaches its children too.
    /// - Throws: also when the program does not exist or cannot be run; no child is left then.
    package static func spawn(
        executable: String, arguments: [String], environment: [String]? = nil,
        descriptors: [(parent: Int32, child: Int32)] = [], newSession: Bool = false
    ) throws(SystemError) -> ChildProcess {
        let argv = CStringArray([executable] + arguments)
        let envp = environment.map { CStringArray($0) }
        let table = descriptors.map { cplatform_descriptor(parent: $0.parent, child: $0.child) }
        var pid: pid_t = 0
        let code = cplatform_spawn(
            &pid, executable, argv.pointer, envp?.pointer ?? environ, table, table.count, newSession
        )
        guard code == 0 else {
            throw SystemError(code: code, call: "posix_spawn", subject: executable)
        }
        return ChildProcess(pid: pid, process: try open(pid))
    }

    /// Opens the descriptor of a fresh child; when that fails the child must not stay unwatched.
    private static func open(_ pid: pid_t) throws(SystemError) -> FileDescriptor {
        let raw = cplatform_open_process(pid)
        guard raw < 0 else { return FileDescriptor(owning: raw) }
        let error = SystemError.last("pidfd_open", "\(pid)")
        kill(pid, SIGKILL)
        _ = uninterrupted { waitpid(pid, nil, 0) }
        throw error
    }

    /// How the child ended, or nil while it runs.
    ///
    /// Never waits; may be asked again and again.
    package func reap() -> Exit? {
        if let exit { return exit }
        var result = cplatform_exit()
        guard cplatform_reap(process.raw, &result) == 1 else { return nil }
        exit = result.was_signaled ? .signaled(result.value) : .exited(result.value)
        return exit
    }

    /// Waits for the end.
    ///
    /// - Returns: nil when it still runs after the given time.
    package func wait(milliseconds: Int? = nil) throws(SystemError) -> Exit? {
        if let exit { return exit }
        _ = try Poll.wait([descriptor], milliseconds: milliseconds)
        return reap()
    }

    /// Sends a signal to the child; does nothing once it is reaped.
    package func signal(_ number: Int32) {
        if exit == nil { kill(pid, number) }
    }

    /// Sends a signal to the child and its children; only for one with a session of its own.
    package func signalGroup(_ number: Int32) {
        if exit == nil { kill(-pid, number) }
    }
}

/// Texts as the null-ended array of C strings that exec wants.
final class CStringArray {
    let pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ texts: [String]) {
        count = texts.count
        pointer = .allocate(capacity: count + 1)
        for (index, text) in texts.enumerated() {
            (pointer + index).initialize(to: strdup(text))
        }
        (pointer + count).initialize(to: nil)
    }

    deinit {
        for index in 0..<count { free(pointer[index]) }
        pointer.deallocate()
    }
}
