// Decides, once per column, how much work quoting is.

/// How the cells of a column are quoted.
enum CellStyle: Sendable, Equatable {
    /// Never: nothing in the column's alphabet needs it.
    case bare
    /// Always, and no cell contains the quote.
    case enclosed
    /// The generator knows which cells need it, and none contains the quote.
    case foreseen
    /// Each cell is looked at: does it need quotes?
    case checked
    /// Each cell is looked at: which of its bytes have to be escaped?
    case escaped
}

/// The quoting rules of a format or dialect, ready for use.
struct CellQuoting: Sendable {
    /// Which cells get quotes.
    enum Enclosing: Sendable {
        /// Those with special bytes.
        case minimal
        /// All but numbers; in formats with types all but what such a format leaves bare.
        case nonNumeric
        case all
        case never
    }

    let enclosing: Enclosing
    /// The bytes that make a look at cells necessary; for a long delimiter its first byte.
    let special: ByteSet
    let quote: UInt8
    /// Empty in formats that have none.
    let delimiter: [UInt8]
    let escapes: Escapes
    /// How a blank cell looks.
    let blank: [UInt8]
    /// Whether cells that spreadsheets would take for formulas get an apostrophe.
    let guardsFormulas: Bool

    /// The rules of a CSV dialect.
    init(_ dialect: Dialect) {
        quote = dialect.quoteByte
        delimiter = Array(dialect.delimiter.utf8)
        special = ByteSet([quote, UInt8(ascii: "\n"), UInt8(ascii: "\r"), delimiter.first ?? 0])
        escapes = .doubling(quote)
        enclosing =
            switch dialect.quoting {
            case .all: .all
            case .nonNumeric: .nonNumeric
            case .minimal: .minimal
            }
        guardsFormulas = dialect.formulas == .protect
        blank = []
    }

    /// The rules of a format without delimiters; quotes, if it has any, stand around all texts.
    init(quote: UInt8?, escapes: Escapes, blank: String) {
        enclosing = quote == nil ? .never : .nonNumeric
        self.quote = quote ?? 0
        self.escapes = escapes
        self.blank = Array(blank.utf8)
        special = escapes.bytes
        delimiter = []
        guardsFormulas = false
    }

    /// The rules of bare texts: nothing is quoted.
    static let bare = CellQuoting(quote: nil, escapes: Escapes([:]), blank: "")

    /// Whether cells stand between delimiters, as in CSV.
    var isDelimited: Bool { !delimiter.isEmpty }

    /// Whether values of a kind are never quoted for what they are.
    func isBare(_ generator: any FieldGenerator) -> Bool {
        isDelimited ? generator.isNumeric : generator.kind.isBare
    }

    /// The style of cells made of `alphabet`, of which each contains all of `certain`.
    func style(alphabet: ByteSet, certain: ByteSet, isBare: Bool) -> CellStyle {
        guard isDelimited else {
            if !alphabet.isDisjoint(with: special) { return .escaped }
            return encloses(isBare: isBare) ? .enclosed : .bare
        }
        let always =
            encloses(isBare: isBare)
            || enclosing == .minimal && delimiter.count == 1 && !certain.isDisjoint(with: special)
        if always { return alphabet.contains(quote) ? .checked : .enclosed }
        return alphabet.isDisjoint(with: special) ? .bare : .checked
    }

    /// Whether a cell gets quotes whatever is in it.
    func encloses(isBare: Bool) -> Bool {
        switch enclosing {
        case .all: true
        case .nonNumeric: !isBare
        case .minimal, .never: false
        }
    }

    /// A value as it stands in the file.
    func encoded(_ text: [UInt8], isBare: Bool = false) -> [UInt8] {
        quoted(guardsFormulas && !isBare ? FormulaGuard.guarded(text) : text, isBare: isBare)
    }

    /// A text as it stands in the file, quoted and escaped as far as needed.
    func quoted(_ text: [UInt8], isBare: Bool = false) -> [UInt8] {
        guard isDelimited else {
            let body = escapes.applied(to: text)
            return encloses(isBare: isBare) ? [quote] + body + [quote] : body
        }
        guard mustEnclose(text, isBare: isBare) else { return text }
        return [quote] + escapes.applied(to: text) + [quote]
    }

    /// Whether a text is quoted.
    func mustEnclose(_ text: [UInt8], isBare: Bool) -> Bool {
        encloses(isBare: isBare) || enclosing != .never && needsQuotes(text)
    }

    /// Whether a text would be misread without quotes.
    private func needsQuotes(_ text: [UInt8]) -> Bool {
        text.indices.contains { index in
            guard special.contains(text[index]) else { return false }
            return text[index] != delimiter.first || text[index...].starts(with: delimiter)
        }
    }
}

extension Format {
    /// The quoting rules of the format for a schema's dialect.
    func quoting(_ dialect: Dialect) -> CellQuoting {
        switch self {
        case .csv, .tsv:
            CellQuoting(self.dialect(dialect))
        case .ndjson, .json:
            CellQuoting(quote: UInt8(ascii: "\""), escapes: .json, blank: "null")
        case .mysql:
            CellQuoting(quote: UInt8(ascii: "'"), escapes: .mysql, blank: "NULL")
        case .postgresql, .sqlite:
            CellQuoting(quote: UInt8(ascii: "'"), escapes: .sql, blank: "NULL")
        case .xml:
            CellQuoting(quote: nil, escapes: .xml, blank: "")
        }
    }

    /// The dialect as the format has it.
    func dialect(_ dialect: Dialect) -> Dialect {
        var dialect = dialect
        if self == .tsv { dialect.delimiter = "\t" }
        return dialect
    }
}
