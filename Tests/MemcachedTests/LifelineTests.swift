// LifelineTests: what a test process started ends with it, even when it is killed.

import Glibc
import Platform
import TestSupport
import Testing

@Suite("Lifeline")
struct LifelineTests {
    @Test("a killed test process leaves neither server nor folder behind")
    func killed() async throws {
        // Parent and child know the same name: nothing can be handed over when the child is killed.
        let note = "/tmp/fc-note-\(Environment.processID)"
        await #expect(processExitsWith: .signal(SIGKILL)) {
            let server = try PrivateMemcached()
            let note = "/tmp/fc-note-\(Environment.parentProcessID)"
            try Files.write(note, Array(server.socket.utf8))
            kill(Environment.processID, SIGKILL)
        }
        let socket = String(decoding: try Files.read(note), as: UTF8.self)
        try Files.remove(note)
        let folder = try #require(Files.parent(of: socket))
        #expect(folder.hasPrefix("/tmp/fc-"))
        try waitUntil(seconds: 10, "the end of the server and its folder") {
            try !Files.exists(folder) && !Self.isServed(socket)
        }
    }

    /// Whether a process with the socket in its command line runs; zombies have no command line.
    private static func isServed(_ socket: String) throws -> Bool {
        for process in try Files.list("/proc") where Int(process) != nil {
            guard let line = try? Files.read("/proc/\(process)/cmdline") else { continue }
            if String(decoding: line, as: UTF8.self).contains(socket) { return true }
        }
        return false
    }
}
