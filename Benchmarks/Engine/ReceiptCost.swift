// What counting a file's columns costs beside making the file.

import Generation
import Platform

/// Makes data sets as a generator of the service does, each with its receipt and without, in turns.
///
/// Plan, rows, SHA-256, file, sync and rename are the service's; what it does besides (a process, the
/// database) would only make the shares smaller.
struct ReceiptCost {
    private static let sizes: [UInt64] = [2_000, 10_000, 100_000, 1_000_000, 10_000_000]
    /// Rows that all turns of one size make, of either kind: small files need more turns.
    private static let rowsOfSize: UInt64 = 15_000_000
    private static let turns = 5...101

    /// Twenty columns that cost little each: many cells to count for little time of making.
    private static let cheap = Schema(
        name: "cheap",
        columns: (0..<20).map { place in
            let kinds = ["row_number", "number", "boolean", "digit_sequence", "date"]
            let type = kinds[place % kinds.count]
            let parameters = type == "digit_sequence" ? ["format": "####"] : [:]
            return Column(name: "c\(place)", type: type, parameters: parameters)
        })
    /// One short column: a file of few bytes.
    private static let single = Schema(
        name: "single", columns: [Column(name: "name", type: "first_name")])

    private let folder: String
    private let clock = SystemClock()

    /// Uses a folder for the files, which are removed.
    init(folder: String) { self.folder = folder }

    func measure() throws {
        for schema in [EngineBenchmark.reference, Self.cheap, Self.single] {
            for rows in Self.sizes { try measure(schema, rows: rows) }
        }
    }

    private func measure(_ schema: Schema, rows: UInt64) throws {
        let wanted = Int(Self.rowsOfSize / rows) | 1
        let turns = min(max(wanted, Self.turns.lowerBound), Self.turns.upperBound)
        var (bare, whole): ([UInt64], [UInt64]) = ([], [])
        for _ in 0..<turns {
            bare.append(try make(schema, rows: rows, counts: false))
            whole.append(try make(schema, rows: rows, counts: true))
        }
        // Each turn with its own neighbour: a disk or a machine that is slow for a moment hurts both.
        let shares = zip(bare, whole).map { Double($1) / Double($0) - 1 }.sorted()
        let share = (shares[turns / 2] * 1_000).rounded() / 10
        print(
            "\(schema.name), \(rows) rows: made in \(median(bare)) µs, with a receipt in "
                + "\(median(whole)) µs, \(share) % more (\(turns) turns)")
    }

    private func median(_ times: [UInt64]) -> UInt64 { times.sorted()[times.count / 2] / 1_000 }

    private static func receipt(of schema: Schema, rows: UInt64) -> Errand<[ColumnSummary]> {
        Errand {
            let sample = ColumnSummary.receiptRows(1..<rows + 1)
            return try ColumnSummary.summaries(of: schema, seed: Seed(42), rows: sample)
        }
    }

    /// The nanoseconds that one data set took.
    private func make(_ schema: Schema, rows: UInt64, counts: Bool) throws -> UInt64 {
        let start = clock.monotonicNanoseconds()
        let plan = try Plan(schema, seed: Seed(42))
        var file = try AtomicFile(directory: folder, finalName: "receipt-cost")
        var hash = SHA256()
        try Pipeline(plan).run(
            Extent(1..<rows + 1),
            sink: { (_, part) throws(SystemError) in
                hash.update(part)
                try file.write(part)
            },
            room: { file.room }, progress: { (_) throws(SystemError) in })
        _ = hash.finish()
        let receipt = counts ? Self.receipt(of: schema, rows: rows) : nil
        try file.commit()
        _ = try receipt?.result()
        let time = clock.monotonicNanoseconds() - start
        try Files.remove("\(folder)/receipt-cost")
        return time
    }
}
