// A cell depends on the seed, the column and the row alone.

import Testing

@testable import Generation

@Suite("Addressable and stable rows")
struct AddressabilityTests {
    /// Every type, some of them unique, some blank now and then.
    private let columns =
        everyType()
        // As many of the unique ones as a schema has room for, the latest families first.
        + everyType(isUnique: true).suffix(SchemaLimits.columns - 1 - everyType().count).map {
            Column(name: "unique " + $0.name, type: $0.type, isUnique: true)
        }
        + [Column(name: "blanks", type: "full_name", blankPercent: "30", group: "other")]

    @Test("any split into ranges makes the same bytes")
    func splits() throws {
        let whole = try bytes(columns, rows: 1..<3001)
        for pieces in [
            [1, 2, 3001], [1, 1023, 1024, 1025, 3001], [1, 33, 64, 1000, 2047, 2048, 3001],
        ] {
            var joined: [UInt8] = []
            for (start, end) in zip(pieces, pieces.dropFirst()) {
                joined += try bytes(columns, rows: UInt64(start)..<UInt64(end))
            }
            #expect(joined == whole)
        }
    }

    @Test("one row far out is the same alone and in company")
    func far() throws {
        let row: UInt64 = 123_456_789_012
        let block = try bytes(columns, rows: row - 3..<row + 4)
        let alone = try bytes(columns, rows: row..<row + 1)
        let before = try bytes(columns, rows: row - 3..<row)
        #expect(Array(block.dropFirst(before.count).prefix(alone.count)) == alone)
    }

    @Test("a longer dataset begins with the shorter one")
    func prefix() throws {
        let short = try bytes(columns, rows: 1..<501)
        let long = try bytes(columns, rows: 1..<1501)
        #expect(Array(long.prefix(short.count)) == short)
    }

    @Test("adding, removing and reordering columns changes no other column")
    func columnsApart() throws {
        let all = try cells(columns, rows: 300)
        let reversed = try cells(columns.reversed(), rows: 300)
        for position in columns.indices {
            let alone = try cells([columns[position]], rows: 300).map { $0[0] }
            #expect(all.map { $0[position] } == alone, "\(columns[position].name)")
            #expect(reversed.map { $0[columns.count - 1 - position] } == alone)
        }
    }

    @Test("the dialect changes no value, and the preview shows the file's first rows")
    func dialects() throws {
        let schema = Schema(name: "s", columns: columns)
        var other = schema
        other.dialect = Dialect(delimiter: "a", quote: .single, quoting: .all, lineEnding: .crlf)
        let plan = try Plan(schema, seed: Seed(1))
        #expect(try Plan(other, seed: Seed(1)).preview(rows: 50) == plan.preview(rows: 50))
        // Paragraphs hold line feeds, by which the lines are told here.
        var quoted = schema
        quoted.columns.removeAll { $0.type == "paragraphs" }
        quoted.dialect = Dialect(delimiter: "\u{1}", header: false)
        var out = OutputBuffer()
        try Plan(quoted, seed: Seed(1)).append(rows: 1..<51, to: &out)
        let lines = String(decoding: out.bytes, as: UTF8.self).split(separator: "\n")
        let rows = lines.map { $0.split(separator: "\u{1}", omittingEmptySubsequences: false) }
        let texts = try Plan(quoted, seed: Seed(1)).preview(rows: 50)
        #expect(rows.map { $0.map(String.init) } == texts)
    }

    @Test("other seeds, other names and other groups make other values")
    func keys() throws {
        let constant = [
            "row_number", "blank", "sequence", "template", "country", "country_code", "capital",
            "continent", "currency", "currency_code", "currency_symbol",
        ]
        for type in FieldCatalog.types where !constant.contains(type.id) {
            let first = try column(type.id, rows: 64)
            #expect(try column(type.id, rows: 64, seed: 2) != first, "\(type.id)")
            let renamed = try cells(
                [Column(name: "d", type: type.id, group: "g", locale: home(type.id))], rows: 64)
            #expect(renamed.map { $0[0] } != first, "\(type.id)")
        }
    }

    @Test("chunks of a pipeline are the rows of the plan, header first")
    func pipeline() throws {
        let schema = Schema(name: "s", columns: columns)
        let plan = try Plan(schema, seed: Seed(5))
        var expected = OutputBuffer()
        plan.appendHeader(to: &expected)
        plan.append(rows: 1..<2001, to: &expected)
        var collected: [UInt8] = []
        var heard: [UInt64] = []
        unsafe Pipeline(plan, partBytes: 10_000).run(rows: 1..<2001, header: true) { chunk in
            unsafe collected.append(contentsOf: chunk)
        } progress: { rows in
            heard.append(rows)
        }
        #expect(collected == expected.bytes)
        #expect(heard.last == 2000 && heard == heard.sorted())
    }

    @Test("parts made in the sink's memory are the same, also where they do not fit into it")
    func lentMemory() throws {
        let plan = try Plan(Schema(name: "s", columns: columns), seed: Seed(5))
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 40_000, alignment: 16)
        defer { unsafe memory.deallocate() }
        // A part has about 10,000 bytes: most of these rooms hold one, some do not, some are none.
        let sizes = [40_000, 14_000, 0, 9_000, 150, 30_000]
        var (expected, collected): ([UInt8], [UInt8]) = ([], [])
        var (asked, inPlace) = (0, 0)
        unsafe Pipeline(plan, partBytes: 10_000).run(Extent(1..<5_001)) { _, part in
            unsafe expected.append(contentsOf: part)
        } progress: { _ in
        }
        unsafe Pipeline(plan, partBytes: 10_000).run(Extent(1..<5_001)) { _, part in
            if unsafe part.baseAddress == UnsafeRawPointer(memory.baseAddress) { inPlace += 1 }
            unsafe collected.append(contentsOf: part)
        } room: {
            asked += 1
            let size = sizes[asked % sizes.count]
            return size == 0 ? nil : unsafe UnsafeMutableRawBufferPointer(rebasing: memory[..<size])
        } progress: { _ in
        }
        #expect(collected == expected)
        #expect(inPlace > 0 && inPlace < asked)
    }

    @Test("a pipeline stops with the error of its sink")
    func pipelineStops() throws {
        struct Full: Error {}
        let plan = try Plan(Schema(name: "s", columns: columns), seed: Seed(5))
        var chunks = 0
        #expect(throws: Full.self) {
            try unsafe Pipeline(plan, partBytes: 1000).run(rows: 1..<100_000, header: true) {
                (_) throws in
                chunks += 1
                if chunks == 3 { throw Full() }
            } progress: { _ in
            }
        }
        #expect(chunks == 3)
    }
}
