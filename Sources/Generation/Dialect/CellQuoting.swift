// Decides, once per column, how much work quoting is.

/// How the cells of a column are quoted.
enum CellStyle: Sendable, Equatable {
    /// Never: nothing in the column's alphabet needs it.
    case bare
    /// Always, and no cell contains the quote.
    case enclosed
    /// The generator knows which cells need it, and none contains the quote.
    case foreseen
    /// Each cell is looked at.
    case checked
}

/// The quoting rules of a dialect, ready for use.
struct CellQuoting: Sendable {
    let dialect: Dialect
    /// The bytes that make quoting necessary; for a long delimiter its first byte.
    let special: ByteSet
    let quote: UInt8
    let delimiter: [UInt8]

    init(_ dialect: Dialect) {
        self.dialect = dialect
        quote = dialect.quoteByte
        delimiter = Array(dialect.delimiter.utf8)
        special = ByteSet([quote, UInt8(ascii: "\n"), UInt8(ascii: "\r"), delimiter.first ?? 0])
    }

    /// The style of cells made of `alphabet`, of which each contains all of `certain`.
    func style(alphabet: ByteSet, certain: ByteSet, isNumeric: Bool) -> CellStyle {
        let always =
            switch dialect.quoting {
            case .all: true
            case .nonNumeric: !isNumeric
            case .minimal: delimiter.count == 1 && !certain.isDisjoint(with: special)
            }
        if always { return alphabet.contains(quote) ? .checked : .enclosed }
        return alphabet.isDisjoint(with: special) ? .bare : .checked
    }

    /// A text as it stands in the file, quoted if the dialect wants it.
    func encoded(_ text: [UInt8], isNumeric: Bool = false) -> [UInt8] {
        guard mustEnclose(text, isNumeric: isNumeric) else { return text }
        var result = [quote]
        for byte in text {
            if byte == quote { result.append(quote) }
            result.append(byte)
        }
        result.append(quote)
        return result
    }

    /// Whether a text is quoted.
    func mustEnclose(_ text: [UInt8], isNumeric: Bool) -> Bool {
        switch dialect.quoting {
        case .all: true
        case .nonNumeric where !isNumeric: true
        default: needsQuotes(text)
        }
    }

    /// Whether a text would be misread without quotes.
    func needsQuotes(_ text: [UInt8]) -> Bool {
        text.indices.contains { index in
            guard special.contains(text[index]) else { return false }
            return text[index] != delimiter.first || text[index...].starts(with: delimiter)
        }
    }
}
