// Python's csv module reads back what is written, in every dialect.

import Platform
import TestSupport
import Testing

@testable import Generation

@Suite("Dialects")
struct DialectTests {
    /// Column names that contain everything that readers stumble over.
    private static let hostileNames = [
        "plain", "comma, and; semicolon", "\"quoted\"", "it's", "line\nfeed", "return\rhere",
        "both\r\nends", "\ttab|pipe", " spaces ", "\"", "'", "''", "naïve €uro 漢字 \u{1F600}",
        "=1+1", "\u{FEFF}bom", "a", "0", "-", "\\", "\"\"\"\"",
    ]
    private static let delimiters = [
        ",", ";", "\t", "|", " ", "a", "e", "0", ".", "-", "é", "漢", "\u{1F600}", "\u{1}", "'",
        "\"", "\\", "@",
    ]
    private static let nullTexts = ["", "NULL", "a,b;c|d\te", "\"'\r\n", "\"", "\\N", "0"]

    /// Every type under a hostile name, and dates made of hostile characters.
    private static let columns: [Column] = {
        let types = FieldCatalog.types.map(\.id)
        let names = hostileNames + types.dropFirst(hostileNames.count).map { "type \($0)" }
        var columns = names.enumerated().map { index, name in
            Column(
                name: name, type: types[index % types.count],
                blankPercent: index % 3 == 0 ? "40" : nil,
                isUnique: index % 4 == 1 && (capacity(types[index % types.count]) ?? 0) > 40,
                locale: home(types[index % types.count]))
        }
        let formats = ["%d,%m;%Y|%d\t%m", "\"%d\"'%m'", "%A\r\n%B", "é%d漢%m\u{1F600}%Y"]
        columns += formats.map {
            Column(name: "date \($0)", type: "date", parameters: ["format": $0])
        }
        columns.append(
            Column(name: "money", type: "number", parameters: ["min": "-5", "decimals": "2"]))
        return columns
    }()

    @Test("Python reads back every cell of every dialect, hostile names and values included")
    func readBack() throws {
        let folder = try TemporaryDirectory()
        var cases = ""
        var number = 0
        for delimiter in DialectTests.delimiters {
            for quote in Dialect.Quote.allCases {
                for quoting in Dialect.Quoting.allCases {
                    var dialect = Dialect(delimiter: delimiter, quote: quote, quoting: quoting)
                    dialect.lineEnding = number % 2 == 0 ? .lf : .crlf
                    dialect.byteOrderMark = number % 3 == 0
                    dialect.header = number % 5 != 0
                    dialect.nullText = DialectTests.nullTexts[number % DialectTests.nullTexts.count]
                    number += 1
                    guard dialect.problems().isEmpty else { continue }
                    cases += try write(dialect, "wide\(number)", DialectTests.columns, folder)
                    let one = Column(name: "only", type: "last_name", blankPercent: "60")
                    cases += try write(dialect, "one\(number)", [one], folder)
                }
            }
        }
        try write(file: folder.file("cases.txt"), Array(cases.utf8))
        let python = try Programs.find("python3", package: "python3")
        let script = Project.folder + "/Tests/Fixtures/csv/read_back.py"
        let said = try Programs.run(python, [script, folder.path])
        #expect(said.contains("files"))
    }

    /// Writes one file and the cells it should have; gives the line for the list of cases.
    private func write(
        _ dialect: Dialect, _ name: String, _ columns: [Column], _ folder: TemporaryDirectory
    ) throws -> String {
        let plan = try Plan(Schema(name: "s", columns: columns, dialect: dialect), seed: Seed(9))
        var out = OutputBuffer(capacity: 100)
        plan.appendHeader(to: &out)
        plan.append(rows: 1..<41, to: &out)
        try write(file: folder.file("\(name).csv"), out.bytes)
        let rows = (dialect.header ? [plan.columnNames] : []) + plan.preview(rows: 40)
        let lines = rows.map { $0.map { hex(Array($0.utf8)) }.joined(separator: ",") + "\n" }
        try write(file: folder.file("\(name).cells"), Array(lines.joined().utf8))
        let fields = [
            name, hex(Array(dialect.delimiter.utf8)), dialect.quote.rawValue,
            dialect.quoting.rawValue, String(dialect.byteOrderMark),
        ]
        return fields.joined(separator: "\t") + "\n"
    }

    private func write(file path: String, _ bytes: [UInt8]) throws {
        try FileDescriptor.open(path, .replace).write(all: bytes)
    }

    @Test("only what needs quotes has them when quoting is minimal")
    func minimal() throws {
        let columns = [
            Column(name: "name", type: "full_name"), Column(name: "text", type: "sentences"),
            Column(name: "company", type: "company_name"), Column(name: "address", type: "address"),
        ]
        let plan = try Plan(Schema(name: "s", columns: columns), seed: Seed(1))
        let rows = plan.preview(rows: 500)
        let expected = rows.map { cells in
            cells.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n"
        }
        let written = try bytes(columns, rows: 1..<501)
        #expect(String(decoding: written, as: UTF8.self) == expected.joined())
    }

    @Test("numbers stay bare and everything else has quotes when quoting is nonnumeric")
    func nonNumeric() throws {
        let columns = [
            Column(name: "id", type: "row_number"),
            Column(name: "n", type: "number", parameters: ["min": "-9", "max": "-1"]),
            Column(name: "b", type: "boolean"),
        ]
        let text = String(
            decoding: try bytes(
                columns, rows: 1..<3, dialect: Dialect(quoting: .nonNumeric)), as: UTF8.self)
        let lines = text.split(separator: "\n")
        #expect(lines[0] == "\"id\",\"n\",\"b\"")
        #expect(lines[1].hasPrefix("1,-") && lines[1].hasSuffix("e\""))
    }

    @Test("a row whose only cell is empty is not an empty line")
    func emptyLine() throws {
        let only = [Column(name: "only", type: "boolean", blankPercent: "100")]
        #expect(try bytes(only, rows: 1..<3) == Array("\"\"\n\"\"\n".utf8))
        let two = only + [Column(name: "b", type: "boolean", blankPercent: "100")]
        #expect(try bytes(two, rows: 1..<2) == Array(",\n".utf8))
    }
}
