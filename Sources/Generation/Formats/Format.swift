// The shapes a file can have.

/// A file format; it changes how values are written, never which.
package enum Format: String, Sendable, CaseIterable {
    /// Cells with delimiters, as the schema's dialect says.
    case csv
    /// As csv, with tabs.
    case tsv
    /// A JSON object in each line.
    case ndjson
    /// One JSON array of objects.
    case json
    /// `CREATE TABLE` and `INSERT` for MySQL and MariaDB.
    case mysql = "sql-mysql"
    /// `CREATE TABLE` and `INSERT` for PostgreSQL.
    case postgresql = "sql-postgresql"
    /// `CREATE TABLE` and `INSERT` for SQLite.
    case sqlite = "sql-sqlite"
    /// One XML document.
    case xml

    /// The format that a name means; "sql" alone is PostgreSQL's, which follows the standard.
    package static func named(_ text: String) -> Format? {
        let name = text.trimmed.lowercased()
        return name == "sql" ? .postgresql : Format(rawValue: name)
    }

    /// What a file name ends with, without the dot.
    package var fileExtension: String {
        switch self {
        case .mysql, .postgresql, .sqlite: "sql"
        default: rawValue
        }
    }

    /// The media type of the file.
    package var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .tsv: "text/tab-separated-values; charset=utf-8"
        case .ndjson: "application/x-ndjson"
        case .json: "application/json"
        case .mysql, .postgresql, .sqlite: "application/sql"
        case .xml: "application/xml"
        }
    }

    /// What a person reads in a menu.
    package var title: String {
        switch self {
        case .csv: "CSV"
        case .tsv: "TSV (tabs)"
        case .ndjson: "JSON lines"
        case .json: "JSON array"
        case .mysql: "SQL for MySQL"
        case .postgresql: "SQL for PostgreSQL"
        case .sqlite: "SQL for SQLite"
        case .xml: "XML"
        }
    }

    /// Whether rows are cells with delimiters between them.
    var isDelimited: Bool { self == .csv || self == .tsv }
}
