// The type regular expression: texts that match a pattern.

/// Reads `regular_expression`: value.
struct RegularExpressionRecipe: FieldRecipe {
    static let parameters = [
        FieldParameter(
            "value", title: "Pattern",
            help:
                "Literals, . [a-z] [^0-9] \\d \\w \\s ( ) | ? * + {2,5}; an open * or + ends 8 above "
                + "its least, . and [^…] choose printable ASCII.",
            kind: .text(maximumLength: 1_000), defaultText: "[A-Z]{3}-[0-9]{2,4}")
    ]

    private let node: PatternNode

    init(_ reader: inout ParameterReader) {
        let parsed = PatternParser.parse(reader.text("value"))
        node = parsed.value ?? .sequence([])
        if let sentence = parsed.problem { reader.refuse("value", sentence) }
    }

    /// The number of different texts, counted exactly below 2^62; nil when the pattern is too
    /// entangled to count.
    var capacity: UInt64? {
        guard let count = PatternAutomaton(node)?.count, count > 1 else { return nil }
        return count == PatternAutomaton.countless ? .max : count
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if maker.column.isUnique, let automaton = PatternAutomaton(node) {
            return UniquePatternGenerator(automaton, node, maker: maker)
        }
        return PatternGenerator(node, maker: maker)
    }
}

/// Writes texts of a pattern, drawn at every choice.
private final class PatternGenerator: FieldGenerator {
    private let program: PatternProgram
    private let key: StreamKey
    let maximumBytes: Int
    let alphabet: ByteSet

    init(_ node: PatternNode, maker: GeneratorMaker) {
        program = PatternProgram(node, maker: maker)
        key = maker.key()
        // The longest character has four bytes.
        maximumBytes = 4 * node.longest
        alphabet = node.bytes
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        program.write(key.word(row.counter), to: &out)
    }
}

/// Writes each text of a pattern once.
private final class UniquePatternGenerator: FieldGenerator {
    private let automaton: PatternAutomaton
    private let permutation: Permutation
    private let key: StreamKey
    let maximumBytes: Int
    let alphabet: ByteSet

    init(_ automaton: PatternAutomaton, _ node: PatternNode, maker: GeneratorMaker) {
        self.automaton = automaton
        permutation = maker.permutation(automaton.count)
        key = maker.key()
        maximumBytes = 4 * node.longest
        alphabet = node.bytes
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        automaton.write(
            permutation(row.number &- 1), word: key.word(row.counter), to: &out)
    }
}
