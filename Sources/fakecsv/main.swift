// The executable: finds the command, runs it, and turns what goes wrong into a sentence.

import Platform

/// Exit statuses (interface, "Commands").
enum ExitStatus {
    static let success: Int32 = 0
    static let failed: Int32 = 1
    static let wrongUse: Int32 = 2
}

func run(_ words: [String]) -> Int32 {
    guard let name = words.first, name != "--help", name != "help" else {
        Console.print(Command.overview)
        return words.isEmpty ? ExitStatus.wrongUse : ExitStatus.success
    }
    guard let command = Command.named(name) else {
        Console.complain("\"\(name)\" is no command: `fakecsv --help` lists them.")
        return ExitStatus.wrongUse
    }
    var arguments = Arguments(Array(words.dropFirst()))
    if arguments.flag("--help") {
        Console.print(command.help)
        return ExitStatus.success
    }
    do {
        return try command.run(&arguments)
    } catch let error as UsageError {
        let advice = error.advice ?? "`fakecsv \(name) --help` says more."
        Console.complain("\(error) \(advice)")
        return ExitStatus.wrongUse
    } catch let error as SettingsError {
        Console.complain("\(error)")
        return ExitStatus.wrongUse
    } catch {
        Console.complain(Advice.sentence(for: error))
        return ExitStatus.failed
    }
}

Environment.exit(run(Array(CommandLine.arguments.dropFirst())))
