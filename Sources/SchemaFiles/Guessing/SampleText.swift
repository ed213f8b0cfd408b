// SampleText: the beginning of a CSV file taken apart, whatever its delimiter and quotes.

/// Rows of cells from a text that looks like CSV, with what they were written with.
struct SampleText {
    /// Rows that are looked at; more teach nothing new.
    static let rows = 1_000
    /// Columns beyond this are left out: a schema may not have more.
    static let columns = 256

    let delimiter: Character
    let quote: Character
    let lineEnding: String
    let hasByteOrderMark: Bool
    private(set) var rows: [[String]]

    init(_ text: String) {
        let mark = text.unicodeScalars.first == "\u{FEFF}"
        let body = mark ? Substring(text.unicodeScalars.dropFirst()) : text[...]
        hasByteOrderMark = mark
        lineEnding = body.contains("\r\n") ? "crlf" : "lf"
        quote = Self.quote(in: body)
        delimiter = Self.delimiter(in: body, quote: quote)
        rows = Self.rows(of: body, delimiter: delimiter, quote: quote)
    }

    /// Single quotes only where fields are enclosed in them and in no others.
    private static func quote(in text: Substring) -> Character {
        guard !text.contains("\""), let first = text.first else { return "\"" }
        return first == "'" || text.contains(",'") || text.contains(";'") ? "'" : "\""
    }

    /// The character that splits the first lines into the most columns, the same number in each.
    private static func delimiter(in text: Substring, quote: Character) -> Character {
        let candidates: [Character] = ["\t", ";", "|", ","]
        let scores = candidates.map { candidate -> (Character, Int) in
            let counts = rows(of: text, delimiter: candidate, quote: quote, limit: 20).map(\.count)
            guard let first = counts.first, first > 1 else { return (candidate, 0) }
            let alike = counts.count { $0 == first }
            return (candidate, alike * 100 / counts.count * 1_000 + first)
        }
        let best = scores.max { $0.1 < $1.1 }
        return (best?.1 ?? 0) > 0 ? best?.0 ?? "," : ","
    }

    private static func rows(
        of text: Substring, delimiter: Character, quote: Character, limit: Int = SampleText.rows
    ) -> [[String]] {
        var reader = CellReader(text, delimiter: delimiter, quote: quote)
        var rows: [[String]] = []
        while rows.count < limit, let row = reader.nextRow() {
            if row != [""] { rows.append(Array(row.prefix(columns))) }
        }
        return rows
    }
}

/// Reads cells one by one; quotes may hold delimiters and line ends, and are doubled inside.
private struct CellReader {
    private var rest: Substring
    private let delimiter: Character
    private let quote: Character

    init(_ text: Substring, delimiter: Character, quote: Character) {
        rest = text
        self.delimiter = delimiter
        self.quote = quote
    }

    mutating func nextRow() -> [String]? {
        guard !rest.isEmpty else { return nil }
        var row: [String] = []
        while true {
            row.append(cell())
            guard let next = rest.popFirst() else { return row }
            if next != delimiter { return row }
            if rest.isEmpty {
                row.append("")
                return row
            }
        }
    }

    private mutating func cell() -> String {
        guard rest.first == quote else {
            let end = rest.firstIndex { $0 == delimiter || $0.isNewline } ?? rest.endIndex
            defer { rest = rest[end...] }
            return String(rest[..<end])
        }
        rest.removeFirst()
        var cell = ""
        while let character = rest.popFirst() {
            guard character == quote else {
                cell.append(character)
                continue
            }
            guard rest.first == quote else { break }
            cell.append(rest.removeFirst())
        }
        // What stands between a closing quote and the delimiter belongs to nobody.
        let end = rest.firstIndex { $0 == delimiter || $0.isNewline } ?? rest.endIndex
        rest = rest[end...]
        return cell
    }
}
