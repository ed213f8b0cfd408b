// NameGuess: the type that a column's name alone suggests.

package import Generation

package enum NameGuess {
    /// A column of that name with the type that the name suggests; words where it suggests none.
    package static func column(named name: String) -> Column { guess(named: name).column }

    /// The same, but nil where the name suggests nothing.
    package static func likelyColumn(named name: String) -> Column? {
        rule(for: name)?.column(named: name)
    }

    package static func guess(named name: String) -> Guess {
        guard let rule = rule(for: name) else {
            return Guess(
                column: Column(name: name, type: "words"),
                reason: "The name says nothing about the values: choose a type.")
        }
        return Guess(
            column: rule.column(named: name), reason: "Columns of this name often hold this.")
    }

    /// The rule that fits the name best: the longest phrase, and of those the nearest to the end.
    static func rule(for name: String) -> NameRule? {
        let words = NameWords(name)
        var best: (rule: NameRule, score: Int)?
        for rule in NameRule.all where rule.type != nil {
            for phrase in rule.phrases {
                guard let distance = words.distanceFromEnd(of: phrase.words) else { continue }
                if phrase.isWhole, phrase.words.count != words.words.count { continue }
                let score = phrase.words.count * 8 - distance * 3 + (phrase.isWhole ? 4 : 0)
                if score > (best?.score ?? .min) { best = (rule, score) }
            }
        }
        return best?.rule
    }
}

/// Phrases that stand in names, and the types that they suggest.
struct NameRule: Sendable {
    struct Phrase: Sendable {
        let words: [String]
        /// Whether the name must consist of it.
        let isWhole: Bool
    }

    let phrases: [Phrase]
    /// The types in order of liking: the first that the catalogue has.
    let types: [String]
    let parameters: [String: String]

    /// `phrases` are separated by `|`, a whole name begins with `=`.
    init(_ phrases: String, _ types: String, _ parameters: [String: String] = [:]) {
        self.phrases = phrases.split(separator: "|").map { phrase in
            let isWhole = phrase.hasPrefix("=")
            let words = (isWhole ? phrase.dropFirst() : phrase).split(separator: " ")
            return Phrase(words: words.map(String.init), isWhole: isWhole)
        }
        self.types = types.split(separator: "|").map(String.init)
        self.parameters = parameters
    }

    /// The first of the types that the catalogue has.
    var type: FieldType? {
        for name in types {
            if let type = FieldCatalog.type(named: name) { return type }
        }
        return nil
    }

    /// Types of no subject, which need to be told what to make; all others know best themselves.
    private static let general: Set = [
        "boolean", "character_sequence", "custom_list", "date", "datetime", "digit_sequence",
        "money",
        "number", "sentences", "sequence", "time", "words",
    ]

    func column(named name: String) -> Column {
        guard let type else { return Column(name: name, type: "words") }
        guard Self.general.contains(type.id) else { return Column(name: name, type: type.id) }
        let known = Set(type.parameters.map(\.name))
        return Column(
            name: name, type: type.id, parameters: parameters.filter { known.contains($0.key) })
    }
}
