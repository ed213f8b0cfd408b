// SweepCommand: `fakecsv sweep`, one round of tidying. `serve` does it every few seconds.

import Jobs
import Platform
import Supervision

enum SweepCommand {
    static let command = Command(
        name: "sweep", summary: "puts back lost data sets and removes files that nobody owns",
        help: """
            fakecsv sweep

            One round of what `fakecsv serve` does every few seconds: data sets whose generator is
            gone are queued again, files and sessions that nobody needs are removed.
            """,
        run: run)

    static func arguments(lostTokens: [String]) -> [String] {
        ["sweep"] + lostTokens.flatMap { ["--lost", $0] }
    }

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        let lost = try arguments.options("--lost")
        try arguments.finish()
        let services = try Services()
        let sweeper = try services.sweeper()
        let waiting = try sweeper.sweep(lostTokens: lost, at: services.clock.now())
        for _ in 0..<min(waiting, services.settings.generators) { services.call(.generate) }
        if services.settings.mail != nil, try sweeper.isMailDue(at: services.clock.now()) {
            services.call(.mail)
        }
        return ExitStatus.success
    }
}
