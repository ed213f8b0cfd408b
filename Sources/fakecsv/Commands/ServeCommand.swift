// ServeCommand: `fakecsv serve`, the supervisor of workers and generators.

import FastCGI
import Jobs
import Platform
import Supervision

enum ServeCommand {
    static let command = Command(
        name: "serve", summary: "answers requests over FastCGI and makes the data sets",
        help: help, run: run)

    private static var help: String {
        let lines = Settings.entries.map { entry in
            let standard = entry.standard.isEmpty ? "" : " [\(entry.standard)]"
            return "  \(entry.name)\(standard)\n      \(entry.meaning)"
        }
        return """
            fakecsv serve

            Listens on the FastCGI socket FAKECSV_LISTEN, or on descriptor 0, until SIGTERM, which
            lets requests under way finish. SIGHUP replaces the workers without losing a request.

            Settings are environment variables, with their defaults:
            \(lines.joined(separator: "\n"))
            """
    }

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        try arguments.finish()
        let services = try Services()
        try services.checkSettings()
        try Files.makeDirectory(services.settings.run, mode: 0o750, parents: true)
        let listener = try listener(services.settings)
        let supervisor = try Supervisor(
            commands: SupervisedCommands(
                executable: try Environment.executablePath(),
                worker: WorkerCommand.arguments,
                generator: GeneratorProcess.arguments,
                sweep: SweepCommand.arguments, mail: SendMailCommand.arguments),
            limits: SupervisionLimits(
                workers: services.settings.workers, generators: services.settings.generators),
            listener: listener.descriptor, random: services.random, clock: services.clock,
            log: services.log)
        try supervisor.run()
        return ExitStatus.success
    }

    private static func listener(_ settings: Settings) throws -> Listener {
        guard settings.listen.isEmpty else {
            return try Listener.bind(path: settings.listen, mode: settings.listenMode)
        }
        return try Listener.inherited(descriptor: SupervisedCommands.Descriptor.listener)
    }
}
