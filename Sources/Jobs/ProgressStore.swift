// ProgressStore: progress in memcached, where nginx reads it without asking the application.

import JSON
package import Memcached
package import Records

/// Losing an entry loses nothing: the application then answers from the database.
package struct ProgressStore {
    private let cache: any Cache

    package init(_ cache: any Cache) {
        self.cache = cache
    }

    package func report(_ progress: Progress, under taskKey: String) {
        guard let key = CacheKey(taskKey) else { return }
        cache.set(key, progress.json.encoded(), seconds: Self.lifetime(of: progress.status))
    }

    /// Reports what was read from the database, unless a generator has reported meanwhile: what it
    /// says is newer.
    package func reportStored(_ progress: Progress, under taskKey: String) {
        guard let key = CacheKey(taskKey) else { return }
        _ = cache.add(
            key, progress.json.encoded(), seconds: Self.lifetime(of: progress.status))
    }

    /// How far a data set is: what its generator has reported, or what its row tells.
    ///
    /// Asks memcached only while it is being made.
    package func progress(of dataset: Dataset) -> Progress {
        let stored = Progress(dataset)
        guard dataset.status == .generating, let key = CacheKey(dataset.taskKey),
            let bytes = cache.get(key), let json = try? JSONValue.parse(bytes),
            let reported = Progress(json), reported.status == .generating
        else { return stored }
        return reported
    }

    package func forget(_ taskKey: String) {
        guard let key = CacheKey(taskKey) else { return }
        cache.delete(key)
    }

    /// How long an entry is believed, in seconds.
    ///
    /// Short while a generator refreshes it, so that a lost generator does not stand at 60 % for
    /// ever; what is finished does not change, but its page is soon not asked for any more.
    private static func lifetime(of status: DatasetStatus) -> Int {
        switch status {
        case .queued, .generating: 5
        case .ready, .failed, .cancelled: 120
        }
    }
}
