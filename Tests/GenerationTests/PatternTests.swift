// Regular expressions: texts match their pattern; all different texts are counted and numbered.

import Testing

@testable import Generation

@Suite("Regular expressions")
struct PatternTests {
    private func texts(_ pattern: String, rows: Int = 200, isUnique: Bool = false) throws
        -> [String]
    {
        try column("regular_expression", ["value": pattern], rows: rows, isUnique: isUnique)
    }

    private func count(_ pattern: String) -> UInt64? {
        PatternParser.parse(pattern).value.flatMap { PatternAutomaton($0)?.count }
    }

    private static let patterns = [
        "abc", "[a-z]{3,5}", "[^a-z0-9]{4}", "(foo|ba[rz])?!", #"\d{3}-\d{2}-\d{4}"#, "a*b+c?",
        #"\w+@\w+\.(com|org)"#, "^(yes|no|maybe)$", "x{2}y{2,}z{0,1}", "(?:ab){1,3}(?<n>c|d)",
        #"[\]\-\\^]{3}"#, "[a-]", "[]a]{2}", "é[à-ü]{2}\u{1F600}?", #"\x41\u00e9\x{1F600}"#,
        "[[:upper:]][[:lower:]]{2}[[:digit:]_]", "a|b|^c$|", "((a|b){2}|c{3}){2}", #"\.\*\+\?"#,
        "{}",
        "a{,2}", #"[\d\s]{3}\S\D\W"#, "a.c.{3}", "(a|ab)(c|bc)", "a??b*?c+?",
    ]

    @Test("every text matches its pattern", arguments: patterns)
    func match(pattern: String) throws {
        // The judge reads these two in another way.
        let others = ["a{,2}": #"a\{,2\}"#, "[]a]{2}": #"[\]a]{2}"#]
        let expression = try Regex(others[pattern] ?? pattern)
        for isUnique in [false, true] {
            guard let most = count(pattern), !isUnique || most > 1 else { continue }
            let rows = isUnique ? Int(min(200, most)) : 200
            let made = try texts(pattern, rows: rows, isUnique: isUnique)
            for text in made {
                #expect(try expression.wholeMatch(in: text) != nil, "\(pattern): \(text)")
            }
            if isUnique { #expect(Set(made).count == rows, "\(pattern)") }
        }
    }

    @Test(
        "different texts are counted once, however many ways make them",
        arguments: [
            ("abc", 1), ("a|a", 1), ("a?a?a?", 4), ("(a|ab)(c|bc)", 3), ("[ab]{0,3}", 15),
            ("(a|b|ab){2}", 9), ("[a-c][b-d]", 9), (#"\d{4}"#, 10_000), ("(a*)*", 65), ("|||", 1),
            ("[a-z]{3}|[a-z]{3}x?", 35_152), ("(x|[a-z])(y|[b-y])", 624), ("[α-ω]", 25),
        ])
    func counts(pattern: String, expected: UInt64) throws {
        #expect(count(pattern) == expected)
        guard expected > 1, expected <= 10_000 else { return }
        let all = try texts(pattern, rows: Int(expected), isUnique: true)
        #expect(UInt64(Set(all).count) == expected)
    }

    @Test("of patterns with more texts than can be counted, none comes twice and none looks alike")
    func countless() throws {
        for pattern in ["[a-z]{40}", "[a-z]{20}|[0-9]{30}", "x?[ab]{70}(c|d{0,60})", ".{0,200}"] {
            #expect(count(pattern) == PatternAutomaton.countless)
            let made = try texts(pattern, rows: 500, isUnique: true)
            #expect(Set(made).count == 500)
            let expression = try Regex(pattern)
            #expect(try made.allSatisfy { try expression.wholeMatch(in: $0) != nil })
            #expect(Set(made.map { $0.prefix(1) }).count >= 2)
            #expect(Set(made.map { $0.suffix(1) }).count >= 2)
        }
    }

    @Test("alternatives, repetitions and characters are equally likely")
    func distribution() throws {
        func shares(_ pattern: String, _ keys: (String) -> String) throws -> [String: Int] {
            try texts(pattern, rows: 6_000).reduce(into: [:]) { $0[keys($1), default: 0] += 1 }
        }
        let choices = try shares("a|[b-z]|cc{0,9}") { $0 == "a" ? "a" : String($0.count) }
        #expect((1_850...2_150).contains(choices["a"] ?? 0))
        let lengths = try shares("[xy]{0,5}") { String($0.count) }
        #expect(lengths.count == 6 && lengths.values.allSatisfy { (890...1_110).contains($0) })
        let digits = try shares("[0-9]") { $0 }
        #expect(digits.count == 10 && digits.values.allSatisfy { (510...690).contains($0) })
    }

    @Test(
        "what is no pattern is refused with a sentence",
        arguments: [
            "(a", "a)", "[a", "[z-a]", "[a-\\d]", "*a", "a**", "a{2,1}", "a{2", "a{2000}", "\\",
            "\\k",
            "(a)\\1", "(?=a)b", "(?<!a)b", "a^b", "a$b", "(^a)", "\\p{L}", "\\x4", "\\ud800",
            "[[:no:]]",
            "[^ -~]", "((((a{99}){99}){99}){99}){99}", "(){999}{999}", "((){999}){999}",
            String(repeating: "(", count: 400), "\\b",
        ])
    func refused(pattern: String) {
        let sentence = PatternParser.parse(pattern).problem
        #expect(sentence?.hasSuffix(".") == true, "\(pattern): \(sentence ?? "fine")")
    }

    @Test("a pattern too entangled to count cannot be unique, and is found out quickly")
    func entangled() {
        let pattern = "(.{0,30}a.{30}b?){9}"
        #expect(PatternParser.parse(pattern).value != nil)
        let column = Column(
            name: "c", type: "regex", parameters: ["value": pattern], isUnique: true)
        #expect(problems(column).map(\.field) == ["unique"])
    }
}
