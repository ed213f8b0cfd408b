// The types that show the row's bank account: IBAN, BIC, the bank's name, and American accounts.

/// One hidden bank for each row and group: IBAN, BIC and name are of the same one.
enum BankTypes {
    private static let group = "Finance"

    static let all = [
        FieldType(
            id: "iban", title: "IBAN", group: group,
            summary: "An account number of the row's country in the form of ISO 13616, with the "
                + "country's own check digits.",
            parameters: [country, format], example: "DE89370400440532013000",
            alphabet: "A–Z, digits; grouped also space", isLocalized: true
        ) { IBANCells.number(&$0) },
        FieldType(
            id: "bic", title: "BIC", aliases: ["swift", "swift_code", "swift_bic"], group: group,
            summary: "The code (ISO 9362) of the row's bank, which is that of its IBAN.",
            parameters: [bankCountry], example: "COBADEFFXXX", alphabet: "A–Z, digits",
            isLocalized: true, hasValues: { BankCountries.hasBank($0) }
        ) { IBANCells.part("iban_bic", &$0) },
        FieldType(
            id: "bank_name", title: "Bank Name", aliases: ["bank"], group: group,
            summary: "The name of the row's bank, which is that of its IBAN.",
            parameters: [bankCountry], example: "Commerzbank",
            alphabet: "letters, space, punctuation", isLocalized: true,
            hasValues: { BankCountries.hasBank($0) }
        ) { IBANCells.part("iban_bank", &$0) },
        FieldType(
            id: "bank_account_number", title: "Bank Account Number",
            aliases: ["account_number"], group: group,
            summary: "The digits of an account, without a form of any country.",
            parameters: [length], example: "5403817266", alphabet: "digits"
        ) { reader in
            let digits = Int(reader.integer("length"))
            return NumberCells.recipe(
                count: Decimals.power(of: digits), bytes: digits, set: .digits
            ) { number, out in
                var text = CodeText()
                text.putDigits(number, digits)
                text.write(to: &out)
            }
        },
        FieldType(
            id: "routing_number", title: "Routing Number",
            aliases: ["aba_routing_number", "aba", "rtn"], group: group,
            summary: "An ABA routing number of a US bank's district, with its check digit.",
            example: "021000021", alphabet: "digits"
        ) { _ in RoutingCells.recipe },
    ]

    private static let countryHelp =
        "Of which country; without one, that of the row's locale, or any where it has none."

    private static let country = FieldParameter(
        "country", title: "Country", help: countryHelp,
        kind: .choice(choices(BankCountries.all.map(\.code))), defaultText: "locale")

    private static let bankCountry = FieldParameter(
        "country", title: "Country", help: countryHelp,
        kind: .choice(choices(BankCountries.all.filter(\.hasBanks).map(\.code))),
        defaultText: "locale")

    private static func choices(_ codes: [String]) -> [FieldParameter.Choice] {
        [.init("locale", "that of the locale"), .init("any", "any")]
            + codes.map { .init($0, CountryNames.english(of: $0)) }
    }

    private static let format = FieldParameter(
        "format", title: "Format", help: "Without spaces, or in groups of four as on paper.",
        kind: .choice([.init("plain", "without spaces"), .init("grouped", "in groups of four")]),
        defaultText: "plain")

    private static let length = FieldParameter(
        "length", title: "Length", help: "How many digits an account has.",
        kind: .integer(4...17), defaultText: "10")
}

/// The English names of countries.
enum CountryNames {
    /// The name of the country with this code of ISO 3166-1, or the code itself.
    static func english(of code: String) -> String {
        let codes = WordArchive.list("country_iso2")
        let bytes = Array(code.utf8)
        guard let entry = (0..<codes.count).first(where: { codes.bytes($0) == bytes })
        else { return code }
        return String(decoding: WordArchive.list("country").bytes(entry), as: UTF8.self)
    }
}

/// The countries whose IBANs are known, and the banks of each.
struct BankCountries: Sendable {
    /// A country: its code, its weight, and its entries in the list "iban".
    struct Country: Sendable {
        let code: String
        let entries: Range<Int>
        let check: NationalCheck
        /// How many digits of an account are free.
        let free: Int
        let hasBanks: Bool

        /// How many different accounts a bank has, as far as they are counted.
        var capacity: UInt64 {
            (Decimals.power(of: min(free, 15)) - check.first) * check.choices
        }
    }

    /// All of them, by their codes.
    static let all: [Country] = {
        let countries = WordArchive.list("iban_country")
        let accounts = WordArchive.list("iban")
        let names = WordArchive.list("iban_bank")
        return (0..<countries.count).map { entry in
            let first = Int(countries.mark(entry) & 0xFFFF)
            let count = Int(countries.mark(entry) >> 16)
            let mark = accounts.mark(first)
            return Country(
                code: String(decoding: countries.bytes(entry), as: UTF8.self),
                entries: first..<first + count,
                check: NationalCheck(rawValue: mark & 0xFF) ?? .none, free: Int(mark >> 8),
                hasBanks: !names.bytes(first).isEmpty)
        }
    }()

    /// So many accounts a bank has to have if its country is one of any: Belgium and Norway, whose
    /// accounts are short, are only there when they are asked for.
    private static let enough: UInt64 = 900_000_000

    /// What a row needs of a country.
    struct Accounts: Sendable {
        let first: Int
        let count: Int
        let check: NationalCheck
    }

    private let countries: [Country]
    private let accounts: [Accounts]

    /// The country of a choice or of a locale, or any whose banks are known.
    init(_ choice: String, locale: Locale) {
        let code = choice == "locale" ? locale.country : choice
        if let country = BankCountries.all.first(where: { $0.code == code }) {
            countries = [country]
        } else {
            countries = BankCountries.all.filter {
                $0.hasBanks && $0.capacity >= BankCountries.enough
            }
        }
        accounts = countries.map {
            Accounts(
                first: $0.entries.lowerBound, count: $0.entries.count, check: $0.check)
        }
    }

    /// Whether the banks of a locale's country are known, or there is any to take their place.
    static func hasBank(_ locale: Locale) -> Bool {
        BankCountries.all.first { $0.code == locale.country }?.hasBanks ?? true
    }

    /// The fewest accounts of a bank.
    var capacity: UInt64 { countries.map(\.capacity).min() ?? 1 }

    /// A row's bank, and the check digits of its country.
    @inline(__always)
    func bank(_ bits: UInt64) -> (check: NationalCheck, entry: Int) {
        var word = bits
        let country = accounts[take(accounts.count, from: &word)]
        return (country.check, country.first &+ take(country.count, from: &word))
    }
}

/// Makes the recipes of IBANs and of what belongs to them.
private enum IBANCells {
    static func number(_ reader: inout ParameterReader) -> CellRecipe {
        let (choice, locale) = (reader.choice("country"), reader.locale)
        let isGrouped = reader.choice("format") == "grouped"
        let banks = BankCountries(choice, locale: locale)
        return CellRecipe(capacity: banks.capacity) { maker in
            let permutation = maker.column.isUnique ? maker.permutation(banks.capacity) : nil
            let (key, account) = (maker.sharedKey("bank"), maker.sharedKey("bank account"))
            let list = WordArchive.list("iban")
            return CellGenerator(
                maximumBytes: 44,
                alphabet: ByteSet.capitals.union(.digits).union(isGrouped ? " " : "")
            ) { row, out in
                let bank = banks.bank(key.word(row.counter))
                let bits = account.word(row.counter)
                let number = permutation.map { $0(row.number &- 1) } ?? bits
                var text = CodeText()
                text.put(list, bank.entry)
                fill(&text, number, bits, bank.check)
                if isGrouped {
                    text.write(inGroupsOf: 4, 0x20, to: &out)
                } else {
                    text.write(to: &out)
                }
            }
        }
    }

    /// Puts digits and letters into their places: the number's last 15 digits into the last ones.
    @inline(__always)
    private static func fill(
        _ text: inout CodeText, _ number: UInt64, _ bits: UInt64, _ check: NationalCheck
    ) {
        let choices = check.choices
        var rest = number / choices
        if check.first > 0 {
            rest = rest % (100_000 &- check.first) &+ check.first
        }
        var others = mix(bits)
        var left = 15
        for place in (4..<text.count).reversed() {
            if text[place] == UInt8(ascii: "#") {
                if left == 0 { rest = others }
                left &-= 1
                text[place] = 0x30 | UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } else if text[place] == UInt8(ascii: "@") {
                text[place] = 0x41 &+ UInt8(truncatingIfNeeded: take(26, from: &others))
            }
        }
        check.complete(&text, choice: UInt32(truncatingIfNeeded: number % choices))
        let account = text.remainder97(from: 4, through: text.count &- 1)
        let checked = text.remainder97(from: 0, through: 1, after: account) &* 100 % 97
        text[2] = 0x30 | UInt8(truncatingIfNeeded: (98 &- checked) / 10)
        text[3] = 0x30 | UInt8(truncatingIfNeeded: (98 &- checked) % 10)
    }

    static func part(_ name: String, _ reader: inout ParameterReader) -> CellRecipe {
        let banks = BankCountries(reader.choice("country"), locale: reader.locale)
        let list = WordArchive.list(name)
        return CellRecipe(capacity: nil) { maker in
            let key = maker.sharedKey("bank")
            return CellGenerator(maximumBytes: list.maximumLength, alphabet: list.alphabet) {
                row, out in
                list.write(banks.bank(key.word(row.counter)).entry, to: &out)
            }
        }
    }
}

/// Makes the recipe of routing numbers: a district, six digits, a check digit (weights 3, 7, 1).
private enum RoutingCells {
    static var recipe: CellRecipe {
        let districts = WordArchive.list("routing")
        let weights = Weights([3, 7, 1, 3, 7, 1, 3, 7])
        let perDistrict: UInt64 = 1_000_000
        let count = UInt64(districts.count) * perDistrict
        return CellRecipe(capacity: count) { maker in
            let permutation = maker.column.isUnique ? maker.permutation(count) : nil
            let key = maker.key()
            return CellGenerator(maximumBytes: 9, alphabet: .digits) { row, out in
                var text = CodeText()
                if let permutation {
                    let number = permutation(row.number &- 1)
                    text.put(districts, Int(number / perDistrict))
                    text.putDigits(number, 6)
                } else {
                    let word = key.word(row.counter)
                    text.put(districts, districts.drawn(UInt32(truncatingIfNeeded: word >> 32)))
                    text.putDigits(word & 0xFFFF_FFFF, 6)
                }
                text.putDigit((10 &- text.sum(weights) % 10) % 10)
                text.write(to: &out)
            }
        }
    }
}
