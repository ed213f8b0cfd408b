// JobRunner: inside a generator process: claims one data set and makes its file.

import Compression
package import FileStorage
import Generation
import JSON
package import Platform
package import Records

package struct JobRunner {
    package enum Outcome: Equatable, Sendable {
        /// A data set was taken from the queue and dealt with: it is ready, failed or gone.
        case made
        /// Nothing was queued.
        case idle
        /// Asked to stop; the data set is back in the queue.
        case stopped
        /// The database went away for longer than the runner's patience.
        case gaveUp
    }

    private let jobs: JobStore
    private let files: any FileStore
    private let progress: ProgressStore
    private let random: SystemRandom
    private let clock: any Clock
    private let log: Log

    package init(
        jobs: JobStore, files: any FileStore, progress: ProgressStore, random: SystemRandom,
        clock: any Clock, log: Log
    ) {
        self.jobs = jobs
        self.files = files
        self.progress = progress
        self.random = random
        self.clock = clock
        self.log = log
    }

    /// Claims one data set under `token` and makes it.
    ///
    /// `shouldStop` is asked a few times a second.
    package func runOne(token: String, shouldStop: @escaping () -> Bool) throws -> Outcome {
        let claimed = try jobs.claim(token: token, fileSuffix: random.hex(bytes: 16)) { count in
            Int(random.uint64() % UInt64(count))
        }
        guard let job = claimed else { return .idle }
        let watch = JobWatch(
            job: job, jobs: jobs, progress: progress, clock: clock, shouldStop: shouldStop)
        do {
            return try make(job, watch)
        } catch {
            return try settle(job, error)
        }
    }

    private func make(_ job: ClaimedJob, _ watch: JobWatch) throws -> Outcome {
        var output = DatasetOutput(writer: try files.makeWriter(name: job.fileName))
        do {
            try watch.begin()
            try write(job, to: &output, watch)
        } catch {
            output.abandon()
            throw error
        }
        let checksum = output.checksum()
        let byteCount = output.byteCount
        // Counted while the disk is waited for.
        let receipt = Errand {
            try DatasetReceipt(
                job.schema, seed: Seed(job.dataset.seed), rows: job.dataset.rows)
        }
        try output.finish()
        return try publish(
            job, byteCount: byteCount, checksum: checksum, receipt: receipt.result())
    }

    private func write(
        _ job: ClaimedJob, to output: inout DatasetOutput, _ watch: JobWatch
    ) throws {
        let shape = job.dataset.shape
        let plan = try Plan(
            job.schema, seed: Seed(job.dataset.seed), format: shape.format,
            firstRow: job.dataset.rows.lowerBound)
        let gzip = shape.compression == .gzip ? GzipStream(workers: 1) : nil
        try Pipeline(plan).run(
            Extent(job.dataset.rows),
            prepare: { worker, part in gzip?.compress(part, worker: worker) },
            sink: { worker, part in
                guard let gzip else { return try output.write(part) }
                try gzip.handOn(worker: worker) { bytes in try output.write(bytes) }
            },
            room: { gzip == nil ? output.room : nil },
            progress: { done in
                try watch.report(rowsDone: Int64(done), bytes: Int64(output.byteCount))
            })
        try gzip?.finish { bytes in try output.write(bytes) }
    }

    private func publish(
        _ job: ClaimedJob, byteCount: Int, checksum: [UInt8], receipt: DatasetReceipt
    ) throws -> Outcome {
        let isOurs = try Patience(clock: clock).overLostConnections {
            try jobs.finish(
                job, byteCount: Int64(byteCount), checksum: checksum,
                receipt: receipt.json.encoded())
        }
        guard isOurs else {
            try files.remove(job.fileName)
            progress.forget(job.dataset.taskKey)
            return .made
        }
        progress.report(
            Progress(
                dataset: job.dataset.id, status: .ready, rows: job.dataset.rowCount,
                rowsDone: job.dataset.rowCount, bytes: Int64(byteCount)),
            under: job.dataset.taskKey)
        log.info("dataset.ready", ["id": "\(job.dataset.id)", "bytes": "\(byteCount)"])
        return .made
    }

    /// What becomes of a data set whose file could not be made.
    private func settle(_ job: ClaimedJob, _ error: any Error) throws -> Outcome {
        switch error {
        case JobInterruption.noLongerOurs:
            // What this generator reported last would outlive what has become of the data set.
            progress.forget(job.dataset.taskKey)
            return .made
        case JobInterruption.askedToStop:
            try jobs.giveBack(job.dataset.id, token: job.token)
            return .stopped
        default:
            log.error(
                "dataset.failed", ["id": "\(job.dataset.id)", "error": "\(error)"])
        }
        guard let sentence = FailureSentence.sentence(for: error) else { return .gaveUp }
        let isOurs = try Patience(clock: clock).overLostConnections {
            try jobs.fail(job.dataset.id, token: job.token, message: sentence)
        }
        guard isOurs else {
            // The sweeper has taken away the file of a data set that was cancelled or deleted.
            progress.forget(job.dataset.taskKey)
            return .made
        }
        progress.report(
            Progress(
                dataset: job.dataset.id, status: .failed, rows: job.dataset.rowCount,
                message: sentence),
            under: job.dataset.taskKey)
        return .made
    }
}
