// What is counted of rows is what stands in them.

import Testing

@testable import Generation

@Suite("Column summaries")
struct ColumnSummaryTests {
    private func summary(_ column: Column, rows: UInt64 = 2_000) throws -> ColumnSummary {
        let schema = Schema(name: "s", columns: [column, Column(name: "n", type: "row_number")])
        return try #require(
            ColumnSummary.summaries(of: schema, seed: Seed(7), rows: [1..<(rows + 1)]).first)
    }

    @Test("numbers have bounds and a histogram that counts every value")
    func numbers() throws {
        let column = Column(
            name: "age", type: "number", parameters: ["min": "18", "max": "27"])
        let summary = try summary(column)
        #expect(summary.kind == .number && summary.cellCount == 2_000)
        #expect(summary.minimum == "18" && summary.maximum == "27" && summary.distinctCount == 10)
        #expect(summary.histogram.count == 10 && summary.histogram.reduce(0, +) == 2_000)
        #expect(summary.histogram.allSatisfy { (120...280).contains($0) })
    }

    @Test("blank cells are counted apart, quoted cells as they are meant")
    func blanksAndQuotes() throws {
        let column = Column(
            name: "c", type: "custom_list", parameters: ["values": "say \"hi\", now\nplain"],
            blankPercent: "50")
        let summary = try summary(column)
        #expect((800...1_200).contains(summary.blankCount) && summary.kind == .choice)
        #expect(Set(summary.commonest.map(\.text)) == ["say \"hi\", now", "plain"])
        #expect(summary.commonest.reduce(0) { $0 + $1.count } == 2_000 - summary.blankCount)
    }

    @Test("the counts agree with the preview's cells, column by column")
    func agrees() throws {
        let columns = everyType()
        for chunk in stride(from: 0, to: columns.count, by: 40) {
            let schema = Schema(
                name: "all", columns: Array(columns[chunk..<min(chunk + 40, columns.count)]))
            let plan = try Plan(schema, seed: Seed(3))
            let rows = plan.preview(rows: 30)
            let summaries = try ColumnSummary.summaries(
                of: schema, seed: Seed(3), rows: [1..<31])
            for (place, summary) in summaries.enumerated() {
                let cells = rows.map { $0[place] }
                #expect(summary.blankCount == cells.count { $0.isEmpty }, "\(summary.name)")
                let distinct = Set(cells.filter { !$0.isEmpty }).count
                #expect(summary.distinctCount == distinct, "\(summary.name)")
            }
        }
    }

    @Test("days and moments lie in time, codes with leading noughts are no numbers")
    func kinds() throws {
        let day = try summary(Column(name: "d", type: "date"))
        #expect(day.kind == .moment && day.histogram.count == 24)
        let code = try summary(
            Column(name: "z", type: "digit_sequence", parameters: ["format": "0###"]))
        #expect(code.kind == .text)
        #expect(try summary(Column(name: "b", type: "blank")).kind == .blank)
    }

    @Test("a sample lies within the rows and is spread over them")
    func samples() {
        #expect(ColumnSummary.sampleRows(from: 5, count: 10, limit: 20) == [5..<15])
        let sample = ColumnSummary.sampleRows(from: 11, count: 1_000_000, limit: 16_000)
        #expect(sample.first?.lowerBound == 11 && sample.count == 16)
        #expect((sample.last?.upperBound ?? 0) <= 1_000_011)
        #expect(sample.reduce(0) { $0 + $1.count } == 16_000)
        #expect(zip(sample, sample.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    }
}
