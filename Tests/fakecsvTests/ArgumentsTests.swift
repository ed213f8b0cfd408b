import Testing

@testable import fakecsv

@Suite struct ArgumentsTests {
    @Test("Options, flags and words are taken in any order")
    func takes() throws {
        var arguments = Arguments(["ada", "--email=a@b.c", "--admin", "--lost", "x", "--lost", "y"])
        #expect(arguments.flag("--admin") && !arguments.flag("--admin"))
        #expect(try arguments.option("--email") == "a@b.c")
        #expect(try arguments.options("--lost") == ["x", "y"])
        #expect(try arguments.word("The name") == "ada")
        try arguments.finish()
        #expect(arguments.isEmpty)
    }

    @Test("What nobody took is refused by name")
    func leftOver() {
        let arguments = Arguments(["--wrokers"])
        let error = #expect(throws: UsageError.self) { try arguments.finish() }
        #expect(error?.description.contains("--wrokers") == true)
    }

    @Test("An option without its value, and a word that is missing, are told")
    func missing() {
        var option = Arguments(["--email"])
        #expect(throws: UsageError.self) { try option.option("--email") }
        var word = Arguments(["--admin"])
        let error = #expect(throws: UsageError.self) { try word.word("The user's name") }
        #expect(error?.description == "The user's name is missing.")
    }

    @Test("An empty value is a value")
    func emptyValue() throws {
        var arguments = Arguments(["--email=", "--token", ""])
        #expect(try arguments.option("--email") == "")
        #expect(try arguments.option("--token") == "")
    }
}
