// SchemaEstimate: how large a schema's files are and how long they take, from a small piece.

import Generation
import Platform

enum SchemaEstimate {
    /// Rows made to measure: about a millisecond's worth.
    private static let rows: UInt64 = 500
    /// More values than this are no bound that anybody meets by chance.
    private static let worthTelling: UInt64 = 10_000_000

    /// Makes some rows and measures; nil for a schema that this version cannot make.
    static func estimate(_ schema: Schema, clock: any Clock) -> SchemaPage.Estimate? {
        guard let plan = try? Plan(schema, seed: Seed(1)) else { return nil }
        var buffer = OutputBuffer()
        let start = clock.monotonicNanoseconds()
        plan.append(rows: 1..<(rows + 1), to: &buffer)
        let nanoseconds = max(1_000, clock.monotonicNanoseconds() - start)
        return .init(
            bytesPerRow: Double(buffer.count) / Double(rows),
            rowsPerSecond: Double(rows) * 1e9 / Double(nanoseconds))
    }

    /// What unique columns mean for the number of rows; nil when they set no bound that matters.
    static func bound(_ schema: Schema) -> String? {
        schema.problem(withRows: worthTelling)?.message
    }
}
