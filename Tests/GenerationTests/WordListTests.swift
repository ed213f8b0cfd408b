// The packed lists are what data/ gives, and draws follow the weights.

import Platform
import TestSupport
import Testing

@testable import Generation

@Suite("Word lists")
struct WordListTests {
    @Test("the archive is what data/pack.py makes of the lists")
    func archive() throws {
        let python = try Programs.find("python3", package: "python3")
        try Programs.run(python, [Project.folder + "/data/pack.py", "--check"])
    }

    @Test(
        "every draw finds the entry that owns it",
        arguments: ["given", "family", "job_title", "us_place", "us_street", "company_form"])
    func drawn(name: String) {
        let names: [String: String] = [
            "given": "given", "family": "family", "job_title": "job_title",
            "us_place": "us_place", "us_street": "us_street", "company_form": "company_form",
        ]
        let list = WordArchive.list(names[name] ?? "given")
        for entry in 0..<list.count {
            let share = list.share(of: entry)
            if list.drawn(share.start) != entry || list.drawn(share.end &- 1) != entry {
                Issue.record("entry \(entry) of \(name)")
            }
        }
        #expect(list.share(of: 0).start == 0)
        #expect(list.share(of: list.count - 1).end == 0)
    }

    @Test("lists with other texts keep weights, lengths and alphabet")
    func copies() {
        let list = WordArchive.list("company_form")
        let memory = WordMemory()
        let texts = (0..<list.count).map { Array("<\($0)>".utf8) + list.bytes($0) }
        let copy = memory.list(list, texts: texts)
        #expect((0..<copy.count).map { copy.bytes($0) } == texts)
        #expect(copy.maximumLength == texts.map(\.count).max())
        #expect(copy.alphabet.contains(UInt8(ascii: "<")))
        #expect(copy.drawn(1 << 30) == list.drawn(1 << 30))
    }

    @Test("no text is empty, doubled or spaced oddly")
    func texts() {
        let lists: [String] = [
            "given", "family", "job_title", "company_lead", "company_core", "company_form",
            "us_city", "us_state", "us_street", "us_area_code", "subject", "predicate",
            "adverbial", "opener", "followup", "given_slug", "family_slug",
        ]
        for name in lists {
            let list = WordArchive.list(name)
            let texts = (0..<list.count).map { String(decoding: list.bytes($0), as: UTF8.self) }
            #expect(
                Set(texts).count == texts.count || name == "us_area_code", "\(name)")
            for text in texts where text.isEmpty || text.contains("  ") || text != text.trimmed {
                Issue.record("\(name): “\(text)”")
            }
        }
    }
}
