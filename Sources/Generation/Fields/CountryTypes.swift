// The types that follow the row's country: its currency, its languages.

/// Currencies and languages of the row's country.
enum CountryTypes {
    static let all = [
        FieldType(
            id: "currency", title: "Currency", group: "Finance",
            summary: "The name of the currency of the row's country, or of any by use in business.",
            parameters: [money, .wording], example: "US Dollar",
            alphabet: "letters, space, punctuation", version: 2, isLocalized: true
        ) { reader in
            CountryCells.currency(reader.words("currency_name"), &reader)
        },
        FieldType(
            id: "currency_code", title: "Currency Code", group: "Finance",
            summary: "The ISO 4217 code of the currency of the row's country, or of any.",
            parameters: [money], example: "USD", alphabet: "A–Z", version: 2, isLocalized: true,
            isUniqueInMixes: true
        ) { CountryCells.currency(WordArchive.list("currency"), &$0) },
        FieldType(
            id: "currency_symbol", title: "Currency Symbol", group: "Finance",
            summary: "The symbol of the currency of the row's country, or of any.",
            parameters: [money], example: "$", alphabet: "letters, symbols, dot", version: 2,
            isLocalized: true, isUniqueInMixes: true
        ) { CountryCells.currencySymbol(&$0) },
        FieldType(
            id: "language", title: "Language", group: PersonTypes.group,
            summary:
                "A language of the row's country by the share of its speakers there, or any of the "
                + "world.",
            parameters: [
                CountryCells.scope("of the row's country", "any, by its speakers"), languageFormat,
            ], example: "English", alphabet: "letters, space, punctuation", version: 2,
            isLocalized: true
        ) { reader in
            let part: WordList
            switch reader.choice("format") {
            case "native": part = WordArchive.list("language_native")
            case "code": part = WordArchive.list("language_code")
            case "english": part = WordArchive.list("language")
            default: part = reader.locale.words("language_name")
            }
            return CountryCells.language(part, &reader)
        },
    ]

    private static let money = CountryCells.scope(
        "of the row's country", "any, by use in business")

    private static let languageFormat = FieldParameter(
        "format", title: "Format",
        help:
            "The name in the locale's language, in English or in the language itself; or the code.",
        kind: .choice([
            .init("name", "in the language of the locale"), .init("english", "in English"),
            .init("native", "in the language itself"), .init("code", "ISO 639-1"),
        ]), defaultText: "name")
}

extension FieldParameter {
    /// Whether words are those of the locale's language or English.
    static let wording = FieldParameter(
        "format", title: "Format", help: "In the locale's language or in English.",
        kind: .choice([.init("name", "in the language"), .init("english", "in English")]),
        defaultText: "name")
}

extension ParameterReader {
    /// The locale's list of words of a kind, or the English one when `format` asks for it.
    mutating func words(_ kind: String) -> WordList { wordsOf(choice("format")).words(kind) }

    /// Whose words a value of `format` asks for.
    func wordsOf(_ format: String) -> Locale { format == "english" ? .standard : locale }
}
