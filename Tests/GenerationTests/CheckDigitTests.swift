// Codes with check digits: the sums of their standards, worked out here a second time.

import Testing

@testable import Generation

@Suite("Check digits")
struct CheckDigitTests {
    private func digits(_ text: String) -> [Int] { text.compactMap(\.wholeNumberValue) }

    private func isLuhn(_ text: String) -> Bool {
        let sum = digits(text).reversed().enumerated().reduce(0) { sum, entry in
            let value = entry.offset % 2 == 1 ? entry.element * 2 : entry.element
            return sum + value / 10 + value % 10
        }
        return sum % 10 == 0
    }

    /// The remainder of a code as ISO/IEC 7064 reads it: digit for digit, letters as two digits.
    private func remainder97(_ text: String) -> Int {
        text.reduce(0) { rest, letter in
            guard let digit = letter.wholeNumberValue else {
                return (rest * 100 + Int(letter.asciiValue ?? 0) - 55) % 97
            }
            return (rest * 10 + digit) % 97
        }
    }

    private func rows(_ columns: [Column], rows: Int = 1_000) throws -> [[String: String]] {
        try cells(columns, rows: rows).map {
            Dictionary(uniqueKeysWithValues: zip(columns.map(\.name), $0))
        }
    }

    @Test("a row's card number, network, code and expiry are of one card")
    func cards() throws {
        let columns = [
            Column(name: "number", type: "credit_card_number"),
            Column(name: "network", type: "credit_card_type"),
            Column(name: "code", type: "Credit Card CVV"),
            Column(name: "expiry", type: "credit_card_expiry", parameters: ["format": "%Y-%m"]),
            Column(name: "other", type: "credit_card_number", group: "second"),
            Column(name: "other network", type: "credit_card_type", group: "second"),
        ]
        for row in try rows(columns) {
            for (number, network) in [("number", "network"), ("other", "other network")] {
                let number = row[number] ?? ""
                #expect(isLuhn(number))
                let isAmerican = row[network] == "American Express"
                #expect((number.count == 15) == isAmerican, "\(row)")
                #expect((row[network] == "Visa") == (number.first == "4") || row[network] == "Elo")
            }
            #expect(row["code"]?.count == (row["network"] == "American Express" ? 4 : 3))
            #expect("2026-02"..."2031-01" ~= row["expiry"] ?? "", "\(row)")
        }
    }

    @Test(
        "card numbers for tests are those that are published, and only of networks that have some")
    func testCards() throws {
        let numbers = try column("credit_card_number", ["numbers": "test"], rows: 200)
        #expect(numbers.contains("4111111111111111") && numbers.count(where: isLuhn) == 200)
        let column = Column(
            name: "c", type: "credit_card_number",
            parameters: ["numbers": "test", "brand": "elo"])
        let problems = Schema(name: "s", columns: [column]).problems()
        #expect(problems.first?.message.contains("choose realistic") == true, "\(problems)")
    }

    @Test("IBANs have the length and the check digits of their country")
    func ibans() throws {
        let lengths = [
            "de_DE": 22, "fr_FR": 27, "it_IT": 27, "es_ES": 24, "nl_NL": 18, "nb_NO": 15,
            "nl_BE": 16, "pl_PL": 28, "pt_BR": 29, "ar_SA": 24,
        ]
        for (locale, length) in lengths {
            for isUnique in [false, true] {
                let iban = Column(name: "iban", type: "iban", isUnique: isUnique, locale: locale)
                let values = try cells([iban], rows: 300).map { $0[0] }
                #expect(Set(values).count == 300 || !isUnique)
                for value in values {
                    #expect(value.hasPrefix(locale.suffix(2)) && value.count == length)
                    #expect(remainder97(String(value.dropFirst(4) + value.prefix(4))) == 1)
                }
            }
        }
    }

    @Test("an IBAN's bank is that of the row's BIC and name")
    func banks() throws {
        let columns = ["iban", "bic", "bank_name"].map {
            Column(name: $0, type: $0, locale: "de_DE")
        }
        var banks: [Substring: Set<String>] = [:]
        for row in try cells(columns, rows: 2_000) {
            banks[row[0].dropFirst(4).prefix(8), default: []].insert("\(row[1]) \(row[2])")
        }
        let ambiguous = banks.values.filter { $0.count > 1 }
        #expect(banks.count > 50 && ambiguous.isEmpty)
    }

    @Test("where the banks of a country are not known, its BIC is refused with the choices")
    func bankProblems() {
        let column = Column(name: "c", type: "bic", locale: "ar_SA")
        let problems = Schema(name: "s", columns: [column]).problems()
        #expect(problems.first?.message.contains("de_DE") == true, "\(problems)")
        let country = Column(name: "c", type: "iban", parameters: ["country": "US"])
        let message = Schema(name: "s", columns: [country]).problems().first?.message ?? ""
        #expect(message.contains("AD, AE") && message.contains("US"))
    }

    @Test("LEI, ISIN, routing numbers, ISBN, EAN, UPC and IMEI pass their checks")
    func codes() throws {
        for value in try column("lei", rows: 500) {
            #expect(value.count == 20 && remainder97(value) == 1)
        }
        for value in try column("isin", rows: 500) {
            let expanded = value.map {
                String($0.wholeNumberValue ?? Int($0.asciiValue ?? 0) - 55)
            }
            #expect(value.hasPrefix("US") && isLuhn(expanded.joined()))
        }
        for value in try column("routing_number", rows: 500) {
            let sum = zip(digits(value), [3, 7, 1, 3, 7, 1, 3, 7, 1]).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(value.count == 9 && sum % 10 == 0)
        }
        for value in try column("imei", rows: 500) { #expect(value.count == 15 && isLuhn(value)) }
        for type in ["isbn", "ean", "upc"] {
            for value in try column(type, rows: 500) {
                let sum = digits(value).reversed().enumerated().reduce(0) {
                    $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3)
                }
                #expect(sum % 10 == 0, "\(value)")
            }
        }
        for value in try column("isbn", ["format": "10"], rows: 500) {
            let values = value.filter { $0 != "-" }.map {
                $0 == "X" ? 10 : $0.wholeNumberValue ?? 0
            }
            let sum = zip(values, (1...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(values.count == 10 && sum % 11 == 0 && value.count == 13, "\(value)")
        }
    }

    @Test("a VIN names the maker and the year of the row's car")
    func vehicles() throws {
        let columns = ["vin", "car_year", "car_make"].map { Column(name: $0, type: $0) }
        let makers = WordArchive.list("car_make")
        let codes = WordArchive.list("car_wmi")
        let known = Set(
            (0..<codes.count).map {
                String(decoding: codes.bytes($0) + makers.bytes($0), as: UTF8.self)
            })
        let years = Array("ABCDEFGHJKLMNPRSTVWXY123456789")
        for row in try cells(columns, rows: 1_000) {
            #expect(known.contains(row[0].prefix(3) + row[2]), "\(row)")
            let year = try #require(Int(row[1]))
            #expect(Array(row[0])[9] == years[(year - 1980) % 30], "\(row)")
        }
    }

    @Test("numbers of persons are those that nobody has, unless others are asked for")
    func harmless() throws {
        for value in try column("ssn", rows: 500) {
            #expect(value.wholeMatch(of: /9[0-9]{2}-[0-4][0-9]-[0-9]{4}/) != nil)
        }
        for value in try column("ssn", ["numbers": "realistic"], rows: 500) {
            #expect(value.first != "9" && !value.hasPrefix("666") && !value.hasPrefix("000"))
        }
        for value in try column("nhs_number", rows: 500) {
            let sum = zip(digits(value), (1...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(value.hasPrefix("999 ") && sum % 11 == 0)
        }
        let networks = ["192.0.2.", "198.51.100.", "203.0.113."]
        for value in try column("ip_address_v4", rows: 300) {
            let isOfOne = networks.contains { value.hasPrefix($0) }
            #expect(isOfOne, "\(value)")
        }
        for value in try column("ip_address_v6", rows: 300) {
            #expect(value.hasPrefix("2001:db8:"))
        }
        for value in try column("mac_address", rows: 300) {
            #expect("26ae".contains(Array(value)[1]) && value.count == 17)
        }
        for value in try column("url", rows: 300) {
            #expect(value.wholeMatch(of: /https:\/\/[a-z.]+\.example(\/.*)?/) != nil)
        }
    }

    @Test("every kind of character is in a password, however short")
    func passwords() throws {
        for length in ["4", "5", "12", "64"] {
            for value in try column("password", ["length": length], rows: 300) {
                #expect(value.count == Int(length))
                let kinds = Set(
                    value.map { letter in
                        letter.isLowercase ? 0 : letter.isUppercase ? 1 : letter.isNumber ? 2 : 3
                    })
                #expect(kinds.count == 4, "\(value)")
            }
        }
    }

    @Test("name, price, number and kind are of the row's product")
    func products() throws {
        let columns = ["product_name", "product_type", "product_price", "sku", "product_category"]
            .map { Column(name: $0, type: $0) }
        let list = WordArchive.list("product")
        var ranges: [String: ClosedRange<Double>] = [:]
        for entry in 0..<list.count {
            let mark = list.mark(entry)
            ranges[String(decoding: list.bytes(entry), as: UTF8.self)] =
                Double(mark & 0xFFFF)...Double(mark >> 16)
        }
        for row in try cells(columns, rows: 1_000) {
            #expect(row[0].hasSuffix(row[1]) && !row[0].contains("  "))
            let price = try #require(Double(row[2]))
            #expect(ranges[row[1]]?.contains(price) == true, "\(row)")
            #expect(row[3].prefix(3) == row[4].prefix(3).uppercased())
        }
    }

    @Test("the last digit is never one whose check cannot be written")
    func lastDigits() {
        for sum in UInt32(0)..<40 {
            for weight in UInt32(1)...10 {
                let made = (UInt32(0)..<9).map {
                    LastDigit.avoiding(1, sum: sum, weight: weight, choice: $0)
                }
                let wrong = made.filter { $0 > 9 || (sum + $0 * weight) % 11 == 1 }
                #expect(Set(made).count == 9 && wrong.isEmpty)
            }
        }
    }
}
