// TextRun: one run of `fakecsv generate` in a format that is text, perhaps compressed.

import Compression
import Generation
import Platform

struct TextRun {
    private let plan: Plan
    private let order: GenerateOrder
    private let gzip: GzipStream?
    private let team: Team

    init(_ plan: Plan, _ order: GenerateOrder) {
        self.plan = plan
        self.order = order
        team = order.threads == 1 ? .alone : Team(workers: order.threads, run: Relay.run)
        gzip = order.shape == .gzip ? GzipStream(workers: order.threads) : nil
    }

    func run() throws -> Int32 {
        var output = try RowOutput.open(order.output)
        let meter = ProgressMeter(
            total: order.size ?? order.extent.rowCount, unit: order.size == nil ? .rows : .bytes,
            hasFile: order.output != nil)
        let stop = try Interruption(watches: output.isFile)
        do {
            let outcome = try make(to: &output, meter, stop)
            try gzip?.finish { bytes in try output.write(bytes) }
            meter.finish()
            try check(outcome)
            try output.finish()
        } catch {
            meter.finish()
            output.abandon()
            guard let interrupted = error as? Interrupted else { throw error }
            return interrupted.status
        }
        return ExitStatus.success
    }

    private func make(
        to output: inout RowOutput, _ meter: ProgressMeter, _ stop: borrowing Interruption
    ) throws -> Pipeline.Outcome {
        var bytesMade: UInt64 = 0
        return try Pipeline(plan).run(
            order.extent, limit: order.size, team: team,
            prepare: { [gzip] worker, part in gzip?.compress(part, worker: worker) },
            sink: { worker, part in
                bytesMade += UInt64(part.count)
                if let gzip {
                    try gzip.handOn(worker: worker) { bytes in try output.write(bytes) }
                } else {
                    try output.write(part)
                }
            },
            room: { gzip == nil ? output.room : nil },
            progress: { rows in
                try stop.check()
                meter.show(rows: rows, bytes: bytesMade)
            })
    }

    /// Refuses a file that `--size` made too small or that has too few values for it.
    private func check(_ outcome: Pipeline.Outcome) throws(GenerateFailure) {
        guard order.size != nil else { return }
        if outcome.rows == 0 {
            throw GenerateFailure(description: "not one row fits into --size; ask for more.")
        }
        if outcome.isShort {
            throw GenerateFailure(
                description: "after \(outcome.rows) rows (\(outcome.bytes) bytes) there are no "
                    + "further ones; ask for a smaller --size.")
        }
    }
}
