// Lifeline: ends what a test process started, however the test process ends.

internal import Glibc
internal import Platform
internal import Synchronization

/// A shell that reads orders from a pipe and cleans up when the pipe hangs up.
///
/// The kernel closes the pipe when the test process ends, also by a crash or kill -9. The shell has
/// a session of its own, so that a terminal's Ctrl-C does not take it first.
package final class Lifeline: Sendable {
    /// The one of this process; nil when the shell could not be started.
    private static let shared = try? Lifeline()

    private let pipe: Mutex<FileDescriptor>

    /// Notes processes and folders; forgets processes that ended, as their numbers are used again.
    private static let script = """
        while read -r order value; do
            case $order in
                process) processes="$processes $value " ;;
                ended) processes=$(echo "$processes" | sed "s/ $value / /") ;;
                folder) set -- "$@" "$value" ;;
            esac
        done <&3
        for process in $processes; do kill -9 "$process" 2>&-; done
        sleep 0.2
        rm -rf "$@"
        """

    private init() throws {
        var pipe = try Pipe(nonBlocking: false)
        _ = try ChildProcess.spawn(
            executable: "/bin/sh", arguments: ["-c", Self.script],
            descriptors: [(pipe.readEnd.raw, 3)], newSession: true)
        pipe.readEnd.close()
        self.pipe = Mutex(try pipe.writeEnd.duplicate())
    }

    /// Has a process killed when this one ends.
    package static func watch(process: Int32) throws { try order("process \(process)") }

    /// Must be called when a watched process is gone.
    package static func forget(process: Int32) throws { try order("ended \(process)") }

    /// Has a folder removed when this process ends.
    package static func watch(folder: String) throws { try order("folder \(folder)") }

    private static func order(_ text: String) throws {
        guard let shared else { throw TestFailure("the lifeline's shell could not be started") }
        try shared.pipe.withLock { try $0.write(all: "\(text)\n") }
    }
}
