// The locales that values can be made for.

/// The known locales.
package enum Locales {
    /// What a schema has that names no locale.
    package static let standard = "en_US"

    /// The identifiers of all locales, in the order of a menu.
    package static let all = [
        "en_US", "ar_SA", "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "en_AU", "en_CA", "en_GB",
        "en_IN", "en_NZ", "es_CL", "es_CO", "es_ES", "es_MX", "fi_FI", "fr_BE", "fr_FR", "hi_IN",
        "hu_HU", "it_IT", "ja_JP", "ko_KR", "nb_NO", "nl_BE", "nl_NL", "pl_PL", "pt_BR", "pt_PT",
        "ro_RO", "ru_RU", "sv_SE", "tr_TR", "uk_UA", "zh_CN",
    ]

    /// A sentence naming the choices when `text` names no locale or mix of locales.
    static func problem(with text: String) -> String? { LocaleMix.parse(text).problem }
}

/// A language and the country where it is spoken.
struct Locale: Equatable, Hashable, Sendable {
    /// Both, as in "de_DE".
    let id: String

    /// The locale of what has none.
    static let standard = Locale(id: Locales.standard)

    /// The language's code of ISO 639-1.
    var language: String { String(id.prefix(2)) }

    /// The country's code of ISO 3166-1.
    var country: String { String(id.suffix(2)) }

    /// The locale's list of this name: "given", "city"; it has to exist.
    func list(_ part: String) -> WordList { WordArchive.list(name(part)) }

    /// The locale's list of this name, if it has one.
    func find(_ part: String) -> WordList? { WordArchive.find(name(part)) }

    /// The language's list of this name, if it has one.
    func languageList(_ part: String) -> WordList? { WordArchive.find("\(language).\(part)") }

    /// The list of texts of this name that the locale has, or its language.
    func textList(_ part: String) -> WordList? { find(part) ?? languageList(part) }

    /// The list as the locale spells it, where it does otherwise than en_US.
    func spelled(_ american: String) -> WordList { find(american) ?? WordArchive.list(american) }

    /// The words of a kind that every language has.
    func words(_ kind: String) -> WordList {
        guard let list = textList(kind) else {
            preconditionFailure("a language lacks words: see data/ref/choices_i18n.tsv")
        }
        return list
    }

    private func name(_ part: String) -> String {
        if self == .standard, let older = Locale.older[part] { return older }
        return "\(id).\(part)"
    }

    /// The names that lists of en_US have without their locale.
    private static let older = [
        "given": "given", "given_slug": "given_slug", "family": "family",
        "family_slug": "family_slug", "place": "us_place", "city": "us_city",
        "region": "us_state_name", "region_abbr": "us_state", "street": "us_street",
    ]
}

/// One locale, or several of which each row has one.
struct LocaleMix: Equatable, Sendable {
    /// The locales, each once.
    let locales: [Locale]
    /// How often each comes, relative to the others.
    let weights: [UInt64]

    /// The locale of what has none.
    static let standard = LocaleMix(locales: [.standard], weights: [1])

    /// The largest weight: with it nobody misses a decimal point.
    static let weightRange: ClosedRange<UInt64> = 1...1_000_000

    /// Whether rows differ in their locale.
    var isMixed: Bool { locales.count > 1 }

    /// What tells the mix from others.
    var label: String { zip(locales, weights).map { "\($0.id)=\($1)" }.joined(separator: ",") }

    /// Reads "de_DE", "de-DE", or several with weights, "de_DE=7,fr_FR=3".
    static func parse(_ text: String) -> Parsed<LocaleMix> {
        var locales: [Locale] = []
        var weights: [UInt64] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = part.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(sides[0]).trimmed
            guard let locale = known(name) else { return .problem(unknown(name)) }
            if locales.contains(locale) {
                return .problem("The locale \(locale.id) comes twice; name it once.")
            }
            let weight = sides.count == 1 ? 1 : UInt64(String(sides[1]).trimmed) ?? 0
            guard weightRange.contains(weight) else {
                return .problem(
                    "The weight of \(locale.id) is a whole number from 1 to 1,000,000: "
                        + "de_DE=7,fr_FR=3.")
            }
            locales.append(locale)
            weights.append(weight)
        }
        return .value(LocaleMix(locales: locales, weights: weights))
    }

    private static func known(_ name: String) -> Locale? {
        let key = name.replacing("-", with: "_").lowercased()
        return Locales.all.first { $0.lowercased() == key }.map(Locale.init)
    }

    private static func unknown(_ name: String) -> String {
        "There is no locale \(name.quotedForMessage); choose "
            + Locales.all.joined(separator: ", ") + "."
    }
}

extension String {
    /// The text between quotation marks, cut to a length that suits a sentence.
    var quotedForMessage: String {
        let cut = count > 40 ? prefix(39) + "…" : self[...]
        return "“\(cut)”"
    }
}
