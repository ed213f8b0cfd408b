// JobQueue: takes orders for data sets and tells the supervisor that there is work.

package import Platform
package import Records

/// The web side's door to the generators.
package struct JobQueue {
    /// Data sets that one user may have waiting or under way.
    ///
    /// Enough for any batch that a person or a script asks for, few enough that one user cannot
    /// fill the table.
    package static let pendingPerUser = 1_000

    package enum Submission: Equatable, Sendable {
        case accepted(DatasetID, taskKey: String)
        /// The user has `pendingPerUser` data sets waiting already.
        case tooManyPending
        /// The schema was deleted a moment before.
        case schemaIsGone
    }

    private let datasets: DatasetStore
    private let progress: ProgressStore
    private let random: SystemRandom
    private let announce: () -> Void

    /// `announce` tells whoever starts generators that a data set waits; it may be lost, since
    /// the sweeper looks too.
    package init(
        datasets: DatasetStore, progress: ProgressStore, random: SystemRandom,
        announce: @escaping () -> Void
    ) {
        self.datasets = datasets
        self.progress = progress
        self.random = random
        self.announce = announce
    }

    package func submit(
        _ order: DatasetOrder, of schema: SavedSchema, owner: UserID, at now: Timestamp
    ) throws -> Submission {
        guard try datasets.pendingCount(owner: owner) < Self.pendingPerUser else {
            return .tooManyPending
        }
        let taskKey = "schema-\(schema.id).\(random.hex(bytes: 16))"
        let inserted = try datasets.insert(
            NewDataset(
                owner: owner, schema: schema, taskKey: taskKey, seed: order.seed,
                rowCount: order.rows, firstRow: order.firstRow, orderKey: order.key,
                shape: order.shape),
            at: now)
        guard let id = inserted else { return .schemaIsGone }
        let waiting = Progress(dataset: id, status: .queued, rows: order.rows)
        // A generator that was free may have it in hand already.
        progress.reportStored(waiting, under: taskKey)
        announce()
        return .accepted(id, taskKey: taskKey)
    }

    /// Stops a data set that is not finished.
    ///
    /// False when there was nothing to stop.
    package func cancel(_ dataset: Dataset, at now: Timestamp) throws -> Bool {
        let isCancelled = try datasets.cancel(dataset.id, owner: dataset.owner, at: now)
        if isCancelled { progress.forget(dataset.taskKey) }
        return isCancelled
    }
}
