// The numbers of persons: valid, and of the row's person.

import Testing

@testable import Generation

@Suite("National numbers")
struct NationalIDTests {
    private func rows(_ locale: String, _ parameters: [String: String] = [:]) throws -> [[String]] {
        let columns = [
            Column(
                name: "id", type: "national_id",
                parameters: ["numbers": "realistic"].merging(parameters) { $1 }, locale: locale),
            Column(name: "born", type: "birth_date", locale: locale),
            Column(
                name: "sex", type: "gender", parameters: ["format": "english"], locale: locale),
        ]
        return try cells(columns, rows: 500)
    }

    private func digits(_ text: String) -> [Int] { text.compactMap(\.wholeNumberValue) }

    private func sum(_ text: String, _ weights: [Int]) -> Int {
        zip(digits(text), weights).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test("a Polish number has the birth date, the sex and the check digit")
    func polish() throws {
        for row in try rows("pl_PL") {
            let born = row[1].split(separator: "-")
            let month = (Int(born[1]) ?? 0) + (born[0].hasPrefix("20") ? 20 : 0)
            let date = born[0].suffix(2) + (month < 10 ? "0\(month)" : "\(month)") + born[2]
            #expect(row[0].hasPrefix(date) && row[0].count == 11, "\(row)")
            #expect(digits(row[0])[9] % 2 == (row[2] == "Male" ? 1 : 0))
            #expect(sum(row[0], [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0)
        }
    }

    @Test("a Norwegian number has two check digits and says the sex; those of tests say so")
    func norwegian() throws {
        for numbers in ["realistic", "reserved"] {
            for row in try rows("nb_NO", ["numbers": numbers]) {
                #expect(sum(row[0], [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0, "\(row)")
                #expect(sum(row[0], [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0, "\(row)")
                #expect(digits(row[0])[8] % 2 == (row[2] == "Male" ? 1 : 0), "\(row)")
                #expect((digits(row[0])[2] > 3) == (numbers == "reserved"))
            }
        }
    }

    @Test("Dutch, Australian, Brazilian and Chinese numbers pass their sums")
    func sums() throws {
        for row in try rows("nl_NL") {
            #expect(sum(row[0], [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0)
        }
        for row in try rows("en_AU") {
            #expect(sum(row[0], [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0)
        }
        for row in try rows("pt_BR") {
            let first = sum(row[0], [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10
            let second = sum(row[0], [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10
            #expect(digits(row[0]).suffix(2) == [first, second], "\(row)")
        }
        for row in try rows("zh_CN") {
            let rest = row[0].dropLast().reduce(0) { ($0 + ($1.wholeNumberValue ?? 0)) * 2 % 11 }
            let last = row[0].last == "X" ? 10 : row[0].last?.wholeNumberValue ?? -1
            #expect((rest + last) % 11 == 1, "\(row)")
        }
    }

    @Test("in ten digits of a German number one comes twice and one is missing")
    func german() throws {
        for row in try rows("de_DE") {
            let ten = digits(row[0]).prefix(10)
            #expect(Set(ten).count == 9 && ten.first != 0 && row[0].count == 14, "\(row)")
        }
    }

    @Test("an Italian code begins with the names of the row's person")
    func italian() throws {
        let columns =
            ["national_id", "first_name", "last_name"].map {
                Column(name: $0, type: $0, locale: "it_IT")
            } + [
                Column(
                    name: "sex", type: "gender", parameters: ["format": "letters"], locale: "it_IT")
            ]
        for row in try cells(columns, rows: 500) {
            let letters = row[2].uppercased().filter { ("A"..."Z").contains($0) }
            let consonants = letters.filter { !"AEIOU".contains($0) }
            if consonants.count >= 3, row[2].allSatisfy(\.isASCII) {
                #expect(row[0].hasPrefix(consonants.prefix(3)), "\(row)")
            }
            let day = try #require(Int(row[0].dropFirst(9).prefix(2)))
            #expect((day > 40) == (row[3] == "F"), "\(row)")
        }
    }

    @Test("unique numbers are all different in every locale, as many as there are")
    func unique() throws {
        for locale in Locales.all {
            let column = Column(
                name: "c", type: "national_id", parameters: ["numbers": "realistic"],
                isUnique: true, locale: locale)
            let made = try cells([column], rows: 400).map { $0[0] }
            #expect(Set(made).count == 400, "\(locale)")
        }
    }

    @Test("every number of a small space comes once, the last one too")
    func exhausted() throws {
        let form = try #require(NationalNumber.of("GB", isReserved: true))
        var seen: Set<[UInt8]> = []
        let names = SlugLists(Locale(id: "en_GB"))
        for number in stride(from: UInt64(0), to: form.count, by: 1_009) {
            var text = CodeText()
            form.put(form.bearer(number, Person()), names, &text)
            seen.insert((0..<text.count).map { text[$0] })
        }
        #expect(seen.count == Int((form.count + 1_008) / 1_009))
        for country in ["DE", "MX", "FR", "IN", "NZ"] {
            let form = try #require(NationalNumber.of(country, isReserved: false))
            let locale = Locale(id: Locales.all.first { $0.hasSuffix(country) } ?? "en_US")
            var text = CodeText()
            form.put(form.bearer(form.count - 1, Person()), SlugLists(locale), &text)
            #expect(text.count > 8, "\(country)")
        }
    }
}
