// Locales: which there are, how rows choose among several, and what agrees within a row.

import Testing

@testable import Generation

@Suite("Locales")
struct LocaleTests {
    private func rows(_ columns: [Column], locale: String, rows: Int = 2000) throws -> [[String]] {
        try Plan(Schema(name: "test", columns: columns, locale: locale), seed: Seed(1))
            .preview(rows: rows)
    }

    @Test("one locale, several, with weights or without, in either spelling")
    func parsing() {
        #expect(LocaleMix.parse("de-de").value?.locales == [Locale(id: "de_DE")])
        let mix = LocaleMix.parse(" de_DE=7, fr_FR = 3 ").value
        #expect(mix?.locales.map(\.id) == ["de_DE", "fr_FR"] && mix?.weights == [7, 3])
        #expect(LocaleMix.parse("en_GB,en_US").value?.weights == [1, 1])
    }

    @Test(
        "what is no locale or no weight is refused with what to type",
        arguments: [
            ("xx_YY", "choose en_US"), ("de_DE,", "choose en_US"), ("de_DE=0", "whole number"),
            ("de_DE=x", "whole number"), ("de_DE=1,de_DE=2", "twice"),
        ])
    func refusing(text: String, words: String) {
        #expect(LocaleMix.parse(text).problem?.contains(words) == true)
    }

    @Test("every locale has what the types of people, places and work need", arguments: Locales.all)
    func complete(locale: String) throws {
        let types = FieldCatalog.types.filter { $0.isLocalized && $0.locales.contains(locale) }
        #expect(types.count > 35)
        let columns = types.map { Column(name: $0.id, type: $0.id) }
        for row in try rows(columns, locale: locale, rows: 100) {
            for (type, cell) in zip(types, row) {
                let isTidy = !cell.isEmpty && cell == cell.trimmed && !cell.contains("  ")
                #expect(isTidy, "\(locale) \(type.id) “\(cell)”")
                let leftovers = locale == "en_US" ? "{}\u{FFFD}" : "{}#@\u{FFFD}"
                let isMail = type.id.contains("email")
                #expect(
                    isMail || !cell.contains(where: { leftovers.contains($0) }),
                    "\(locale) \(type.id) “\(cell)”")
            }
        }
    }

    @Test("words, sentences and paragraphs are in the script of the locale", arguments: Locales.all)
    func texts(locale: String) throws {
        let scripts: [String: ClosedRange<UInt32>] = [
            "ar": 0x600...0x6FF, "hi": 0x900...0x97F, "ja": 0x3040...0x9FFF, "ko": 0xAC00...0xD7A3,
            "ru": 0x400...0x45F, "uk": 0x400...0x491, "zh": 0x4E00...0x9FFF,
        ]
        let script = scripts[String(locale.prefix(2))] ?? 0x41...0x24F
        let columns = [
            Column(name: "w", type: "words"), Column(name: "s", type: "sentences"),
            Column(name: "p", type: "paragraphs"),
        ]
        let ends = ["hi": "।", "ja": "。", "zh": "。"]
        let end = ends[String(locale.prefix(2))] ?? "."
        for row in try rows(columns, locale: locale, rows: 200) {
            for cell in row {
                // Foreign words and figures stand in the texts of some.
                let letters = cell.unicodeScalars.filter(\.properties.isAlphabetic)
                let own = letters.count { script.contains($0.value) }
                #expect(own * 10 >= letters.count * 8, "\(locale) \(cell)")
            }
            #expect(
                row[1].hasSuffix(end)
                    && row[2].split(separator: "\n").allSatisfy { $0.hasSuffix(end) })
        }
    }

    @Test(
        "unique words and sentences of a locale come once", arguments: ["de_DE", "ja_JP", "ko_KR"])
    func uniqueTexts(locale: String) throws {
        for type in ["words", "sentences", "paragraphs"] {
            let column = Column(name: "u", type: type, isUnique: true)
            let capacity = try #require(
                FieldCatalog.type(named: type)?.capacity(of: column, locale: locale))
            let made = try rows([column], locale: locale, rows: Int(min(capacity, 4000)))
            #expect(Set(made).count == made.count, "\(type)")
        }
    }

    @Test("rows of a mix have one locale each, by its weight, in all their columns")
    func mixing() throws {
        let columns = [
            Column(name: "country", type: "country_code"), Column(name: "city", type: "city"),
            Column(name: "zone", type: "time_zone"), Column(name: "plain", type: "number"),
            Column(name: "own", type: "country_code", locale: "ja_JP"),
            Column(name: "seller", type: "country_code", group: "seller"),
        ]
        let made = try rows(columns, locale: "de_DE=7,fr_FR=3")
        let zones = ["DE": "Europe/Berlin", "FR": "Europe/Paris"]
        #expect(made.allSatisfy { zones[$0[0]] == $0[2] && $0[4] == "JP" })
        let german = made.count { $0[0] == "DE" }
        #expect((1310...1490).contains(german))
        // Another group chooses for itself.
        #expect((700...980).contains(made.count { $0[0] != $0[5] }))
    }

    @Test("unique addresses of a mix never come twice")
    func uniqueMix() throws {
        let column = Column(name: "mail", type: "email_address", isUnique: true)
        let made = try rows([column], locale: "en_US,en_GB,en_AU,de_DE", rows: 5000).map { $0[0] }
        #expect(Set(made).count == made.count)
    }

    @Test(
        "first names and ages agree where names are known by decade",
        arguments: [("en_US", "Linda", "Jessica"), ("fr_FR", "Monique", "Camille")])
    func generations(locale: String, older: String, younger: String) throws {
        let columns = [
            Column(name: "name", type: "first_name"),
            Column(name: "sex", type: "gender", parameters: ["format": "english"]),
            Column(name: "age", type: "age"),
            Column(name: "born", type: "birth_date", parameters: ["format": "%Y"]),
        ]
        let made = try rows(columns, locale: locale, rows: 30_000)
        let ages = made.map { Int($0[2]) ?? 0 }
        func mean(_ name: String) -> Double {
            let own = zip(made, ages).filter { $0.0[0] == name && $0.0[1] == "Female" }.map(\.1)
            return Double(own.reduce(0, +)) / Double(own.count)
        }
        #expect(mean(older) > mean(younger) + 15)
        #expect(zip(made, ages).allSatisfy { Int($0[3]) == 2025 - $1 })
        // The ages of all persons are those without names: 70, 25 and 5 of a hundred.
        #expect((20_700...21_300).contains(ages.count { (18...57).contains($0) }))
        #expect((7_250...7_750).contains(ages.count { (58...77).contains($0) }))
        #expect((1_380...1_620).contains(ages.count { (78...90).contains($0) }))
    }

    @Test("what cannot be is refused at its column, with the choices")
    func impossible() {
        func messages(_ column: Column, locale: String = "en_US") -> String {
            Schema(name: "s", columns: [column], locale: locale).problems()
                .map { "\($0.column ?? -1) \($0.field) \($0.message)" }.joined(separator: "\n")
        }
        let kana = messages(Column(name: "k", type: "kana_name"), locale: "de_DE=1,ja_JP=1")
        #expect(kana.contains("0 locale “k”") && kana.contains("de_DE") && kana.contains("ja_JP"))
        let state = messages(
            Column(name: "s", type: "state", parameters: ["format": "abbreviation"]),
            locale: "ja_JP")
        #expect(state.contains("0 format") && state.contains("en_US"))
        let unique = messages(
            Column(name: "f", type: "full_name", isUnique: true), locale: "de_DE,fr_FR")
        #expect(unique.contains("several locales"))
    }

    @Test(
        "women bear the women's form of family names and patronymics",
        arguments: ["cs_CZ", "pl_PL", "ru_RU", "uk_UA"])
    func gendered(locale: String) throws {
        let columns = [
            Column(name: "last", type: "last_name"),
            Column(name: "sex", type: "gender", parameters: ["format": "english"]),
            Column(name: "full", type: "full_name"),
        ]
        let made = try rows(columns, locale: locale)
        let women = Set(made.filter { $0[1] == "Female" }.map { $0[0] })
        let men = Set(made.filter { $0[1] == "Male" }.map { $0[0] })
        #expect(women.subtracting(men).count > 40 && men.subtracting(women).count > 40)
        #expect(made.allSatisfy { $0[2].contains($0[0]) })
    }

    @Test(
        "unique names and addresses of a locale come once", arguments: ["de_DE", "ja_JP", "pl_PL"])
    func unique(locale: String) throws {
        for type in ["full_name", "email_address", "username", "address", "company_name", "phone"] {
            let made = try rows(
                [Column(name: "u", type: type, isUnique: true)], locale: locale, rows: 4000)
            #expect(Set(made).count == made.count, "\(type)")
        }
    }
}
