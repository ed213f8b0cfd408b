// Texts drawn character by character from a pattern: digit and character sequences.

/// Reads `digit_sequence` and `character_sequence`: format.
struct CharacterSequenceRecipe: FieldRecipe {
    static let digits = FieldParameter(
        "format", title: "Format",
        help: "# is a digit, @ a small letter, ^ a capital; others stand for themselves.",
        kind: .text(maximumLength: 200), defaultText: "###-##-####")
    static let characters = FieldParameter(
        "format", title: "Format",
        help:
            "# digit, @ small letter, ^ capital, * digit or letter, $ digit or small letter, % digit or "
            + "capital.",
        kind: .text(maximumLength: 200), defaultText: "^^-####-@@@")

    private let format: String

    init(_ reader: inout ParameterReader) { format = reader.text("format") }

    var capacity: UInt64? {
        let count = CharacterPattern(format).capacity
        return count > 1 ? count : nil
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        let pattern = CharacterPattern(format)
        return CharacterSequenceGenerator(
            pattern: pattern, key: maker.key(),
            permutation: maker.column.isUnique ? maker.permutation(pattern.capacity) : nil)
    }
}

/// A pattern taken apart: for each byte the characters it may become.
struct CharacterPattern: Sendable {
    private static let small = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    private static let capital = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    private static let digit = Array("0123456789".utf8)

    /// The choices of each byte; one choice is a literal.
    let choices: [[UInt8]]
    /// The bytes that are drawn from a unique column's number: the first so many.
    let numbered: Int
    /// How many different texts those bytes make, below 2^62.
    let capacity: UInt64

    init(_ format: String) {
        choices = format.utf8.map(CharacterPattern.choices)
        var capacity: UInt64 = 1
        var numbered = 0
        for choice in choices where capacity < 1 << 56 {
            capacity *= UInt64(choice.count)
            numbered += 1
        }
        self.capacity = capacity
        self.numbered = numbered
    }

    private static func choices(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "#"): digit
        case UInt8(ascii: "@"): small
        case UInt8(ascii: "^"): capital
        case UInt8(ascii: "*"): digit + small + capital
        case UInt8(ascii: "$"): digit + small
        case UInt8(ascii: "%"): digit + capital
        default: [byte]
        }
    }
}

/// Writes a pattern with a character drawn for each place.
///
/// Frozen: five drawn characters are cut from each word of the cell; in a unique column the first are
/// the digits of the row's number, the last place first.
private final class CharacterSequenceGenerator: FieldGenerator {
    private let pattern: CharacterPattern
    private let key: StreamKey
    private let permutation: Permutation?

    init(pattern: CharacterPattern, key: StreamKey, permutation: Permutation?) {
        self.pattern = pattern
        self.key = key
        self.permutation = permutation
    }

    var maximumBytes: Int { pattern.choices.count }
    var alphabet: ByteSet { ByteSet(pattern.choices.joined()) }
    var certain: ByteSet { ByteSet(pattern.choices.filter { $0.count == 1 }.joined()) }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var draws = Draws(key.word(row.counter))
        guard let permutation else {
            return write(places: 0..<pattern.choices.count, &draws, to: &out)
        }
        var number = permutation(row.number &- 1)
        for place in 0..<pattern.numbered {
            let choices = pattern.choices[place]
            let (rest, digit) = number.quotientAndRemainder(dividingBy: UInt64(choices.count))
            out.put(choices[Int(digit)])
            number = rest
        }
        write(places: pattern.numbered..<pattern.choices.count, &draws, to: &out)
    }

    private func write(places: Range<Int>, _ draws: inout Draws, to out: inout OutputBuffer) {
        var word: UInt64 = 0
        var left = 0
        for place in places {
            let count = pattern.choices[place].count
            guard count > 1 else {
                out.put(pattern.choices[place][0])
                continue
            }
            if left == 0 {
                word = draws.next()
                left = 5
            }
            left -= 1
            out.put(pattern.choices[place][take(count, from: &word)])
        }
    }
}
