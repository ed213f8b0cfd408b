// VersionCommand: `fakecsv version`.

enum VersionCommand {
    /// Raised with each release; CHANGELOG.md says what came with it.
    static let version = "0.1.0"

    static let command = Command(
        name: "version", summary: "prints the version", help: "fakecsv version"
    ) { arguments in
        try arguments.finish()
        Console.print("fakecsv \(version)")
        return ExitStatus.success
    }
}
