// WorkerCommand: `fakecsv worker`, one process that answers requests. `serve` starts it.

import FastCGI
import Platform
import Supervision
import Web

enum WorkerCommand {
    static let arguments = ["worker"]

    static let command = Command(
        name: "worker", summary: "answers requests", help: "fakecsv serve starts workers.",
        run: run)

    /// Longer than any page takes by far; a worker that is stuck for so long is ended.
    private static let requestSeconds = 60
    /// Bytes of a request's body.
    ///
    /// Actions have smaller bounds of their own.
    private static let bodyBytes = 4 << 20
    /// Bytes of a file that a schema is guessed from; nginx refuses longer ones before they are read.
    private static let sampleBytes = 16 << 20
    /// Bytes of a request's header fields together: browsers send about 1 kB.
    private static let headerBytes = 64 << 10

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        try arguments.finish()
        let services = try Services()
        // Ctrl-C and `kill` reach the supervisor, which lets requests finish.
        let signals = try SignalQueue(
            blocking: [Signal.terminate, Signal.interrupt, Signal.hangUp])
        defer { _ = signals.next() }
        let site = try services.site()
        let loop = WorkerLoop(
            listener: SupervisedCommands.Descriptor.listener,
            stop: SupervisedCommands.Descriptor.lifeline,
            limits: WorkerLimits(
                bodyBytes: bodyBytes, samplePaths: [ImportSchema.path], sampleBytes: sampleBytes,
                headerBytes: headerBytes, requestSeconds: requestSeconds),
            log: services.log)
        try loop.run(site.respond)
        return ExitStatus.success
    }
}
