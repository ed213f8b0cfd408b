// What a receipt says of a file, and how much of the file it looked at.

import Generation
import JSON
import Testing

@testable import Jobs

@Suite("Receipts")
struct DatasetReceiptTests {
    private let schema = Schema(
        name: "s",
        columns: [
            Column(name: "id", type: "row_number"),
            Column(name: "side", type: "boolean", blankPercent: "25"),
        ])

    private func receipt(_ rows: Range<UInt64>) throws -> DatasetReceipt {
        try DatasetReceipt(schema, seed: Seed(1), rows: rows)
    }

    @Test(
        "small files are counted whole, larger ones by a row in a hundred",
        arguments: [
            (1, 1), (1_024, 1_024), (1_025, 1_024), (100_000, 1_024), (600_000, 6_000),
            (5_000_000, 10_240),
        ] as [(UInt64, Int64)])
    func counted(rows: UInt64, counted: Int64) throws {
        let receipt = try receipt(11..<(11 + rows))
        #expect(receipt.rowCount == Int64(rows) && receipt.sampledCount == counted)
        #expect(receipt.columns.allSatisfy { $0.cellCount == Int(counted) })
        let first = try #require(receipt.columns.first)
        #expect(first.minimum == "11" && first.distinctCount == Int(counted))
    }

    @Test("what is stored is read back as it was")
    func readBack() throws {
        let receipt = try receipt(1..<501)
        #expect(DatasetReceipt(receipt.json) == receipt)
        #expect(DatasetReceipt(["rows": 1]) == nil && DatasetReceipt(nil) == nil)
        let side = try #require(receipt.columns.last)
        #expect(side.kind == .choice && (80...170).contains(side.blankCount))
        #expect(Set(side.commonest.map(\.text)) == ["true", "false"])
    }
}
