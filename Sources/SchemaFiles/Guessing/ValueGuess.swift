// ValueGuess: the type that a column's values suggest, together with its name.

import Generation

/// Looks at the values of one column.
struct ValueGuess {
    /// One value in twenty may be out of line: real files have such.
    static let tolerated = 20
    /// A column with at most so many different values is a choice among them.
    private static let choices = 15

    /// What stands for "nothing" in files.
    private static let blanks: Set = ["", "null", "na", "n/a", "\\n", "none", "nil", "-", "nan"]

    let name: String
    /// The values that are not blank, without blanks around them.
    let values: [String]
    let blankPercent: String?
    let distinct: [String: Int]
    let rule: NameRule?

    static func guess(named name: String, values: [String]) -> Guess {
        ValueGuess(name, values).guess()
    }

    private init(_ name: String, _ raw: [String]) {
        let trimmed = raw.map(Self.trimmed)
        self.name = name
        values = trimmed.filter { !Self.blanks.contains($0.lowercased()) }
        let missing = trimmed.count - values.count
        let percent = trimmed.isEmpty ? 0 : (missing * 100 + trimmed.count / 2) / trimmed.count
        blankPercent = missing > 0 && !values.isEmpty ? String(max(1, percent)) : nil
        distinct = values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        rule = NameGuess.rule(for: name)
    }

    static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    private func guess() -> Guess {
        guard !values.isEmpty else {
            var guess = NameGuess.guess(named: name)
            guess.reason = "There are no values to look at. \(guess.reason)"
            return guess
        }
        var guess =
            shaped() ?? truth() ?? moment() ?? number() ?? named() ?? choice() ?? code() ?? text()
        guess.column.blankPercent = blankPercent
        if let blankPercent { guess.reason += " \(blankPercent) % are blank." }
        return guess
    }

    // MARK: Shapes

    private struct Shape: Sendable {
        let types: [String]
        let words: String
        let fits: @Sendable (String) -> Bool
    }

    private static let shapes: [Shape] = [
        Shape(types: ["guid"], words: "UUIDs", fits: ValueShape.isUUID),
        Shape(types: ["ulid"], words: "ULIDs", fits: ValueShape.isULID),
        Shape(
            types: ["mongodb_objectid"], words: "MongoDB object ids",
            fits: { ValueShape.isHex($0, digits: 24) }),
        Shape(types: ["md5"], words: "MD5 hashes", fits: { ValueShape.isHex($0, digits: 32) }),
        Shape(types: ["sha1"], words: "SHA-1 hashes", fits: { ValueShape.isHex($0, digits: 40) }),
        Shape(
            types: ["sha256"], words: "SHA-256 hashes", fits: { ValueShape.isHex($0, digits: 64) }),
        Shape(types: ["email_address"], words: "e-mail addresses", fits: ValueShape.isEmail),
        Shape(types: ["url"], words: "web addresses", fits: ValueShape.isURL),
        Shape(types: ["ip_address_v4"], words: "IPv4 addresses", fits: ValueShape.isIPv4),
        Shape(types: ["mac_address"], words: "MAC addresses", fits: ValueShape.isMAC),
        Shape(types: ["ip_address_v6"], words: "IPv6 addresses", fits: ValueShape.isIPv6),
        Shape(types: ["hex_color"], words: "colours", fits: ValueShape.isHexColor),
        Shape(types: ["iban"], words: "IBANs with right check digits", fits: ValueShape.isIBAN),
        Shape(
            types: ["credit_card_#", "credit_card_number"],
            words: "card numbers with right check digits", fits: ValueShape.isCardNumber),
    ]

    private func shaped() -> Guess? {
        for shape in Self.shapes where all(shape.fits) {
            let reason = "All values are \(shape.words)."
            if let type = Self.known(shape.types) { return made(type, [:], reason) }
            return code() ?? text()
        }
        guard all(ValueShape.isDomain), let type = Self.known(["domain_name"]) else {
            return phone()
        }
        return made(type, [:], "All values are domain names.")
    }

    private func phone() -> Guess? {
        guard all(ValueShape.isPhone), moment() == nil, let type = FieldCatalog.type(named: "phone")
        else { return nil }
        let mask = String(values[0].map { $0.isNumber ? "#" : $0 })
        let isOffered = type.parameters.contains { parameter in
            guard case .choice(let choices) = parameter.kind else { return false }
            return parameter.name == "format" && choices.contains { $0.value == mask }
        }
        return made(
            type, isOffered ? ["format": mask] : [:], "All values are written like phone numbers.")
    }

    // MARK: Texts

    /// What the name says, unless it would only offer a list that is not the values' own.
    private func named() -> Guess? {
        guard let rule, let type = rule.type else { return nil }
        let isText: Set = [
            "custom_list", "digit_sequence", "character_sequence", "number", "words",
            "date", "datetime", "time", "boolean", "row_number", "guid", "sha256", "sentences",
        ]
        guard !isText.contains(type.id) else { return nil }
        return made(
            type, rule.column(named: name).parameters, "The name and the values fit \(type.title).")
    }

    private func choice() -> Guess? {
        let count = distinct.count
        let isFew = count <= Self.choices && (count * 2 <= values.count || count <= 3)
        guard isFew, values.count > 1, let type = Self.known(["custom_list"]),
            distinct.keys.allSatisfy({ $0.count <= 60 && !$0.contains(where: \.isNewline) })
        else { return nil }
        let shares = distinct.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let isEven = shares.allSatisfy { $0.value == shares[0].value }
        var parameters = ["values": shares.map(\.key).joined(separator: "\n")]
        if !isEven {
            parameters["style"] = "weighted"
            parameters["weights"] = shares.map { String($0.value) }.joined(separator: ", ")
        }
        return made(
            type, parameters,
            "There are only \(count) different values, with the frequencies of the sample.")
    }

    private func code() -> Guess? {
        let mask = Self.mask(values[0])
        guard all({ Self.mask($0) == mask }), mask.contains("#"), mask.count <= 40 else {
            return nil
        }
        let isDigits = !mask.contains("^") && !mask.contains("@")
        guard let type = Self.known([isDigits ? "digit_sequence" : "character_sequence"]) else {
            return nil
        }
        return made(type, ["format": mask], "All values follow the pattern \(mask).")
    }

    /// `#` for digits, `^` and `@` for capital and small letters, everything else itself.
    private static func mask(_ value: String) -> String {
        String(
            value.map { character in
                if character.isNumber { return "#" }
                guard character.isLetter else { return character }
                return character.isUppercase ? "^" : "@"
            })
    }

    private func text() -> Guess {
        if all(ValueShape.isPersonName), let type = Self.known(["full_name"]), rule == nil {
            return made(type, [:], "All values are two or three words with capitals, as names are.")
        }
        let counts = values.map { $0.split(whereSeparator: \.isWhitespace).count }
        let average = counts.reduce(0, +) / max(1, counts.count)
        if average > 40, let type = Self.known(["paragraphs"]) {
            return made(type, [:], "The values are long texts.")
        }
        if average >= 5, let type = Self.known(["sentences"]) {
            let points = values.map { max(1, $0.count { ".!?".contains($0) }) }
            return made(
                type, ["min": String(points.min() ?? 1), "max": String(points.max() ?? 3)],
                "The values are sentences of about \(average) words.")
        }
        guard let type = Self.known(["words"]) else {
            return Guess(column: Column(name: name, type: "words"), reason: "The values are words.")
        }
        return made(
            type, ["min": String(counts.min() ?? 1), "max": String(counts.max() ?? 3)],
            "The values are \(counts.max() == 1 ? "single words" : "a few words").")
    }

    // MARK: Pieces

    /// Whether all values, but for one in twenty, fit.
    func all(_ fits: (String) -> Bool) -> Bool {
        let misses = values.count { !fits($0) }
        return misses * Self.tolerated <= values.count && misses < values.count
    }

    func made(_ type: FieldType, _ parameters: [String: String], _ reason: String) -> Guess {
        let known = Set(type.parameters.map(\.name))
        return Guess(
            column: Column(
                name: name, type: type.id, parameters: parameters.filter { known.contains($0.key) }),
            reason: reason)
    }

    static func known(_ types: [String]) -> FieldType? {
        for name in types {
            if let type = FieldCatalog.type(named: name) { return type }
        }
        return nil
    }
}

/// A number as samples write it.
struct SampleNumber {
    let text: String
    let value: Double
    let places: Int

    init?(_ text: String) {
        let digits = text.filter { $0 != "," }
        guard let value = Double(digits), value.isFinite, digits.count <= 20,
            digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") })
        else { return nil }
        self.text = digits
        self.value = value
        places =
            digits.firstIndex(of: ".").map { digits.distance(from: $0, to: digits.endIndex) - 1 }
            ?? 0
    }
}
