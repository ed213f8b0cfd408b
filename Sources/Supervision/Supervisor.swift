// Supervisor: keeps the workers running, starts generators when there is work, sweeps now and
// then. It touches neither the database nor a request, so that nothing can hold it up.

package import Platform

/// The parent of all processes of one `fakecsv serve`.
///
/// A single loop over descriptors: signals, calls from children, ends of children. It never
/// blocks on anything else.
package final class Supervisor {
    private let commands: SupervisedCommands
    private let limits: SupervisionLimits
    private let listener: Int32
    private let random: SystemRandom
    private let clock: any Clock
    private let log: Log

    private let signals: SignalQueue
    let calls: Pipe
    private var processes: [SupervisedProcess] = []
    private var backoff = Backoff()
    private var nextWorkerMilliseconds: UInt64 = 0
    private var generatorsWanted = 0
    private var generatorBackoff = Backoff()
    private var nextGeneratorMilliseconds: UInt64 = 0
    private var lostTokens: [String] = []
    private var nextSweepMilliseconds: UInt64 = 0
    private var isMailWaiting = false
    private var isStopping = false

    /// Blocks the signals that it handles, so that they wait until `run`.
    ///
    /// - Parameter listener: the listening socket that workers get; stays the caller's.
    package init(
        commands: SupervisedCommands, limits: SupervisionLimits, listener: Int32,
        random: SystemRandom, clock: any Clock, log: Log
    ) throws {
        self.commands = commands
        self.limits = limits
        self.listener = listener
        self.random = random
        self.clock = clock
        self.log = log
        signals = try SignalQueue(
            blocking: [Signal.terminate, Signal.interrupt, Signal.hangUp, Signal.child])
        calls = try Pipe()
    }

    /// Runs until SIGTERM or SIGINT and the end of all children; one that outlives its grace
    /// is killed.
    package func run() throws {
        log.info("supervisor.started", ["workers": "\(limits.workers)"])
        while !hasEnded { try step() }
        log.info("supervisor.ended")
    }

    /// Whether it has stopped and all its children have ended.
    var hasEnded: Bool { isStopping && processes.isEmpty }

    /// Starts what is due, waits for one event and deals with it.
    func step() throws {
        startWhatIsDue()
        killWhatOverstays()
        let watched = [signals.descriptor, calls.readEnd.raw] + processes.map(\.descriptor)
        _ = try Poll.wait(watched, milliseconds: millisecondsToNextEvent())
        while let signal = signals.next() { handle(signal) }
        takeCalls()
        collectEnded()
    }

    // MARK: Starting

    private func startWhatIsDue() {
        guard !isStopping else { return }
        startWorkers()
        while canStartGenerator, now >= nextGeneratorMilliseconds {
            generatorsWanted -= 1
            startGenerator()
        }
        if now >= nextSweepMilliseconds, count(where: { $0 == .sweep }) == 0 { startSweep() }
        if isMailWaiting, count(where: { $0 == .mail }) == 0 { startMail() }
    }

    private func startWorkers() {
        while now >= nextWorkerMilliseconds, activeWorkers < limits.workers {
            guard startWorker() else {
                nextWorkerMilliseconds = now + backoff.pause(afterLivingMilliseconds: 0)
                return
            }
        }
    }

    private var canStartGenerator: Bool {
        generatorsWanted > 0 && count(where: \.isGenerator) < limits.generators
    }

    /// Workers that have not been asked to end: those replaced by SIGHUP do not count.
    private var activeWorkers: Int {
        processes.count { $0.role == .worker && $0.askedToEndMilliseconds == nil }
    }

    private func startWorker() -> Bool {
        do {
            let lifeline = try Pipe(nonBlocking: false)
            let reading = lifeline.readEnd.raw
            return start(
                .worker, commands.worker, lifeline: lifeline,
                descriptors: [
                    (listener, SupervisedCommands.Descriptor.listener),
                    (reading, SupervisedCommands.Descriptor.lifeline),
                ])
        } catch {
            log.error("worker.not_started", ["error": "\(error)"])
            return false
        }
    }

    private func startGenerator() {
        let token = random.hex(bytes: 16)
        _ = start(.generator(token: token), commands.generator(token), lifeline: nil)
    }

    private func startSweep() {
        nextSweepMilliseconds = now + UInt64(limits.sweepSeconds) * 1_000
        let lost = lostTokens
        if start(.sweep, commands.sweep(lost), lifeline: nil) { lostTokens = [] }
    }

    /// A sender that fails is not started again at once: the sweeper calls for the next.
    private func startMail() {
        isMailWaiting = false
        _ = start(.mail, commands.mail, lifeline: nil)
    }

    private func start(
        _ role: SupervisedProcess.Role, _ arguments: [String], lifeline: consuming Pipe?,
        descriptors: [(parent: Int32, child: Int32)] = []
    ) -> Bool {
        do {
            let child = try ChildProcess.spawn(
                executable: commands.executable, arguments: arguments,
                descriptors: descriptors
                    + [(calls.writeEnd.raw, SupervisedCommands.Descriptor.calls)],
                newSession: true)
            processes.append(
                SupervisedProcess(role: role, process: child, lifeline: lifeline, at: now))
            return true
        } catch {
            log.error(
                "process.not_started", ["role": role.name, "error": "\(error)"])
            return false
        }
    }

    // MARK: Events

    private func handle(_ signal: Int32) {
        switch signal {
        case Signal.terminate, Signal.interrupt: stop()
        case Signal.hangUp: replaceWorkers()
        default: break
        }
    }

    func stop() {
        guard !isStopping else { return }
        log.info("supervisor.stopping")
        isStopping = true
        for process in processes { process.askToEnd(at: now) }
    }

    /// Asks every worker to end; `startWorkers` then starts as many new ones at once.
    ///
    /// Both generations share the socket, so that no connection is refused in between.
    func replaceWorkers() {
        guard !isStopping else { return }
        log.info("workers.replaced")
        nextWorkerMilliseconds = 0
        let old = processes.filter { $0.role == .worker && $0.askedToEndMilliseconds == nil }
        for _ in old { _ = startWorker() }
        for process in old { process.askToEnd(at: now) }
    }

    private func takeCalls() {
        for byte in (try? calls.readEnd.readAll()) ?? [] {
            switch SupervisedCommands.Call(rawValue: byte) {
            case .generate: generatorsWanted = min(generatorsWanted + 1, limits.generators)
            case .sweep: nextSweepMilliseconds = now
            case .mail: isMailWaiting = true
            case nil: log.warning("call.unknown", ["byte": "\(byte)"])
            }
        }
    }

    private func collectEnded() {
        var remaining: [SupervisedProcess] = []
        for process in processes {
            guard let exit = process.reap() else {
                remaining.append(process)
                continue
            }
            handleEnd(of: process, exit)
        }
        processes = remaining
    }

    private func handleEnd(of process: SupervisedProcess, _ exit: ChildProcess.Exit) {
        switch process.role {
        case .worker: handleWorkerEnd(process, exit)
        case .generator(let token): handleGeneratorEnd(process, token, exit)
        case .sweep where exit != .exited(0): log.warning("sweep.failed", ["exit": "\(exit)"])
        case .mail where exit != .exited(0): log.warning("mail.failed", ["exit": "\(exit)"])
        case .sweep, .mail: break
        }
    }

    private func handleWorkerEnd(_ process: SupervisedProcess, _ exit: ChildProcess.Exit) {
        guard process.askedToEndMilliseconds == nil else { return }
        log.warning("worker.died", ["pid": "\(process.pid)", "exit": "\(exit)"])
        let lived = now - process.startedMilliseconds
        nextWorkerMilliseconds = now + backoff.pause(afterLivingMilliseconds: lived)
    }

    private func handleGeneratorEnd(
        _ process: SupervisedProcess, _ token: String, _ exit: ChildProcess.Exit
    ) {
        switch exit {
        case .exited(0):
            generatorBackoff = Backoff()
            generatorsWanted = max(generatorsWanted, 1)
        case .exited(SupervisedCommands.idleStatus):
            generatorBackoff = Backoff()
        default:
            log.warning("generator.died", ["exit": "\(exit)"])
            lostTokens.append(token)
            nextSweepMilliseconds = now
            // One that dies before its claim leaves its data set waiting, and the sweep asks again.
            let lived = now - process.startedMilliseconds
            nextGeneratorMilliseconds = now + generatorBackoff.pause(afterLivingMilliseconds: lived)
        }
    }

    // MARK: Time

    private var now: UInt64 { clock.monotonicNanoseconds() / 1_000_000 }

    private func killWhatOverstays() {
        for process in processes {
            guard let asked = process.askedToEndMilliseconds else { continue }
            if now >= asked + UInt64(limits.graceSeconds) * 1_000 { process.kill() }
        }
    }

    /// Milliseconds until something has to be done that no descriptor announces.
    private func millisecondsToNextEvent() -> Int {
        let longest: UInt64 = 1_000
        guard !isStopping else { return Int(longest) }
        var next = min(now + longest, nextSweepMilliseconds)
        if activeWorkers < limits.workers { next = min(next, nextWorkerMilliseconds) }
        if canStartGenerator { next = min(next, nextGeneratorMilliseconds) }
        return next <= now ? Int(Backoff.firstMilliseconds) : Int(next - now)
    }

    private func count(where isCounted: (SupervisedProcess.Role) -> Bool) -> Int {
        processes.count { isCounted($0.role) }
    }
}

extension SupervisedProcess.Role {
    var isGenerator: Bool {
        if case .generator = self { return true }
        return false
    }

    var name: String {
        switch self {
        case .worker: "worker"
        case .generator: "generator"
        case .sweep: "sweep"
        case .mail: "mail"
        }
    }
}
