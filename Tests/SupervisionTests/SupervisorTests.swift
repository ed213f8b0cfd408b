// SupervisorTests: a supervisor over small shell scripts in place of workers and generators.

import Platform
import Testing

@testable import Supervision

@Suite struct SupervisorTests {
    @Test("Keeps as many workers as asked for, and replaces one that is killed")
    func keepsWorkers() throws {
        let scene = try Scene(workers: 2)
        defer { scene.end() }
        try scene.run { scene.lines("workers").count == 2 }
        let first = try #require(scene.lines("workers").first)
        try scene.shell("kill -9 \(first)")
        try scene.run { scene.lines("workers").count == 3 }
        #expect(scene.isAlive(first) == false)
    }

    @Test("Replaces workers by new ones before the old ones end")
    func replacesWorkers() throws {
        let scene = try Scene(workers: 2)
        defer { scene.end() }
        try scene.run { scene.lines("workers").count == 2 }
        scene.supervisor.replaceWorkers()
        try scene.run { scene.lines("workers").count == 4 && scene.lines("ended").count == 2 }
        #expect(Set(scene.lines("ended")) == Set(scene.lines("workers").prefix(2)))
    }

    @Test("Starts no more generators than there are slots, however many are called for")
    func limitsGenerators() throws {
        let scene = try Scene(workers: 1, generators: 2)
        defer { scene.end() }
        try scene.run { scene.lines("workers").count == 1 }
        try scene.call(times: 9)
        try scene.run { scene.lines("generators").count == 2 }
        try scene.run(seconds: 0.3) { scene.lines("generators").count > 2 }
        #expect(scene.lines("generators").count == 2)
        try scene.shell("touch \(scene.folder)/go")
        try scene.run { scene.lines("generators").count >= 4 }
    }

    @Test("A generator that is killed has its claims given back by the next sweep")
    func sweepsAfterDeath() throws {
        let scene = try Scene(workers: 1, generators: 1)
        defer { scene.end() }
        try scene.run { scene.lines("workers").count == 1 }
        try scene.call(times: 1)
        try scene.run { scene.lines("generators").count == 1 }
        let line = try #require(scene.lines("generators").first).split(separator: " ")
        try scene.shell("kill -9 \(line[0])")
        try scene.run { scene.lines("sweeps").contains { $0.contains(line[1]) } }
    }

    @Test("One sender of mail works at a time; what was called for meanwhile is sent by the next")
    func sendsMail() throws {
        let scene = try Scene(workers: 1)
        defer { scene.end() }
        try scene.call(.mail, times: 1)
        try scene.run { scene.lines("senders").count == 1 }
        try scene.call(.mail, times: 3)
        try scene.run(seconds: 0.3) { scene.lines("senders").count > 1 }
        #expect(scene.lines("senders").count == 1)
        try scene.shell("touch \(scene.folder)/go")
        try scene.run { scene.lines("senders").count == 2 }
    }

    @Test("A generator that dies before its claim is started again ever more slowly, then at once")
    func backsOff() throws {
        let scene = try Scene(workers: 1, generators: 1)
        defer { scene.end() }
        try scene.run { scene.lines("workers").count == 1 }
        // Each dies at once, and each sweep finds the data set waiting still.
        try scene.shell("touch \(scene.folder)/broken \(scene.folder)/waiting")
        try scene.call(times: 1)
        try scene.run(seconds: 0.7) { false }
        let tries = scene.lines("generators").count
        // After 50, 100, 200 and 400 ms; without pauses there are a hundred.
        #expect((2...5).contains(tries))
        try scene.shell("rm \(scene.folder)/broken; touch \(scene.folder)/go")
        let failed = scene.lines("generators").count + 1
        try scene.run { scene.lines("generators").count >= failed + 3 }
        try scene.shell("rm \(scene.folder)/waiting")
    }

    @Test("Stops when all its children have ended, and asks workers by their lifeline")
    func stops() throws {
        let scene = try Scene(workers: 3)
        defer { scene.end() }
        try scene.run { scene.lines("workers").count == 3 }
        scene.supervisor.stop()
        try scene.run { scene.supervisor.hasEnded }
        #expect(Set(scene.lines("ended")) == Set(scene.lines("workers")))
    }
}

/// A supervisor, and the folder in which its children leave their traces.
private final class Scene {
    let folder: String
    let supervisor: Supervisor
    private let listener: Pipe

    init(workers: Int, generators: Int = 1) throws {
        let folder = "/tmp/fakecsv-supervision-\(SystemRandom().hex(bytes: 6))"
        try Files.makeDirectory(folder, mode: 0o700, parents: true)
        self.folder = folder
        listener = try Pipe()
        supervisor = try Supervisor(
            commands: SupervisedCommands(
                executable: "/bin/sh", worker: ["-c", Self.workerScript(folder)],
                generator: { ["-c", Self.generatorScript(folder, $0)] },
                sweep: { ["-c", Self.sweepScript(folder, $0)] },
                mail: ["-c", Self.mailScript(folder)]),
            limits: SupervisionLimits(workers: workers, generators: generators),
            listener: listener.readEnd.raw, random: SystemRandom(), clock: SystemClock(),
            log: Log(descriptor: 2, level: .error))
    }

    /// Ends when its lifeline is closed.
    private static func workerScript(_ folder: String) -> String {
        """
        echo $$ >> \(folder)/workers
        read line <&3
        echo $$ >> \(folder)/ended
        """
    }

    /// Sends until it is let go.
    private static func mailScript(_ folder: String) -> String {
        """
        echo $$ >> \(folder)/senders
        for try in $(seq 500); do [ -e \(folder)/go ] && break; sleep 0.02; done
        """
    }

    private static func generatorScript(_ folder: String, _ token: String) -> String {
        """
        echo $$ \(token) >> \(folder)/generators
        [ -e \(folder)/broken ] && kill -9 $$
        for try in $(seq 500); do [ -e \(folder)/go ] && break; sleep 0.02; done
        exit 0
        """
    }

    /// Calls for a generator when something waits.
    private static func sweepScript(_ folder: String, _ lostTokens: [String]) -> String {
        """
        echo sweep \(lostTokens.joined(separator: " ")) >> \(folder)/sweeps
        [ -e \(folder)/waiting ] && printf g >&4
        exit 0
        """
    }

    /// Calls for a generator, or another, as a worker would.
    func call(_ call: SupervisedCommands.Call = .generate, times: Int) throws {
        let bytes = [UInt8](repeating: call.rawValue, count: times)
        try supervisor.calls.writeEnd.write(all: bytes)
    }

    func lines(_ name: String) -> [String] {
        let bytes = (try? Files.read("\(folder)/\(name)")) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    func isAlive(_ pid: String) -> Bool {
        (try? Files.list("/proc/\(pid)/task").isEmpty == false) ?? false
    }

    /// Lets the supervisor work until the condition holds, or the time is over.
    func run(seconds: Double = 10, until isReached: () -> Bool) throws {
        let clock = SystemClock()
        let end = clock.monotonicNanoseconds() + UInt64(seconds * 1e9)
        while !isReached() {
            guard clock.monotonicNanoseconds() < end else {
                if seconds >= 1 { Issue.record("not reached within \(seconds) s") }
                return
            }
            try supervisor.step()
        }
    }

    func shell(_ script: String) throws {
        let child = try ChildProcess.spawn(executable: "/bin/sh", arguments: ["-c", script])
        _ = try child.wait(milliseconds: 5_000)
    }

    func end() {
        supervisor.stop()
        try? shell("touch \(folder)/go")
        try? run { supervisor.hasEnded }
        try? Files.removeTree(folder)
    }
}
