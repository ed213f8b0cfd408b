// What follows the row's country and the person's age, in the words of the locale.

import Testing

@testable import Generation

@Suite("Countries, ages and words")
struct CountryTests {
    private func rows(
        _ columns: [Column], locale: String = "en_US", rows: Int = 2_000
    ) throws -> [[String]] {
        try Plan(Schema(name: "test", columns: columns, locale: locale), seed: Seed(1))
            .preview(rows: rows)
    }

    @Test("money and language are those of the row's country, in a mix of locales too")
    func money() throws {
        let columns = ["country_code", "currency_code", "currency_symbol", "language"].map {
            Column(name: $0, type: $0, parameters: $0 == "language" ? ["format": "code"] : [:])
        }
        let known = ["DE": ("EUR", "€", "de"), "JP": ("JPY", "￥", "ja"), "PL": ("PLN", "zł", "pl")]
        var usual = 0
        for row in try rows(columns, locale: "de_DE,ja_JP,pl_PL") {
            let country = try #require(known[row[0]])
            #expect(row[1] == country.0 && row[2] == country.1, "\(row)")
            usual += row[3] == country.2 ? 1 : 0
        }
        #expect((1_700...1_990).contains(usual))
    }

    @Test("they follow the country of the world that a column of their group shows")
    func world() throws {
        let columns = [
            Column(name: "c", type: "country_code", parameters: ["of": "world"]),
            Column(name: "m", type: "currency_code"),
            Column(name: "other", type: "currency_code", group: "other"),
            Column(name: "l", type: "language", parameters: ["format": "code"]),
            Column(name: "n", type: "language"),
        ]
        let made = try rows(columns, locale: "fr_FR")
        #expect(Set(made.map { $0[2] }) == ["EUR"])
        let japanese = made.filter { $0[0] == "JP" }
        #expect(japanese.count > 10)
        #expect(japanese.allSatisfy { $0[1] == "JPY" && $0[3] == "ja" && $0[4] == "japonais" })
        #expect(Set(made.map { $0[1] }).count > 60)
    }

    @Test("unique ones and any ones are of the whole world")
    func any() throws {
        let columns = [
            Column(name: "u", type: "currency_code", isUnique: true),
            Column(name: "a", type: "currency_code", parameters: ["of": "any"]),
        ]
        let made = try rows(columns, locale: "de_DE,pl_PL", rows: 150)
        #expect(Set(made.map { $0[0] }).count == 150)
        #expect(Set(made.map { $0[1] }).count > 15)
    }

    @Test("who is widowed or has a doctor's degree is old enough")
    func stages() throws {
        let columns = ["age", "marital_status", "education"].map { Column(name: $0, type: $0) }
        let made = try rows(columns, rows: 20_000).map { (Int($0[0]) ?? 0, $0[1], $0[2]) }
        #expect(
            made.allSatisfy { $0.0 >= 22 || !$0.2.hasSuffix("Degree") || $0.2.hasPrefix("Ass") })
        #expect(made.allSatisfy { $0.0 >= 27 || $0.2 != "Doctorate" })
        func share(_ ages: ClosedRange<Int>, _ status: String) -> Double {
            let own = made.filter { ages.contains($0.0) }
            return Double(own.count { $0.1 == status }) / Double(own.count)
        }
        #expect(share(18...24, "Widowed") < 0.01 && share(18...24, "Single") > 0.85)
        #expect(share(80...90, "Widowed") > 0.3 && share(45...60, "Married") > 0.55)
    }

    @Test("words have the form of the person's sex", arguments: ["pl_PL", "fr_FR", "uk_UA"])
    func forms(locale: String) throws {
        let columns = [
            Column(name: "s", type: "gender", parameters: ["format": "letters"]),
            Column(name: "m", type: "marital_status"),
        ]
        let made = try rows(columns, locale: locale)
        let women = Set(made.filter { $0[0] == "F" }.map { $0[1] })
        let men = Set(made.filter { $0[0] == "M" }.map { $0[1] })
        #expect(women.count == 5 && men.count == 5 && women.intersection(men).count < 3)
    }

    @Test("every locale has words of its own, of which none is English", arguments: Locales.all)
    func words(locale: String) throws {
        for kind in [
            "department", "industry", "job_group", "employment_type", "marital_status", "education",
            "gender", "currency_name", "language_name", "country_name", "continent_name",
        ] {
            let own = Locale(id: locale).words(kind)
            let english = Locale.standard.words(kind)
            #expect(own.count == english.count)
            let same = (0..<own.count).count { own.bytes($0) == english.bytes($0) }
            // Some are the same in several languages: Software, Master, and most names of countries.
            let most =
                ["country_name", "continent_name"].contains(kind)
                ? own.count * 4 / 5 : own.count / 2
            #expect(locale.hasPrefix("en") || same <= most, "\(locale) \(kind) \(same)")
        }
    }

    @Test("types whose texts are English everywhere say so, and are types")
    func english() {
        #expect(EnglishTypes.all.allSatisfy { FieldCatalog.type(named: $0)?.isEnglish == true })
        #expect(EnglishTypes.all.allSatisfy { FieldCatalog.type(named: $0)?.id == $0 })
    }
}
