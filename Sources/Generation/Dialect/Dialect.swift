// How rows become CSV.

/// A CSV dialect: delimiter, quoting and line ends.
package struct Dialect: Equatable, Sendable {
    /// The character around quoted cells.
    package enum Quote: String, Sendable, CaseIterable {
        case double, single
    }

    /// Which cells are quoted.
    package enum Quoting: String, Sendable, CaseIterable {
        /// Those that need it.
        case minimal
        /// All, the header's too.
        case all
        /// All but numbers, as Python's `QUOTE_NONNUMERIC`.
        case nonNumeric = "nonnumeric"
    }

    /// What ends a row.
    package enum LineEnding: String, Sendable, CaseIterable {
        case lf, crlf
    }

    /// What is done with cells that spreadsheets would take for formulas.
    package enum Formulas: String, Sendable, CaseIterable {
        /// Nothing: values stay as they are.
        case keep
        /// Such a cell (it begins with =, +, -, @, a tab or a carriage return and is no number) gets
        /// an apostrophe before it.
        case protect
    }

    /// One character between cells; any but the quote, CR, LF and NUL.
    package var delimiter: String
    /// The quote.
    package var quote: Quote
    /// Which cells are quoted.
    package var quoting: Quoting
    /// What ends a row.
    package var lineEnding: LineEnding
    /// Whether the first row holds the column names.
    package var header: Bool
    /// Whether the file begins with U+FEFF, which tells spreadsheets that it is UTF-8.
    package var byteOrderMark: Bool
    /// What an empty cell looks like.
    package var nullText: String
    /// What is done with cells that spreadsheets would take for formulas.
    package var formulas: Formulas

    /// Makes a dialect; the defaults are what Unix tools and databases expect.
    package init(
        delimiter: String = ",", quote: Quote = .double, quoting: Quoting = .minimal,
        lineEnding: LineEnding = .lf, header: Bool = true, byteOrderMark: Bool = false,
        nullText: String = "", formulas: Formulas = .keep
    ) {
        self.delimiter = delimiter
        self.quote = quote
        self.quoting = quoting
        self.lineEnding = lineEnding
        self.header = header
        self.byteOrderMark = byteOrderMark
        self.nullText = nullText
        self.formulas = formulas
    }

    /// The delimiters that have a name in forms and commands.
    package static let namedDelimiters: [(name: String, text: String)] = [
        ("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("pipe", "|"),
    ]

    /// The delimiter that `text` means: a name ("comma") or the character itself.
    package static func delimiter(named text: String) -> String {
        namedDelimiters.first { $0.name == text.lowercased() }?.text ?? text
    }

    /// What is wrong with the dialect, in the order of the form.
    package func problems() -> [SchemaProblem] {
        var problems: [SchemaProblem] = []
        if let sentence = delimiterProblem() {
            problems.append(SchemaProblem(field: "delimiter", message: sentence))
        }
        if let sentence = TextCheck.problem(
            with: nullText, called: "The text of empty cells",
            maximum: SchemaLimits.nullTextCharacters)
        {
            problems.append(SchemaProblem(field: "null_text", message: sentence))
        }
        return problems
    }

    private func delimiterProblem() -> String? {
        let scalars = delimiter.unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1 else {
            return "The delimiter is one character: comma, semicolon, tab, pipe or your own."
        }
        switch scalar {
        case "\r", "\n", "\0", "\u{FEFF}":
            return "The delimiter cannot be a line end, NUL or byte order mark; choose another."
        case quoteScalar:
            return "The delimiter cannot be the quote \(scalar) as well; choose another."
        default:
            return nil
        }
    }

    /// The quote as a character.
    var quoteScalar: Unicode.Scalar { quote == .double ? "\"" : "'" }

    /// The quote as its one byte.
    var quoteByte: UInt8 { quote == .double ? UInt8(ascii: "\"") : UInt8(ascii: "'") }
}
