// Command: one word after `fakecsv`, and the list of them all.

struct Command: Sendable {
    let name: String
    let summary: String
    /// The text of `fakecsv NAME --help`.
    let help: String
    /// Runs it; answers the exit status.
    let run: @Sendable (inout Arguments) throws -> Int32

    /// Those that people use, in the order of the help text.
    static let all = [
        GenerateCommand.command, FieldsCommand.command, CheckCommand.command,
        FingerprintCommand.command,
        ServeCommand.command, MigrateCommand.command, UserCommand.command, TokenCommand.command,
        SweepCommand.command, SendMailCommand.command,
        HealthCommand.command, VersionCommand.command,
    ]

    /// Those that `serve` starts.
    static let inner = [WorkerCommand.command, RunJobCommand.command]

    static func named(_ name: String) -> Command? {
        (all + inner).first { $0.name == name }
    }

    static var overview: String {
        let lines = all.map { command in
            "  " + command.name.padding(to: 13) + command.summary
        }
        return """
            fakecsv makes CSV files of realistic fake data.

            \(lines.joined(separator: "\n"))

            fakecsv COMMAND --help says more.
            """
    }
}

extension String {
    /// The text with spaces up to a width, at least one.
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
