// DatasetStatus: where a data set stands, and which steps it may take.

package enum DatasetStatus: String, Sendable, CaseIterable {
    /// Asked for, waiting for a generator.
    case queued
    /// A generator has claimed it and is writing the file.
    case generating
    case ready
    /// It cannot be made; the message says why.
    case failed
    /// The owner stopped it.
    case cancelled

    /// The steps that a data set may take from here.
    ///
    /// `generating` goes back to `queued` when its generator is lost, `ready` when its file was
    /// removed after its time and is asked for again.
    package var next: [DatasetStatus] {
        switch self {
        case .queued: [.generating, .failed, .cancelled]
        case .generating: [.ready, .failed, .cancelled, .queued]
        case .ready: [.queued]
        case .failed, .cancelled: []
        }
    }

    package func mayBecome(_ status: DatasetStatus) -> Bool {
        next.contains(status)
    }

    /// Whether something is still going to happen.
    package var isPending: Bool { self == .queued || self == .generating }
}
