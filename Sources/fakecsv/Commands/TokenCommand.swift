// TokenCommand: `fakecsv token`, access tokens for programs, made and revoked by the administrator.

import Platform
import Records

enum TokenCommand {
    static let command = Command(
        name: "token", summary: "makes, lists and revokes access tokens of users",
        help: """
            fakecsv token create USER [--name WHAT-FOR]
            fakecsv token list USER
            fakecsv token revoke USER ID

            A new token is printed once: only its hash is stored.
            """,
        run: run)

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        let verb = try arguments.word("What to do (create, list, revoke)")
        guard ["create", "list", "revoke"].contains(verb) else {
            throw UsageError(description: "\"\(verb)\" is none of create, list, revoke.")
        }
        let label = try arguments.option("--name") ?? "made by the administrator"
        let username = try arguments.word("The user's name")
        let id = verb == "revoke" ? try arguments.word("The token's number") : ""
        try arguments.finish()
        let services = try Services()
        let connection = try services.connection()
        guard let found = try UserStore(connection).credentials(username: username) else {
            return complain("There is no user \(username).")
        }
        let tokens = AccessTokenStore(connection)
        switch verb {
        case "create": return try create(label, found.user, tokens, services)
        case "list": return try list(found.user, tokens)
        default: return try revoke(id, found.user, tokens)
        }
    }

    private static func create(
        _ label: String, _ user: User, _ tokens: AccessTokenStore, _ services: Services
    ) throws -> Int32 {
        guard AccessTokenStore.nameCharacters.contains(label.count) else {
            return complain("A token's name has 1 to 100 characters.")
        }
        let token = AccessTokenText(random: services.random)
        let id = try tokens.insert(
            token, named: label, owner: user.id, at: services.clock.now())
        guard id != nil else {
            return complain("\(user.username) has \(AccessTokenStore.perUser) tokens: revoke some.")
        }
        Console.print(token.text)
        return ExitStatus.success
    }

    private static func list(_ user: User, _ tokens: AccessTokenStore) throws -> Int32 {
        for token in try tokens.tokens(of: user.id) {
            let used = token.lastUsedAt?.minuteText ?? "never used"
            Console.print("\(token.id) \(token.name) (\(used))")
        }
        return ExitStatus.success
    }

    private static func revoke(
        _ id: String, _ user: User, _ tokens: AccessTokenStore
    ) throws -> Int32 {
        guard let number = Int64(id),
            try tokens.delete(AccessTokenID(number), owner: user.id)
        else { return complain("\(user.username) has no token \(id).") }
        Console.print("Revoked.")
        return ExitStatus.success
    }

    private static func complain(_ sentence: String) -> Int32 {
        Console.complain(sentence)
        return ExitStatus.failed
    }
}
