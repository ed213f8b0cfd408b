// MigrateCommand: `fakecsv migrate`, which makes or updates the tables.

import MariaDB
import Records

enum MigrateCommand {
    static let command = Command(
        name: "migrate", summary: "makes the tables, or brings them up to date",
        help: """
            fakecsv migrate

            Applies the steps that the database FAKECSV_DATABASE_URL lacks. Several may run at once.
            """,
        run: run)

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        try arguments.finish()
        let services = try Services()
        let applied = try Migrator(Migrations.all).run(on: services.connection())
        Console.print(
            applied.isEmpty
                ? "The tables are up to date."
                : "Applied \(applied.count) step\(applied.count == 1 ? "" : "s").")
        return ExitStatus.success
    }
}
