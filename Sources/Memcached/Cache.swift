// Cache: what callers may ask of a cache, and that it may always say no.

/// A place for copies that may vanish at any moment.
///
/// A cache that cannot be reached is never an error for callers: reads find nothing, writes answer
/// false.
package protocol Cache: AnyObject {
    /// The value, or nil when there is none or the cache cannot be asked.
    func get(_ key: CacheKey) -> [UInt8]?

    /// Keeps a value, replacing another.
    ///
    /// - Parameter seconds: how long, 1 to 2 592 000 (30 days); what is outside counts as the
    ///   nearer end.
    /// - Returns: whether it is kept.
    @discardableResult
    func set(_ key: CacheKey, _ value: [UInt8], seconds: Int) -> Bool

    /// Keeps a value only when the key has none; of several callers at once, one gets true.
    ///
    /// - Returns: whether it is kept.
    func add(_ key: CacheKey, _ value: [UInt8], seconds: Int) -> Bool

    /// Forgets a value.
    func delete(_ key: CacheKey)

    /// Asks the cache for a sign of life.
    ///
    /// - Returns: what is wrong, or nil when all is well.
    func check() -> CacheError?
}

/// The lives that memcached understands: more than 30 days would be read as a date of 1970.
let possibleSeconds = 1...2_592_000

extension ClosedRange {
    /// The nearest value inside.
    func clamping(_ value: Bound) -> Bound { Swift.min(Swift.max(value, lowerBound), upperBound) }
}
