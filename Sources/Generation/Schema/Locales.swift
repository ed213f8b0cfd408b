// The locales that values can be made for.

/// The known locales.
package enum Locales {
    /// What a schema has that names no locale.
    package static let standard = "en_US"

    /// The identifiers of all locales, in the order of a menu.
    package static let all = ["en_US"]

    /// A sentence naming the choices when `identifier` is not a known locale.
    static func problem(with identifier: String) -> String? {
        if all.contains(identifier) { return nil }
        return "There is no locale \(identifier.quotedForMessage); choose "
            + all.joined(separator: ", ") + "."
    }
}

extension String {
    /// The text between quotation marks, cut to a length that suits a sentence.
    var quotedForMessage: String {
        let cut = count > 40 ? prefix(39) + "…" : self[...]
        return "“\(cut)”"
    }
}
