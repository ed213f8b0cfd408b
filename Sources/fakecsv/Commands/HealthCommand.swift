// HealthCommand: `fakecsv health`, for container health checks.

import FileStorage
import MariaDB
import Memcached

enum HealthCommand {
    static let command = Command(
        name: "health", summary: "tells whether database, memcached and storage can be used",
        help: """
            fakecsv health

            Exit status 0 when all three can be used, else 1 with a sentence for each that cannot.
            """,
        run: run)

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        try arguments.finish()
        let services = try Services()
        let checks: [(String, () throws -> Void)] = [
            ("database", { try services.connection().ping() }),
            ("memcached", { if let error = try services.cache().check() { throw error } }),
            ("storage", { try services.files().check() }),
        ]
        var status = ExitStatus.success
        for (name, check) in checks {
            do {
                try check()
            } catch {
                Console.complain("\(name) cannot be used: \(Advice.sentence(for: error))")
                status = ExitStatus.failed
            }
        }
        return status
    }
}
