// Formats: the same values, the same bytes in parts, the size that was asked for.

import Platform
import Testing

@testable import Generation

@Suite("Formats")
struct FormatTests {
    /// Every type, some cells blank, names that each format has to escape.
    private static let schema = Schema(
        name: "my `\"table\"`",
        columns: everyType() + [
            Column(name: "blank & <now>", type: "number", blankPercent: "30"),
            Column(name: "a \"quote\" `tick`\\", type: "full_name", blankPercent: "20"),
            Column(
                name: "hostile", type: "custom_list",
                parameters: ["values": "O'Brien\n\"a\"\n<b>&\nc:\\d\n=1+1\n-5\n@x"]),
        ])

    private func file(
        _ format: Format, _ extent: Extent, limit: UInt64? = nil, workers: Int = 1,
        partBytes: Int = 20_000
    ) throws -> [UInt8] {
        let plan = try Plan(
            Self.schema, seed: Seed(3), format: format, firstRow: extent.file.lowerBound,
            isContinuation: extent.file.lowerBound > 1)
        let team = workers == 1 ? Team.alone : Team(workers: workers, run: Relay.run)
        var bytes: [UInt8] = []
        var heard: [UInt64] = []
        let outcome = unsafe Pipeline(plan, partBytes: partBytes).run(
            extent, limit: limit, team: team,
            sink: { _, part in unsafe bytes.append(contentsOf: part) },
            progress: { heard.append($0) })
        #expect(outcome.bytes == UInt64(bytes.count))
        #expect(heard == heard.sorted() && heard.last == outcome.rows)
        return bytes
    }

    @Test("threads, part sizes and shards make the same bytes", arguments: Format.allCases)
    func parts(format: Format) throws {
        let whole = try file(format, Extent(1..<1201))
        #expect(try file(format, Extent(1..<1201), workers: 3) == whole)
        #expect(try file(format, Extent(1..<1201), workers: 2, partBytes: 999) == whole)
        for count in [UInt64(2), 7] {
            let shards = try (0..<count).map {
                try file(format, Extent(part: $0, of: count, file: 1..<1201))
            }
            #expect(Array(shards.joined()) == whole)
        }
    }

    @Test("more shards than rows are still the file", arguments: Format.allCases)
    func emptyShards(format: Format) throws {
        let shards = try (0..<9).map {
            try file(format, Extent(part: UInt64($0), of: 9, file: 1..<4))
        }
        #expect(try Array(shards.joined()) == file(format, Extent(1..<4)))
    }

    @Test("a size gives the most whole rows that fit", arguments: Format.allCases)
    func size(format: Format) throws {
        let rows = try [UInt64(40), 41, 500].map { try file(format, Extent(1..<$0 + 1)) }
        let large = Extent(1..<100_001)
        for workers in [1, 2] {
            let fit = { (limit: Int) in
                try file(format, large, limit: UInt64(limit), workers: workers)
            }
            #expect(try fit(rows[0].count) == rows[0])
            #expect(try fit(rows[1].count - 1) == rows[0])
            #expect(try fit(rows[2].count) == rows[2])
        }
    }

    @Test("a size that no row fits into gives none, one beyond the last row is short")
    func sizeBounds() throws {
        let plan = try Plan(Self.schema, seed: Seed(3))
        let run = { (limit: UInt64) in
            unsafe Pipeline(plan).run(
                Extent(1..<11), limit: limit, sink: { _, _ in }, progress: { _ in })
        }
        #expect(run(10).rows == 0)
        #expect(run(1 << 30) == .init(rows: 10, bytes: run(1 << 30).bytes, isShort: true))
    }

    @Test("a file that begins with a later row is a whole one")
    func laterRows() throws {
        let json = String(decoding: try file(.json, Extent(100..<102)), as: UTF8.self)
        #expect(json.hasPrefix("[\n{") && json.hasSuffix("}\n]\n"))
        let sql = String(decoding: try file(.sqlite, Extent(100..<102)), as: UTF8.self)
        #expect(sql.hasPrefix("INSERT INTO ") && sql.hasSuffix(");\n"))
        let csv = String(decoding: try file(.csv, Extent(100..<101)), as: UTF8.self)
        #expect(!csv.contains("hostile"))
    }

    @Test("names in SQL and XML can be told apart and are allowed")
    func names() {
        let names = ["a b", "a_b", "A B", "1st", "xml", "größe", "<>", ""].map(XMLName.make)
        #expect(
            DistinctNames.make(names, limit: 100)
                == ["a_b", "a_b_2", "A_B_3", "_1st", "_xml", "größe", "__", "_"])
        let long = String(repeating: "ä", count: 60)
        let cut = DistinctNames.make([long, long, long.uppercased()], limit: 63)
        #expect(cut.allSatisfy { $0.utf8.count <= 63 } && Set(cut).count == 3)
    }

    @Test("formulas get an apostrophe only when asked, numbers never")
    func formulas() throws {
        var schema = Schema(
            name: "s",
            columns: [
                Column(
                    name: "=list", type: "custom_list",
                    parameters: [
                        "values": "=1\n-5\n-x\n+1.5\n@a\nplain\n'", "style": "sequential",
                    ]),
                Column(name: "f", type: "character_sequence", parameters: ["format": "=#"]),
                Column(name: "m", type: "character_sequence", parameters: ["format": "-#"]),
                Column(name: "n", type: "number", parameters: ["min": "-9", "max": "-1"]),
            ])
        let kept = try Plan(schema, seed: Seed(1)).preview(rows: 70)
        for quoting in Dialect.Quoting.allCases {
            for quote in Dialect.Quote.allCases {
                schema.dialect = Dialect(quote: quote, quoting: quoting, formulas: .protect)
                #expect(try Plan(schema, seed: Seed(1)).preview(rows: 70) == kept)
                var out = OutputBuffer()
                try Plan(schema, seed: Seed(1)).append(rows: 1..<71, to: &out)
                let lines = String(decoding: out.bytes, as: UTF8.self).split(separator: "\n")
                for (line, row) in zip(lines, kept) {
                    let cells = line.split(separator: ",").map { unquoted($0, quote) }
                    let expected = row.map { cell in
                        cell.hasPrefix("=") || ["-x", "@a"].contains(cell) ? "'" + cell : cell
                    }
                    #expect(cells == expected)
                }
            }
        }
    }

    private func unquoted(_ cell: Substring, _ quote: Dialect.Quote) -> String {
        let mark: Character = quote == .double ? "\"" : "'"
        guard cell.first == mark, cell.count > 1 else { return String(cell) }
        return cell.dropFirst().dropLast().split(separator: mark, omittingEmptySubsequences: false)
            .joined(separator: String(mark)).replacing("\(mark)\(mark)", with: "\(mark)")
    }

    @Test("escapes beyond the room of plain cells are foreseen")
    func room() throws {
        let columns = (0..<20).map {
            Column(
                name: "c\($0)", type: "character_sequence",
                parameters: ["format": "#" + String(repeating: "\"'&<\\", count: 12)])
        }
        for format in Format.allCases {
            let plan = try Plan(
                Schema(name: "s", columns: columns), seed: Seed(1), format: format)
            var out = OutputBuffer(capacity: 1)
            plan.append(rows: 1..<20, to: &out)
            #expect(out.count > 19 * 20 * 60)
        }
    }

    @Test(
        "sizes are read as people write them",
        arguments: [
            ("1GiB", 1 << 30), ("1.5 GB", 1_500_000_000), ("4096", 4_096), ("100k", 102_400),
            ("2MB", 2_000_000), ("7 b", 7),
        ])
    func byteCounts(text: String, bytes: UInt64) {
        #expect(ByteCount.parse(text).value == ByteCount.parse("\(bytes)").value)
        #expect(ByteCount.parse(text).value?.value == bytes)
    }

    @Test("what is no size is refused", arguments: ["", "GiB", "1 XB", "0", "-5", "9e9", "2000T"])
    func wrongByteCounts(text: String) {
        #expect(ByteCount.parse(text).value == nil)
    }
}
