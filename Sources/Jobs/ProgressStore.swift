// ProgressStore: progress in memcached, where nginx reads it without asking the application.

import JSON
package import Memcached
import Records

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

    /// Percent done of a data set that is being made; nil when memcached does not know.
    package func percent(under taskKey: String) -> Int? {
        guard let key = CacheKey(taskKey), let bytes = cache.get(key),
            let json = try? JSONValue.parse(bytes), let percent = json["percent"]?.integerValue
        else { return nil }
        return Int(percent)
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
