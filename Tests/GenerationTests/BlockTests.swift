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
        var made: [UInt8] = []
        Pipeline(plan, partBytes: 10_000).run(
            rows: 1..<2_001, header: false, sink: { unsafe made += Array($0) }, progress: { _ in })
        #expect(made == byRows(plan, 1..<2_001))
    }

    @Test func `cells that have to be looked at are made row by row`() throws {
        for dialect in [Dialect(delimiter: " "), Dialect(formulas: .protect)] {
            let schema = Schema(name: "all", columns: BlockTests.columns, dialect: dialect)
            #expect(try Plan(schema, seed: Seed(1)).blocks() == nil)
        }
        var blank = Column(name: "a", type: "full_name")
        blank.blankPercent = "10"
        #expect(try Plan(Schema(name: "one", columns: [blank]), seed: Seed(1)).blocks() == nil)
    }

    @Test func `pieces are copied in few runs and steps`() {
        let runs = PieceRun.runs([5, 40, 8, 50, 8, 8, 33] + Array(repeating: 16, count: 70))
        #expect(runs.map(\.count) == [7, 6, 64])
        #expect(runs.map(\.steps) == [4, 1, 1])
        #expect(PieceRun.runs([]).isEmpty)
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
