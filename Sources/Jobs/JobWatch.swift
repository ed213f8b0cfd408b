// JobWatch: what a generator does besides generating: progress, heartbeat, stopping.

import Platform
import Records

/// Why a generator leaves a data set unfinished without an error.
enum JobInterruption: Error {
    /// Cancelled, deleted, or given to another generator.
    case noLongerOurs
    /// SIGTERM.
    case askedToStop
}

/// Reports a few times a second, however often it is called.
final class JobWatch {
    /// Between two progress reports: a page asks about as often.
    private static let progressNanoseconds: UInt64 = 250_000_000
    /// Between two heartbeats: a cancelled job is noticed within this time, and twenty fit into
    /// `JobStore.heartbeatSeconds`.
    private static let heartbeatNanoseconds: UInt64 = 1_000_000_000

    private let job: ClaimedJob
    private let jobs: JobStore
    private let progress: ProgressStore
    private let clock: any Clock
    private let shouldStop: () -> Bool
    private let started: UInt64
    private var nextProgress: UInt64
    private var nextHeartbeat: UInt64

    init(
        job: ClaimedJob, jobs: JobStore, progress: ProgressStore, clock: any Clock,
        shouldStop: @escaping () -> Bool
    ) {
        self.job = job
        self.jobs = jobs
        self.progress = progress
        self.clock = clock
        self.shouldStop = shouldStop
        started = clock.monotonicNanoseconds()
        nextProgress = started + Self.progressNanoseconds
        nextHeartbeat = started + Self.heartbeatNanoseconds
    }

    /// Shows the page that the work has begun.
    func begin() throws {
        if shouldStop() { throw JobInterruption.askedToStop }
        show(rowsDone: 0, bytes: 0, nanoseconds: 1)
    }

    /// Called after every piece of the file; costs a look at the clock.
    func report(rowsDone: Int64, bytes: Int64) throws {
        let now = clock.monotonicNanoseconds()
        guard now >= nextProgress else { return }
        nextProgress = now + Self.progressNanoseconds
        if shouldStop() { throw JobInterruption.askedToStop }
        show(rowsDone: rowsDone, bytes: bytes, nanoseconds: now - started)
        if now >= nextHeartbeat {
            try beat()
            nextHeartbeat = now + Self.heartbeatNanoseconds
        }
    }

    private func show(rowsDone: Int64, bytes: Int64, nanoseconds: UInt64) {
        let rate = Double(rowsDone) / (Double(nanoseconds) / 1e9)
        progress.report(
            Progress(
                dataset: job.dataset.id, status: .generating, rows: job.dataset.rowCount,
                rowsDone: rowsDone, bytes: bytes, rate: rate),
            under: job.dataset.taskKey)
    }

    private func beat() throws {
        let isOurs = try Patience(clock: clock).overLostConnections {
            try jobs.beat(job.dataset.id, token: job.token)
        }
        if !isOurs { throw JobInterruption.noLongerOurs }
    }
}
