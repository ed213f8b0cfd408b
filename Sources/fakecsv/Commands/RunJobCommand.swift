// RunJobCommand: `fakecsv run-job`, one process that makes one data set. `serve` starts it.

import Jobs
import Platform
import Records
import Supervision

enum RunJobCommand {
    static let command = Command(
        name: "run-job", summary: "makes one data set",
        help: "fakecsv serve starts generators when data sets wait.", run: run)

    /// Gives way to pages: a file may wait, a person should not.
    private static let niceness: Int32 = 10

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        let token = try arguments.option("--token") ?? SystemRandom().hex(bytes: 16)
        try arguments.finish()
        let services = try Services()
        try applyLimits(services.settings)
        let slots = services.settings.generators
        guard let slot = try GeneratorSlot.take(in: services.settings.run, count: slots) else {
            return SupervisedCommands.idleStatus
        }
        let status = try makeOne(token: token, services)
        slot.release()
        return status
    }

    private static func makeOne(token: String, _ services: Services) throws -> Int32 {
        let signals = try SignalQueue(blocking: [Signal.terminate, Signal.interrupt])
        let jobs = JobStore(try services.connection())
        let runner = JobRunner(
            jobs: jobs, files: try services.files(),
            progress: ProgressStore(try services.cache()), random: services.random,
            clock: services.clock, log: services.log)
        let outcome = try runner.runOne(token: token) { signals.next() != nil }
        guard outcome == .made, try jobs.queuedCount() > 0 else { return status(of: outcome) }
        return ExitStatus.success
    }

    private static func status(of outcome: JobRunner.Outcome) -> Int32 {
        outcome == .gaveUp ? ExitStatus.failed : SupervisedCommands.idleStatus
    }

    private static func applyLimits(_ settings: Settings) throws {
        try ResourceLimits.apply(
            cpuSeconds: settings.jobCPUSeconds, addressSpaceBytes: settings.jobMemoryBytes,
            fileBytes: settings.jobFileBytes, niceness: niceness)
    }
}
