// Rows as SQL: a table with fitting types, and inserts of many rows each.

/// Makes the statements around the rows.
struct SQLFrame {
    /// Rows in one INSERT: larger ones load no faster.
    private static let batchRows = 500
    /// Bytes that one INSERT stays below: a server of MySQL's refuses 16 MiB by default.
    private static let batchBytes = 8 << 20
    /// PostgreSQL cuts names after 63 bytes, MySQL refuses those of more than 64 characters.
    private static let nameBytes = 63
    /// MySQL: characters of all VARCHAR columns, for want of which a table is refused; the rest
    /// is TEXT.
    private static let variableCharacters = 8_000

    private let format: Format
    private let maker: FrameMaker
    private let table: String
    private let names: [String]

    init(format: Format, maker: FrameMaker) {
        self.format = format
        self.maker = maker
        let isMySQL = format == .mysql
        func quoted(_ name: String) -> String { SQLFrame.quoted(name, isMySQL: isMySQL) }
        let names = maker.columns.map { SQLFrame.cleaned($0.name, isMySQL: isMySQL) }
        self.names = DistinctNames.make(names, limit: SQLFrame.nameBytes).map(quoted)
        let table = SQLFrame.cleaned(maker.schema.name, isMySQL: isMySQL)
        self.table = quoted(DistinctNames.make([table], limit: SQLFrame.nameBytes)[0])
    }

    func texts() -> FrameTexts {
        var frame = FrameTexts()
        let hasTable = !maker.isContinuation && maker.schema.dialect.header
        frame.opening =
            (format == .mysql ? "SET NAMES utf8mb4;\n" : "") + (hasTable ? tableStatement() : "")
        frame.cells = names.indices.map { $0 == 0 ? "(" : ", " }
        frame.rowEnd = ")"
        frame.batchOpening = "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES\n"
        frame.between = ",\n"
        frame.batchClosing = ";\n"
        let widest = maker.columns.reduce(1) { $0 + $1.maximumBytes + 4 }
        frame.batchRows = UInt64(max(1, min(SQLFrame.batchRows, SQLFrame.batchBytes / widest)))
        return frame
    }

    private func tableStatement() -> String {
        var room = SQLFrame.variableCharacters
        let lines = zip(names, maker.columns).map { name, column in
            "  \(name) \(type(of: column, room: &room))\(column.canBeBlank ? "" : " NOT NULL")"
        }
        // A server's own character set may have no room for all characters.
        let options = format == .mysql ? " DEFAULT CHARACTER SET utf8mb4" : ""
        return "CREATE TABLE \(table) (\n\(lines.joined(separator: ",\n"))\n)\(options);\n"
    }

    private func type(of column: FramedColumn, room: inout Int) -> String {
        switch (column.kind, format) {
        case (.integer, .sqlite): "INTEGER"
        case (.integer, _): "BIGINT"
        case (.decimal, .sqlite): "NUMERIC"
        case (.decimal(let places?), _): "DECIMAL(\(19 + places), \(places))"
        case (.decimal, _): "DOUBLE PRECISION"
        case (.boolean, _): "BOOLEAN"
        case (.date, .sqlite), (.moment, .sqlite), (.time, .sqlite): "TEXT"
        case (.date, _): "DATE"
        case (.moment, .mysql): "DATETIME"
        case (.moment, _): "TIMESTAMP"
        case (.time, _): "TIME"
        case (.text, .mysql): SQLFrame.mysqlText(column.maximumBytes, room: &room)
        case (.text, _): "TEXT"
        }
    }

    private static func mysqlText(_ bytes: Int, room: inout Int) -> String {
        let length = max(1, bytes)
        if length <= 255, length <= room {
            room -= length
            return "VARCHAR(\(length))"
        }
        return length <= 65_535 ? "TEXT" : "LONGTEXT"
    }

    /// A name without what a server refuses even in quotes.
    private static func cleaned(_ name: String, isMySQL: Bool) -> String {
        let name = name.trimmed
        guard isMySQL else { return name }
        // MySQL's names hold characters up to U+FFFF.
        return String(
            String.UnicodeScalarView(name.unicodeScalars.map { $0.value > 0xFFFF ? "_" : $0 }))
    }

    private static func quoted(_ name: String, isMySQL: Bool) -> String {
        let quote: Character = isMySQL ? "`" : "\""
        let doubled = name.map { $0 == quote ? "\(quote)\(quote)" : String($0) }.joined()
        return "\(quote)\(doubled)\(quote)"
    }
}
