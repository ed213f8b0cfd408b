import Testing

@testable import Generation

/// Rows that are made in blocks are those that the generators define.
@Suite struct BlockTests {
    /// The types that fill blocks, with parameters that they can do it with.
    private static let columns = [
        Column(name: "name", type: "full_name"),
        Column(name: "job", type: "job_title"),
        Column(name: "email", type: "email_address"),
        Column(name: "domain", type: "domain_name"),
        Column(name: "phone", type: "phone"),
        Column(name: "company", type: "company_name"),
        Column(name: "text", type: "sentences", parameters: ["min": "1", "max": "3"]),
        Column(name: "number", type: "number", parameters: ["min": "0", "max": "100000"]),
        Column(name: "address", type: "address"),
        Column(
            name: "date", type: "date", parameters: ["min": "1970-01-01", "max": "2024-10-04"]),
    ]

    private func byRows(_ plan: Plan, _ rows: Range<UInt64>) -> [UInt8] {
        var out = OutputBuffer()
        plan.append(rows: rows, to: &out)
        return out.bytes
    }

    private func byBlocks(_ plan: Plan, _ rows: Range<UInt64>) throws -> [UInt8] {
        let blocks = try #require(plan.blocks())
        var block = blocks.makeBlock()
        var out = OutputBuffer(capacity: 16)
        plan.append(rows: rows, by: blocks, &block, to: &out)
        return out.bytes
    }

    private func lines(_ bytes: [UInt8]) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }

    @Test(arguments: columns) func `a column is the same in blocks`(_ column: Column) throws {
        let plan = try Plan(Schema(name: "one", columns: [column]), seed: Seed(42))
        let (rows, blocks) = (byRows(plan, 1..<3_001), try byBlocks(plan, 1..<3_001))
        for (row, block) in zip(lines(rows), lines(blocks)) { #expect(row == block) }
        #expect(rows == blocks)
    }

    @Test func `whole rows are the same in blocks, with every kind of quotes`() throws {
        for quoting in [Dialect.Quoting.minimal, .all, .nonNumeric] {
            for delimiter in [",", "\t", ";"] {
                let dialect = Dialect(delimiter: delimiter, quoting: quoting)
                let schema = Schema(name: "all", columns: BlockTests.columns, dialect: dialect)
                let plan = try Plan(schema, seed: Seed(7))
                #expect(byRows(plan, 1..<600) == (try byBlocks(plan, 1..<600)))
            }
        }
    }

    @Test func `blocks may begin anywhere and cross the borders of tiers`() throws {
        let plan = try Plan(Schema(name: "all", columns: BlockTests.columns), seed: Seed(3))
        for first: UInt64 in [2, 1_000, 1_020, 8_589_934_580] {
            let rows = first..<first + 90
            #expect(byRows(plan, rows) == (try byBlocks(plan, rows)))
        }
    }

    @Test func `a pipeline gives the same rows with blocks and without, by one thread or more`()
        throws
    {
        let plan = try Plan(Schema(name: "all", columns: BlockTests.columns), seed: Seed(5))
        for rows in [1..<Pipeline.manyRows, 1..<Pipeline.manyRows + 1] {
            var made: [UInt8] = []
            Pipeline(plan, partBytes: 10_000).run(
                rows: rows, header: false, sink: { unsafe made += Array($0) },
                progress: { _ in })
            #expect(made == byRows(plan, rows))
        }
    }

    /// Rows of a plan in blocks are those that its generators define.
    private func expectSame(
        _ columns: [Column], _ dialect: Dialect = Dialect(), rows: Range<UInt64> = 1..<300
    ) throws {
        let schema = Schema(name: "all", columns: columns, dialect: dialect)
        let plan = try Plan(schema, seed: Seed(11))
        let (byRows, byBlocks) = (byRows(plan, rows), try byBlocks(plan, rows))
        for (row, block) in zip(lines(byRows), lines(byBlocks)) { #expect(row == block) }
        #expect(byRows == byBlocks)
    }

    @Test func `cells that have to be looked at stand in blocks as texts`() throws {
        for dialect in [Dialect(delimiter: " "), Dialect(formulas: .protect)] {
            try expectSame(BlockTests.columns, dialect)
        }
    }

    @Test func `columns of every type stand between others in a block`() throws {
        for (index, column) in everyType().enumerated() {
            let others = BlockTests.columns
            try expectSame(
                [others[index % 10], column, others[(index + 3) % 10]], rows: 1..<70)
        }
    }

    @Test(arguments: ["0.5", "10", "50", "100"])
    func `blank cells are the same in blocks`(_ percent: String) throws {
        var columns = BlockTests.columns
        for index in columns.indices { columns[index].blankPercent = percent }
        for quoting in [Dialect.Quoting.minimal, .all] {
            for null in ["", "NULL", "\"not, given\"", String(repeating: "n", count: 60)] {
                try expectSame(columns, Dialect(quoting: quoting, nullText: null))
            }
            let long = Dialect(quoting: quoting, nullText: String(repeating: "n", count: 64))
            try expectSame(Array(columns[..<4]) + BlockTests.columns[4...], long)
        }
        for column in columns { try expectSame([column], Dialect()) }
    }

    @Test func `texts too long for pieces stand in blocks all the same`() throws {
        let long = String(repeating: "long and longer, ", count: 50)
        for text in [long, String(repeating: "x", count: 65), String(repeating: "x", count: 256)] {
            let list = Column(name: "list", type: "custom_list", parameters: ["values": text])
            try expectSame([BlockTests.columns[0], list, BlockTests.columns[7]])
        }
    }

    @Test func `a plan of which less than half can fill blocks is made row by row`() throws {
        let others = ["a", "b"].map { Column(name: $0, type: "guid") }
        for columns in [others, others + BlockTests.columns[..<1]] {
            let plan = try Plan(Schema(name: "all", columns: columns), seed: Seed(1))
            #expect(plan.blocks() == nil)
        }
    }

    @Test func `pieces are copied in few runs and steps`() {
        let runs = PieceRun.runs([5, 40, 8, 50, 8, 8, 33] + Array(repeating: 16, count: 70))
        #expect(runs.map(\.count) == [7, 64, 6])
        #expect(runs.map(\.steps) == [4, 1, 1])
        #expect(PieceRun.runs([]).isEmpty)
        let mixed = PieceRun.runs([nil, nil, 5, 5, nil, nil, nil, nil])
        #expect(mixed.map(\.count) == [1, 2, 2])
        #expect(mixed.map(\.steps) == [0, 1, 0])
    }

    @Test func `the draw of a ticket is the quotient of whole numbers`() {
        var draws = Draws(1)
        for bits: UInt64 in 1...32 {
            for _ in 0..<200 {
                let count = max(1, draws.next() >> (64 - bits))
                for position in [0, count - 1, draws.next() % count] {
                    let path = draws.next()
                    let ticket = Ticket(position: position, count: count, path: path)
                    #expect(
                        ticket.draw()
                            == UInt32(truncatingIfNeeded: (position << 32 | path >> 32) / count))
                }
            }
        }
    }
}
