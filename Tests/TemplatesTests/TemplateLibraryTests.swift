import Platform
import Templates
import Testing

@Suite struct TemplateLibraryTests {
    private func render(
        _ sources: [String: String], _ value: TemplateValue = .fields([:])
    ) throws(TemplateError) -> String {
        let library = try TemplateLibrary(names: sources.keys.sorted()) { sources[$0] ?? "" }
        return String(decoding: try library.render("main", value), as: UTF8.self)
    }

    private func render(
        _ source: String, _ value: TemplateValue = .fields([:])
    ) throws(TemplateError) -> String {
        try render(["main": source], value)
    }

    private func refusal(
        _ sources: [String: String], _ value: TemplateValue = .fields([:])
    ) -> String? {
        do {
            _ = try render(sources, value)
            return nil
        } catch {
            return error.description
        }
    }

    private func refusal(_ source: String, _ value: TemplateValue = .fields([:])) -> String? {
        refusal(["main": source], value)
    }

    // MARK: Values

    @Test(
        "Every character that means something in HTML is escaped",
        arguments: [
            ("plain", "plain"), ("<b>&\"'</b>", "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;"),
            ("&amp;", "&amp;amp;"),
            ("é€😀\u{0}\n", "é€😀\u{0}\n"), ("", ""), ("''", "&#39;&#39;"),
        ])
    func escaping(text: String, expected: String) throws {
        #expect(
            try render("{{x}}|{{{x}}}|{{&x}}", ["x": .text(text)]) == "\(expected)|\(text)|\(text)")
    }

    @Test("HTML that is safe already is never escaped")
    func safeHTML() throws {
        let value: TemplateValue = ["x": .html(Array("<b>&".utf8))]
        #expect(try render("{{x}}|{{{x}}}", value) == "<b>&|<b>&")
    }

    @Test("Numbers, truth values and null have a text")
    func otherValues() throws {
        let value: TemplateValue = ["i": .integer(.min), "t": true, "f": false, "n": nil]
        #expect(try render("{{i}} {{t}} {{f}} {{n}}.", value) == "\(Int.min) true false .")
    }

    @Test(
        "A section is not shown for what is null, false, 0 or empty",
        arguments: [
            .null, false, 0, "", .html([]), [],
        ] as [TemplateValue])
    func notShown(value: TemplateValue) throws {
        #expect(try render("{{#x}}yes{{/x}}{{^x}}no{{/x}}", ["x": value]) == "no")
    }

    @Test(
        "A section is shown for everything else",
        arguments: [
            true, 7, -1, "0", .html([0x20]), [nil], .fields([:]),
        ] as [TemplateValue])
    func shown(value: TemplateValue) throws {
        #expect(try render("{{#x}}yes{{/x}}{{^x}}no{{/x}}", ["x": value]) == "yes")
    }

    @Test("The section of a truth value leaves the current value as it is")
    func currentValue() throws {
        let value: TemplateValue = ["list": ["a", "b"], "flag": true]
        #expect(try render("{{#list}}{{#flag}}{{.}}{{/flag}}{{/list}}", value) == "ab")
    }

    @Test("An element of a list hides outer names only where it has them")
    func scopes() throws {
        let value: TemplateValue = [
            "name": "outer", "other": "o", "rows": [["name": "in"], "text"],
        ]
        #expect(
            try render("{{#rows}}{{name}}{{other}} {{/rows}}{{name}}", value) == "ino outero outer")
    }

    // MARK: Strictness

    @Test(
        "A name that the value lacks is an error with template and line",
        arguments: [
            "a\n{{missing}}", "a\n{{{missing}}}", "a\r\n{{#missing}}{{/missing}}",
            "\n{{^missing}}{{/missing}}", "{{! two\nlines }}{{missing}}",
            "{{#yes}}\n{{missing}}{{/yes}}", "\n{{yes.missing}}", "\n{{fields.missing}}",
            "\n{{missing.yes}}", "  {{#yes}}  \n  {{missing}}\n{{/yes}}",
        ])
    func missingNames(source: String) throws {
        let failure = try #require(refusal(source, ["yes": true, "fields": .fields([:])]))
        #expect(failure.hasPrefix("main:2: ") && failure.contains("missing"))
    }

    @Test("A name in a section that is not shown is not asked for")
    func notAsked() throws {
        #expect(try render("{{#no}}{{missing}}{{/no}}", ["no": false]) == "")
    }

    @Test("A missing name in a partial is reported in the partial")
    func missingInPartial() {
        let failure = refusal(["main": "\n\n{{>p/q}}", "p/q": "\n{{missing}}"])
        #expect(failure?.hasPrefix("p/q:2: ") == true)
    }

    @Test("A list or fields cannot be shown as text")
    func listAsText() {
        #expect(refusal("{{x}}", ["x": []])?.hasPrefix("main:1: x ") == true)
        #expect(refusal("{{.}}")?.hasPrefix("main:1: . ") == true)
    }

    @Test("An error never tells the value")
    func secretive() throws {
        let failure = try #require(refusal("{{secret.x}}", ["secret": "hunter2"]))
        #expect(!failure.contains("hunter2"))
    }

    @Test("A template that is not there is an error")
    func unknownTemplate() {
        #expect(throws: TemplateError.self) { try render(["other": ""]) }
    }

    // MARK: Parsing

    @Test(
        "A template that cannot be parsed stops the start with its line",
        arguments: [
            "\n{{name", "\n{{{name}}", "\n{{#a}}", "\n{{/a}}", "{{#a}}\n{{/b}}",
            "{{#a}}{{#b}}\n{{/a}}{{/b}}", "\n{{}}", "\n{{ }}", "\n{{a b}}", "\n{{a..b}}",
            "\n{{.a}}",
            "\n{{a.}}", "\n{{#}}{{/}}", "\n{{=<%=}}", "\n{{=a b c=}}", "\n{{=<= =>=}}", "\n{{= =}}",
            "\n{{=<% %>}}", "\n{{>unknown}}", "\n{{>}}", "{{#a}}\n{{^b}}{{/a}}",
        ])
    func malformed(source: String) throws {
        let failure = try #require(refusal(source))
        #expect(failure.hasPrefix("main:2: "), "\(failure)")
    }

    @Test("A template that cannot be read stops the start with its name")
    func unreadable() {
        struct Broken: Error {}
        #expect(throws: TemplateError.self) {
            try TemplateLibrary(names: ["x"]) { _ in throw Broken() }
        }
    }

    @Test("Delimiters of one template do not reach the others")
    func delimiters() throws {
        let sources = ["main": "{{=<% %>=}}<%>p%>{{x}}<%{x}%><%&x%>", "p": "{{x}}<%x%>"]
        #expect(try render(sources, ["x": "&"]) == "&amp;<%x%>{{x}}&&")
    }

    @Test(
        "Text without tags is rendered as it is",
        arguments: [
            "", "\n", "{ {", "}}", "{x}", "a\r\nb", "é😀",
        ])
    func plainText(source: String) throws {
        #expect(try render(source) == source)
    }

    // MARK: Partials

    @Test("Indentation adds up through partials, and values keep their lines")
    func indentation() throws {
        let sources = [
            "main": "<main>\n  {{>outer}}\n</main>\n",
            "outer": "<ul>\n {{>inner}}\n</ul>\n[{{>inner}}]\n{{#no}}\n{{/no}}\n{{x}}\n",
            "inner": "<li>\n{{x}}",
        ]
        let expected =
            "<main>\n  <ul>\n   <li>\n   1\n2  </ul>\n  [<li>\n1\n2]\n  1\n2\n</main>\n"
        #expect(try render(sources, ["x": "1\n2", "no": false]) == expected)
    }

    @Test("A partial may call itself as deep as the value goes")
    func recursion() throws {
        let tree: TemplateValue = ["n": 1, "kids": [["n": 2, "kids": [["n": 3, "kids": []]]]]]
        let sources = ["main": "{{>node}}", "node": "{{n}}\n{{#kids}}\n {{>node}}\n{{/kids}}\n"]
        #expect(try render(sources, tree) == "1\n 2\n  3\n")
    }

    @Test("Partials that call each other for ever are an error, not a crash")
    func endlessRecursion() {
        let failure = refusal(["main": "{{>a}}", "a": "\n{{>b}}", "b": " {{>a}}\n"])
        #expect(failure?.contains("deep") == true)
    }

    // MARK: The service's own

    @Test("Every template of the service parses")
    func ownTemplates() throws {
        let folder = Fixtures.projectPath("templates")
        let names = try names(below: folder, prefix: "")
        #expect(names.contains("layout"))
        _ = try TemplateLibrary(names: names) { name in
            let bytes = try Files.read("\(folder)/\(name).mustache")
            return try #require(String(validating: bytes, as: UTF8.self))
        }
    }

    private func names(below folder: String, prefix: String) throws -> [String] {
        try Files.list(folder).flatMap { entry -> [String] in
            guard entry.hasSuffix(".mustache") else {
                return try names(below: "\(folder)/\(entry)", prefix: "\(prefix)\(entry)/")
            }
            return ["\(prefix)\(entry.dropLast(".mustache".count))"]
        }
    }
}
