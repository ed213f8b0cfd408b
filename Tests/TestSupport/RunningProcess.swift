// RunningProcess: what /proc tells about the processes of this machine.

internal import Glibc
internal import Platform

/// A process as /proc shows it.
package struct RunningProcess: Sendable {
    package let pid: Int32
    package let arguments: [String]
    package let environment: [String]
    /// Its parent.
    package let parent: Int32
    /// `R`, `S`, `D`, `T`, or `Z` for a zombie.
    package let state: Character

    /// All that this user may look at.
    package static func all() -> [RunningProcess] {
        let names = (try? Files.list("/proc")) ?? []
        return names.compactMap { Int32($0) }.compactMap { RunningProcess(pid: $0) }
    }

    /// Sends it a signal.
    package func signal(_ number: Int32) { kill(pid, number) }

    /// Whether it has ended and waits to be reaped.
    package var isZombie: Bool { state == "Z" }

    /// The process, or nil when it is gone.
    private init?(pid: Int32) {
        guard let status = Self.text("/proc/\(pid)/stat"),
            // "pid (name) state parent …"; the name may hold anything.
            let nameEnd = status.lastIndex(of: ")")
        else { return nil }
        let fields = status[status.index(after: nameEnd)...].split(separator: " ")
        guard fields.count > 1, let state = fields[0].first, let parent = Int32(fields[1]) else {
            return nil
        }
        self.pid = pid
        self.state = state
        self.parent = parent
        arguments = Self.strings("/proc/\(pid)/cmdline")
        environment = Self.strings("/proc/\(pid)/environ")
    }

    private static func text(_ path: String) -> String? {
        (try? Files.read(path)).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func strings(_ path: String) -> [String] {
        (text(path) ?? "").split(separator: "\0").map(String.init)
    }
}
