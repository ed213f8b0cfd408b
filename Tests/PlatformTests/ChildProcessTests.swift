// ChildProcessTests: what a child gets, what it does not get, and how its end is told.

import Platform
import TestSupport
import Testing

@Suite("ChildProcess")
struct ChildProcessTests {
    /// Runs a shell script to its end and gives its standard output.
    private func output(
        _ script: String, environment: [String]? = nil, newSession: Bool = false
    ) throws -> String {
        var pipe = try Pipe(nonBlocking: false)
        let child = try ChildProcess.spawn(
            executable: "/bin/sh", arguments: ["-c", script], environment: environment,
            descriptors: [(pipe.writeEnd.raw, 1)], newSession: newSession)
        pipe.writeEnd.close()
        let text = String(decoding: try pipe.readEnd.readAll(), as: UTF8.self)
        _ = try child.wait()
        return text
    }

    private func exit(_ script: String) throws -> ChildProcess.Exit? {
        try ChildProcess.spawn(executable: "/bin/sh", arguments: ["-c", script])
            .wait(milliseconds: 10_000)
    }

    @Test("the end is told as a status or a signal, as often as it is asked")
    func exits() throws {
        #expect(try exit("exit 0") == .exited(0))
        #expect(try exit("exit 7") == .exited(7))
        #expect(try exit("kill -9 $$") == .signaled(9))
        let child = try ChildProcess.spawn(executable: "/bin/sh", arguments: ["-c", "exit 3"])
        #expect(try child.wait() == .exited(3))
        #expect(child.reap() == .exited(3))
        #expect(try child.wait() == .exited(3))
    }

    @Test("a running child has no end yet, and a signal reaches it")
    func signal() throws {
        let child = try ChildProcess.spawn(executable: "/bin/sleep", arguments: ["60"])
        #expect(child.reap() == nil)
        #expect(try child.wait(milliseconds: 20) == nil)
        child.signal(Signal.terminate)
        #expect(try child.wait(milliseconds: 10_000) == .signaled(Signal.terminate))
        #expect(!Files.exists("/proc/\(child.pid)"))
    }

    @Test("a program that does not exist is an error, and leaves no zombie")
    func absent() {
        let error = #expect(throws: SystemError.self) {
            try ChildProcess.spawn(executable: "/no/such/program", arguments: [])
        }
        #expect(error?.description == "posix_spawn /no/such/program: No such file or directory")
    }

    @Test("the child has only 0, 1, 2 and what it was given")
    func descriptors() throws {
        let inherited = try FileDescriptor.open("/dev/null", .read)
        try inherited.setCloseOnExec(false)
        let script = """
            number=3
            while [ $number -lt 500 ]; do
                [ -e /proc/$$/fd/$number ] && echo $number
                number=$((number + 1))
            done
            """
        #expect(inherited.raw < 500)
        #expect(try output(script) == "")
        _ = consume inherited
    }

    @Test("standard input is empty and standard output goes nowhere unless given")
    func nullDevices() throws {
        let text = try output("readlink /proc/$$/fd/0; cat; echo end")
        #expect(text == "/dev/null\nend\n")
        #expect(try exit("[ $(readlink /proc/$$/fd/1) = /dev/null ]") == .exited(0))
    }

    @Test("given descriptors may exchange numbers")
    func exchange() throws {
        let directory = try TemporaryDirectory()
        let (a, b) = (directory.file("a"), directory.file("b"))
        let first = try FileDescriptor.open(a, .createNew)
        let second = try FileDescriptor.open(b, .createNew)
        let (low, high) = (min(first.raw, second.raw), max(first.raw, second.raw))
        let child = try ChildProcess.spawn(
            executable: "/bin/sh",
            arguments: [
                "-c", "cd /proc/self/fd; echo low >$1; echo high >$2", "sh", "\(high)", "\(low)",
            ],
            descriptors: [(low, high), (high, low)])
        _ = try child.wait()
        let texts = [try Files.read(a), try Files.read(b)].map {
            String(decoding: $0, as: UTF8.self)
        }
        #expect(texts == (first.raw < second.raw ? ["low\n", "high\n"] : ["high\n", "low\n"]))
    }

    @Test("arguments arrive as they are and the environment is the given one")
    func arguments() throws {
        #expect(try output("echo $ONLY-$HOME", environment: ["ONLY=this"]) == "this-\n")
        var pipe = try Pipe(nonBlocking: false)
        let child = try ChildProcess.spawn(
            executable: "/usr/bin/printf", arguments: ["[%s]", "a b", "", "*", "ü"],
            descriptors: [(pipe.writeEnd.raw, 1)])
        pipe.writeEnd.close()
        #expect(String(decoding: try pipe.readEnd.readAll(), as: UTF8.self) == "[a b][][*][ü]")
        #expect(try child.wait() == .exited(0))
    }

    @Test("a new session is a process group that is signalled as a whole")
    func session() throws {
        var pipe = try Pipe(nonBlocking: false)
        let child = try ChildProcess.spawn(
            executable: "/bin/sh", arguments: ["-c", "sleep 60 & echo $!; wait"],
            descriptors: [(pipe.writeEnd.raw, 1)], newSession: true)
        pipe.writeEnd.close()
        var line = [UInt8](repeating: 0, count: 32)
        let count = try line.withUnsafeMutableBytes { try pipe.readEnd.read(into: $0) } ?? 0
        let text = String(decoding: line[..<count], as: UTF8.self)
        let grandchild = try #require(Int32(text.dropLast()))
        child.signalGroup(Signal.kill)
        #expect(try child.wait(milliseconds: 10_000) == .signaled(9))
        try waitUntil(seconds: 30, "the grandchild's end") { try isGone(grandchild) }
    }

    /// Nothing, or a zombie that only its adopter can remove.
    private func isGone(_ pid: Int32) throws -> Bool {
        guard let bytes = try? Files.read("/proc/\(pid)/stat") else { return true }
        return String(decoding: bytes, as: UTF8.self).contains(") Z ")
    }

    @Test("signals that this process blocks or ignores act on the child as usual")
    func signalMask() async {
        await #expect(processExitsWith: .success) {
            let queue = try SignalQueue(blocking: [Signal.terminate])
            let child = try ChildProcess.spawn(executable: "/bin/sleep", arguments: ["60"])
            child.signal(Signal.terminate)
            #expect(try child.wait(milliseconds: 10_000) == .signaled(Signal.terminate))
            #expect(queue.next() == nil)
        }
    }
}
