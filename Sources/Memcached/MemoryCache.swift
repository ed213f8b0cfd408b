// MemoryCache: the cache in this process's memory, for tests.

/// A cache that behaves as memcached does, with a clock and a switch in the test's hand.
package final class MemoryCache: Cache {
    private struct Entry {
        let value: [UInt8]
        let ends: Int
    }

    private var entries: [CacheKey: Entry] = [:]
    private var secondsPassed = 0

    /// While true, it is as if no server could be reached; what was kept stays.
    package var isUnreachable = false

    /// Makes an empty cache.
    package init() {}

    /// Lets time pass.
    package func advance(seconds: Int) { secondsPassed += seconds }

    package func get(_ key: CacheKey) -> [UInt8]? {
        guard !isUnreachable, let entry = entries[key], entry.ends > secondsPassed else {
            return nil
        }
        return entry.value
    }

    @discardableResult
    package func set(_ key: CacheKey, _ value: [UInt8], seconds: Int) -> Bool {
        guard !isUnreachable else { return false }
        let life = possibleSeconds.clamping(seconds)
        entries[key] = Entry(value: value, ends: secondsPassed + life)
        return true
    }

    package func add(_ key: CacheKey, _ value: [UInt8], seconds: Int) -> Bool {
        get(key) == nil && set(key, value, seconds: seconds)
    }

    package func delete(_ key: CacheKey) {
        if !isUnreachable { entries[key] = nil }
    }

    package func check() -> CacheError? {
        isUnreachable ? CacheError(description: "the memory cache is switched off") : nil
    }
}
