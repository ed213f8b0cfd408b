// Reads the classes and the escapes of regular expressions.

/// Reads what stands between brackets: `[a-z_]`, `[^0-9]`, `[[:alpha:]-]`.
enum PatternClass {
    /// The names of POSIX, within ASCII.
    private static let named: [String: ScalarSet] = [
        "digit": .digits, "word": .wordCharacters, "space": .space, "print": .printable,
        "lower": ScalarSet([0x61...0x7A]), "upper": ScalarSet([0x41...0x5A]),
        "alpha": ScalarSet([0x41...0x5A, 0x61...0x7A]),
        "alnum": ScalarSet([0x30...0x39, 0x41...0x5A, 0x61...0x7A]),
        "xdigit": ScalarSet([0x30...0x39, 0x41...0x46, 0x61...0x66]),
        "punct": ScalarSet([0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]),
    ]

    /// The characters of a class; the opening bracket was taken.
    static func read(_ rest: inout ArraySlice<Unicode.Scalar>) throws(PatternProblem) -> ScalarSet {
        let isNegated = rest.first == "^"
        if isNegated { rest.removeFirst() }
        var set = ScalarSet()
        var isFirst = true
        while let next = rest.first, next != "]" || isFirst {
            isFirst = false
            let lower = try member(&rest)
            // A hyphen before the closing bracket is a character.
            guard rest.first == "-", let after = rest.dropFirst().first, after != "]",
                lower.count == 1
            else {
                set = set.union(lower)
                continue
            }
            rest.removeFirst()
            set = set.union(try range(from: lower, to: try member(&rest)))
        }
        guard rest.popFirst() != nil else {
            throw PatternProblem("A [ is never closed; write \\[ for a bracket.")
        }
        let result = isNegated ? set.inverted : set
        guard result.count > 0 else {
            throw PatternProblem("A class in brackets has no character left; change it.")
        }
        return result
    }

    private static func range(
        from lower: ScalarSet, to upper: ScalarSet
    ) throws(PatternProblem) -> ScalarSet {
        guard upper.count == 1 else {
            throw PatternProblem("A range in brackets ends with one character, as in [a-z].")
        }
        let first = lower.scalar(at: 0)
        let last = upper.scalar(at: 0)
        guard first <= last else {
            throw PatternProblem("The range \(first)-\(last) is the wrong way round; turn it.")
        }
        return ScalarSet([first.value...last.value])
    }

    private static func member(
        _ rest: inout ArraySlice<Unicode.Scalar>
    ) throws(PatternProblem) -> ScalarSet {
        guard let scalar = rest.popFirst() else {
            throw PatternProblem("A [ is never closed; write \\[ for a bracket.")
        }
        if scalar == "\\" { return try PatternEscape.read(&rest, isInClass: true) }
        guard scalar == "[", rest.first == ":" else { return ScalarSet(scalar) }
        let name = rest.dropFirst().prefix { $0 != ":" && $0 != "]" }
        let text = String(String.UnicodeScalarView(name))
        guard let set = named[text], rest.dropFirst(1 + name.count).starts(with: [":", "]"]) else {
            throw PatternProblem(
                "Named classes are [:alpha:], [:digit:], [:alnum:], [:upper:], [:lower:], "
                    + "[:punct:], [:space:] and [:xdigit:]; write \\[ for a bracket.")
        }
        rest = rest.dropFirst(3 + name.count)
        return set
    }
}

/// Reads what stands behind a backslash.
enum PatternEscape {
    private static let sets: [Unicode.Scalar: ScalarSet] = [
        "d": .digits, "D": ScalarSet.digits.inverted,
        "w": .wordCharacters, "W": ScalarSet.wordCharacters.inverted,
        "s": .space, "S": ScalarSet.space.inverted,
        "t": ScalarSet("\t"), "n": ScalarSet("\n"), "r": ScalarSet("\r"),
    ]

    /// The characters of an escape; the backslash was taken.
    static func read(
        _ rest: inout ArraySlice<Unicode.Scalar>, isInClass: Bool
    ) throws(PatternProblem) -> ScalarSet {
        guard let scalar = rest.popFirst() else {
            throw PatternProblem("A \\ stands alone at the end; write \\\\ for the character.")
        }
        if let set = sets[scalar] { return set }
        if scalar == "x" { return try code(&rest, digits: 2) }
        if scalar == "u" { return try code(&rest, digits: 4) }
        if ScalarSet.digits.ranges[0].contains(scalar.value) {
            throw PatternProblem(
                "\\\(scalar) repeats a group, which is not known here; write the part again.")
        }
        let isWord = ScalarSet.wordCharacters.ranges.contains { $0.contains(scalar.value) }
        guard !isWord || scalar == "_" else {
            throw PatternProblem(
                "\\\(scalar) is not known here; known are \\d \\w \\s \\D \\W \\S \\t \\n \\r \\x \\u."
            )
        }
        return ScalarSet(scalar)
    }

    /// The character with a code of so many hexadecimal digits, or of any number in braces.
    private static func code(
        _ rest: inout ArraySlice<Unicode.Scalar>, digits: Int
    ) throws(PatternProblem) -> ScalarSet {
        let isBraced = rest.first == "{"
        let text = isBraced ? rest.dropFirst().prefix { $0 != "}" } : rest.prefix(digits)
        rest = rest.dropFirst(text.count + (isBraced ? 2 : 0))
        let number = UInt32(String(String.UnicodeScalarView(text)), radix: 16)
        guard isBraced || text.count == digits, let number, number > 0,
            let scalar = Unicode.Scalar(number)
        else {
            throw PatternProblem(
                "A code is written \\x41, \\u00e9 or \\x{1f600} and is no surrogate or zero.")
        }
        return ScalarSet(scalar)
    }
}
