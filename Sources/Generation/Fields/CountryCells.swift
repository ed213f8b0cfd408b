// What a row's country has: its money and its languages.

/// Makes recipes of what follows the row's country.
///
/// That is the country which a column of the group shows, if one shows any country of the world, and
/// else the country of the row's place. Unique columns have an order of their own.
enum CountryCells {
    /// The types that show the row's country.
    private static let shows: Set<String> = ["country", "country_code", "capital", "continent"]

    /// The parameter `of`: whose the shown thing is.
    static func scope(_ country: String, _ any: String) -> FieldParameter {
        FieldParameter(
            "of", title: "Of",
            help: "The row's country: that of its place, or the one that a Country column of any "
                + "country shows beside it; or any.",
            kind: .choice([.init("country", country), .init("any", any)]),
            defaultText: "country")
    }

    /// A part of the row's currency: its code, name or symbol.
    static func currency(_ part: WordList, _ reader: inout ParameterReader) -> CellRecipe {
        let any = ListCells.shown("currency", table: WordArchive.list("currency"), part: part)
        if reader.choice("of") == "any" { return any }
        let world = followsWorld(reader)
        let home = Int(reader.locale.list("country").mark(0))
        return CellRecipe(counted: { any.capacity }) { maker in
            if maker.column.isUnique { return any.generator(&maker) }
            if world { return ofWorld(part, CountryFacts.currency, &maker) }
            return constant(part, CountryFacts.currency(of: home))
        }
    }

    /// The symbol of the row's currency, as it is written in the country whose own it is.
    static func currencySymbol(_ reader: inout ParameterReader) -> CellRecipe {
        let whole = currency(WordArchive.list("currency_symbol"), &reader)
        if reader.column.parameters["of"] == "any" || followsWorld(reader) { return whole }
        let own = reader.locale.list("currency_symbol")
        return CellRecipe(counted: { whole.capacity }) { maker in
            if maker.column.isUnique { return whole.generator(&maker) }
            return constant(own, 0)
        }
    }

    /// A part of a language that is spoken in the row's country, by its share there; of a country of
    /// the world it is the first language.
    static func language(_ part: WordList, _ reader: inout ParameterReader) -> CellRecipe {
        let any = ListCells.shown("language", table: WordArchive.list("language"), part: part)
        if reader.choice("of") == "any" { return any }
        let world = followsWorld(reader)
        let spoken = reader.locale.list("spoken")
        return CellRecipe(counted: { any.capacity }) { maker in
            if maker.column.isUnique { return any.generator(&maker) }
            if world { return ofWorld(part, CountryFacts.language, &maker) }
            let entry = SharedEntry(spoken, key: maker.sharedKey("spoken"))
            return CellGenerator(maximumBytes: part.maximumLength, alphabet: part.alphabet) {
                row, out in
                part.write(Int(spoken.mark(entry(row))), to: &out)
            }
        }
    }

    /// Whether a column of the group shows any country of the world.
    private static func followsWorld(_ reader: ParameterReader) -> Bool {
        let group = (reader.column.group ?? "").trimmed
        return reader.columns.contains { other in
            other.parameters["of"] == "world" && (other.group ?? "").trimmed == group
                && shows.contains(FieldCatalog.type(named: other.type)?.id ?? "")
        }
    }

    private static func ofWorld(
        _ part: WordList, _ fact: @escaping @Sendable (UInt32) -> Int,
        _ maker: inout GeneratorMaker
    ) -> any FieldGenerator {
        let countries = WordArchive.list("country")
        let entry = SharedEntry(countries, key: maker.sharedKey("country"))
        return CellGenerator(maximumBytes: part.maximumLength, alphabet: part.alphabet) {
            row, out in
            part.write(fact(countries.mark(entry(row))), to: &out)
        }
    }

    /// The same text in every row.
    private static func constant(_ list: WordList, _ entry: Int) -> any FieldGenerator {
        CellGenerator(maximumBytes: list.maximumLength, alphabet: list.alphabet) { _, out in
            list.write(entry, to: &out)
        }
    }
}

/// What the mark of a country in the list "country" says: the entry of its currency in bits 0–15, of its
/// first language in bits 16–31.
enum CountryFacts {
    @inline(__always)
    static func currency(_ mark: UInt32) -> Int { Int(mark & 0xFFFF) }

    @inline(__always)
    static func language(_ mark: UInt32) -> Int { Int(mark >> 16) }

    /// The entry of the currency of a country.
    static func currency(of country: Int) -> Int {
        currency(WordArchive.list("country").mark(country))
    }
}
