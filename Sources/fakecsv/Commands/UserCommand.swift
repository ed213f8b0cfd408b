// UserCommand: `fakecsv user`, the administrator's way to accounts.

import MariaDB
import Platform
import Records
import Web

enum UserCommand {
    static let command = Command(
        name: "user", summary: "creates, lists and disables users, sets passwords",
        help: """
            fakecsv user create NAME [--admin] [--email ADDRESS]
            fakecsv user password NAME
            fakecsv user disable NAME | enable NAME
            fakecsv user reset-link NAME
            fakecsv user list

            The password is asked for on a terminal, else read as one line of standard input.
            """,
        run: run)

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        let verb = try arguments.word("What to do (create, list, disable, enable, password)")
        let services = try Services()
        let connection = try services.connection()
        let accounts = UserAccounts(
            users: UserStore(connection), emails: EmailStore(connection),
            sessions: SessionStore(connection), services: services)
        switch verb {
        case "create": return try accounts.create(&arguments)
        case "password": return try accounts.setPassword(&arguments)
        case "disable": return try accounts.setDisabled(true, &arguments)
        case "enable": return try accounts.setDisabled(false, &arguments)
        case "reset-link": return try accounts.makeResetLink(&arguments, connection)
        case "list": return try accounts.list(&arguments)
        default:
            throw UsageError(
                description: "\"\(verb)\" is none of create, list, disable, enable, password, "
                    + "reset-link.")
        }
    }
}

/// The verbs of `fakecsv user`.
private struct UserAccounts {
    let users: UserStore
    let emails: EmailStore
    let sessions: SessionStore
    let services: Services

    func create(_ arguments: inout Arguments) throws -> Int32 {
        let isAdmin = arguments.flag("--admin")
        let email = try arguments.option("--email")
        let name = try arguments.word("The user's name")
        try arguments.finish()
        if let problem = AccountLimits.problem(username: name) { return complain(problem) }
        if let email, let problem = AccountLimits.problem(email: email) {
            return complain(problem)
        }
        guard let hash = try readPassword(for: name) else { return ExitStatus.failed }
        let user = try users.insert(
            username: name, email: email, passwordHash: hash, isAdmin: isAdmin,
            at: services.clock.now())
        guard let user else { return complain("The name \(name) is taken.") }
        try emails.vouch(for: user.id, at: services.clock.now())
        Console.print("Created \(name).")
        return ExitStatus.success
    }

    func setPassword(_ arguments: inout Arguments) throws -> Int32 {
        guard let user = try namedUser(&arguments) else { return ExitStatus.failed }
        guard let hash = try readPassword(for: user.username) else { return ExitStatus.failed }
        try users.setPasswordHash(hash, of: user.id)
        try endSessions(of: user)
        Console.print("Set the password of \(user.username); open sessions are ended.")
        return ExitStatus.success
    }

    /// Prints the path of a page that sets a new password, for the administrator to hand on.
    func makeResetLink(_ arguments: inout Arguments, _ connection: Connection) throws -> Int32 {
        guard let user = try namedUser(&arguments) else { return ExitStatus.failed }
        let secret = try PasswordResetStore(connection).insert(
            for: user.id, random: services.random, at: services.clock.now())
        Console.print("/reset/\(secret)")
        return ExitStatus.success
    }

    func setDisabled(_ isDisabled: Bool, _ arguments: inout Arguments) throws -> Int32 {
        guard let user = try namedUser(&arguments) else { return ExitStatus.failed }
        try users.setDisabled(isDisabled, of: user.id)
        if isDisabled { try endSessions(of: user) }
        Console.print("\(isDisabled ? "Disabled" : "Enabled") \(user.username).")
        return ExitStatus.success
    }

    func list(_ arguments: inout Arguments) throws -> Int32 {
        try arguments.finish()
        for user in try users.all() {
            let marks = (user.isAdmin ? " admin" : "") + (user.isDisabled ? " disabled" : "")
            Console.print("\(user.username)\(marks)")
        }
        return ExitStatus.success
    }

    private func namedUser(_ arguments: inout Arguments) throws -> User? {
        let name = try arguments.word("The user's name")
        try arguments.finish()
        guard let found = try users.credentials(username: name) else {
            _ = complain("There is no user \(name).")
            return nil
        }
        return found.user
    }

    /// The hash of a password read from the terminal, typed twice, or from standard input.
    private func readPassword(for name: String) throws -> String? {
        let isTerminal = Terminal.isTerminal(0)
        let password =
            (isTerminal ? Terminal.readPassword(prompt: "Password: ") : Terminal.readLine()) ?? ""
        if let problem = AccountLimits.problem(password: password, username: name) {
            _ = complain(problem)
            return nil
        }
        if isTerminal, Terminal.readPassword(prompt: "Password again: ") != password {
            _ = complain("The two passwords differ.")
            return nil
        }
        return try PasswordHash.make(password, cost: .interactive)
    }

    /// Ends sessions where pages look first, too.
    private func endSessions(of user: User) throws {
        try SessionKeeper(
            store: sessions, cache: services.cache(), memory: services.memory()
        )
        .endAll(of: user.id, except: nil)
    }

    private func complain(_ sentence: String) -> Int32 {
        Console.complain(sentence)
        return ExitStatus.failed
    }
}
