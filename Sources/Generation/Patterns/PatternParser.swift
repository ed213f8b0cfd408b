// Reads regular expressions, of which it knows those that make texts.

/// Why a text is no pattern: a sentence for the user.
struct PatternProblem: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}

/// Takes a regular expression apart.
///
/// It knows literal characters, `.`, classes `[a-z]` and `[^0-9]` with `[:alpha:]` and the like, `\d
/// \w \s` and their opposites, groups, alternatives, the quantifiers `? * + {2} {2,} {2,5}` (lazy or
/// not makes no difference), and `^ $` at the ends. Negated classes and the dot choose among the
/// printable characters of ASCII; without an upper bound a quantifier ends 8 above its lower one.
struct PatternParser {
    /// How far a quantifier without an upper bound goes beyond the lower one.
    static let openRepetitions = 8
    /// The most steps of one text, and about its most characters.
    static let maximumCost = 10_000
    /// The most groups within each other; each is a call of the parser within a call.
    private static let maximumDepth = 50
    /// The largest number in braces.
    private static let maximumRepetitions = 1_000

    private var rest: ArraySlice<Unicode.Scalar>
    private var depth = 0

    /// The parts of a pattern, or a sentence that says what is wrong with it.
    static func parse(_ text: String) -> Parsed<PatternNode> {
        var parser = PatternParser(rest: ArraySlice(text.unicodeScalars))
        do throws(PatternProblem) {
            let node = try parser.alternatives()
            if parser.rest.first == ")" {
                throw PatternProblem("A ) closes no group; write \\) for a parenthesis.")
            }
            guard node.cost <= maximumCost else {
                throw PatternProblem(
                    "The pattern makes texts of more than \(UInt64(maximumCost).grouped) characters; "
                        + "take smaller numbers in braces.")
            }
            return .value(node)
        } catch {
            return .problem(error.sentence)
        }
    }

    private init(rest: ArraySlice<Unicode.Scalar>) { self.rest = rest }

    private mutating func alternatives() throws(PatternProblem) -> PatternNode {
        var parts = [try sequence()]
        while take("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .alternatives(parts)
    }

    private mutating func sequence() throws(PatternProblem) -> PatternNode {
        var parts: [PatternNode] = []
        skipBeginning()
        while let next = rest.first, next != "|", next != ")" {
            if takesEnd() { break }
            let part = try atom()
            parts.append(try quantified(part))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    /// Anchors say nothing at the ends of the whole.
    private mutating func skipBeginning() {
        if depth == 0, !take("^") { _ = take("\\", "A") }
    }

    private mutating func takesEnd() -> Bool {
        let ends: [[Unicode.Scalar]] = [["$"], ["\\", "z"], ["\\", "Z"]]
        guard depth == 0, let end = ends.first(where: { rest.starts(with: $0) }) else {
            return false
        }
        let after = rest.dropFirst(end.count).first
        guard after == nil || after == "|" else { return false }
        rest.removeFirst(end.count)
        return true
    }

    private mutating func atom() throws(PatternProblem) -> PatternNode {
        switch rest.removeFirst() {
        case "(": return try group()
        case "[": return .character(try PatternClass.read(&rest))
        case ".": return .character(.printable)
        case "\\": return .character(try PatternEscape.read(&rest, isInClass: false))
        case "^", "$":
            throw PatternProblem(
                "^ and $ stand only at the ends of the pattern; write \\^ or \\$ for the character."
            )
        case let scalar where "?*+".unicodeScalars.contains(scalar):
            throw PatternProblem(
                "Nothing stands before \(scalar) that it could repeat; write \\\(scalar) for the "
                    + "character.")
        case let scalar:
            return .character(ScalarSet(scalar))
        }
    }

    private mutating func group() throws(PatternProblem) -> PatternNode {
        if take("?"), !take(":") { try skipName() }
        depth += 1
        guard depth <= PatternParser.maximumDepth else {
            throw PatternProblem(
                "Groups stand more than \(PatternParser.maximumDepth) deep; take some out.")
        }
        let node = try alternatives()
        guard take(")") else {
            throw PatternProblem("A ( is never closed; write \\( for a parenthesis.")
        }
        depth -= 1
        return node
    }

    /// The name of a group, which says nothing here: (?<year>…) or (?P<year>…).
    private mutating func skipName() throws(PatternProblem) {
        _ = take("P")
        let isLook = rest.dropFirst().first == "=" || rest.dropFirst().first == "!"
        guard take("<"), !isLook, let end = rest.firstIndex(of: ">") else {
            throw PatternProblem(
                "(?…) can only be (?:…) or (?<name>…) here; look-ahead and the like make no texts.")
        }
        rest = rest[(end + 1)...]
    }

    private mutating func quantified(_ part: PatternNode) throws(PatternProblem) -> PatternNode {
        guard let times = try quantifier() else { return part }
        if !take("?") { _ = take("+") }
        let isAnother = rest.first.map { "?*+".unicodeScalars.contains($0) } ?? false
        guard !isAnother, !isNumberInBraces else {
            throw PatternProblem("Two quantifiers stand together; take one out.")
        }
        return .repetition(part, times)
    }

    private mutating func quantifier() throws(PatternProblem) -> ClosedRange<Int>? {
        if take("?") { return 0...1 }
        if take("*") { return 0...PatternParser.openRepetitions }
        if take("+") { return 1...(1 + PatternParser.openRepetitions) }
        guard isNumberInBraces else { return nil }
        rest.removeFirst()
        return try bounds()
    }

    /// A brace that no number follows is a character.
    private var isNumberInBraces: Bool {
        guard rest.first == "{", let digit = rest.dropFirst().first else { return false }
        return ScalarSet.digits.ranges[0].contains(digit.value)
    }

    private mutating func bounds() throws(PatternProblem) -> ClosedRange<Int> {
        let least = number() ?? 0
        var most = least
        if take(",") { most = number() ?? least + PatternParser.openRepetitions }
        guard take("}") else {
            throw PatternProblem("Braces hold {2}, {2,} or {2,5}; write \\{ for a brace.")
        }
        guard least <= most else {
            throw PatternProblem("In {\(least),\(most)} the second number is below the first.")
        }
        let largest = PatternParser.maximumRepetitions
        guard most <= largest + PatternParser.openRepetitions, least <= largest else {
            throw PatternProblem(
                "A number in braces is at most \(UInt64(largest).grouped); take a smaller one.")
        }
        return least...most
    }

    private mutating func number() -> Int? {
        let digits = rest.prefix { ScalarSet.digits.ranges[0].contains($0.value) }
        rest = rest.dropFirst(digits.count)
        if digits.isEmpty { return nil }
        // Longer numbers are beyond every limit.
        return digits.prefix(7).reduce(0) { $0 * 10 + Int($1.value - 0x30) }
    }

    private mutating func take(_ scalars: Unicode.Scalar...) -> Bool {
        guard rest.starts(with: scalars) else { return false }
        rest.removeFirst(scalars.count)
        return true
    }
}
