// Recollection: values that were read lately, each with what tells whether it still holds.

/// A bounded memory of read values.
///
/// A value holds until its time is over or until the counter that stood beside it has moved on.
struct Recollection<Key: Hashable, Value> {
    private struct Entry {
        let value: Value
        let changes: UInt64
        let until: UInt64
    }

    private var entries: [Key: Entry] = [:]
    /// The most entries; when they are full all are forgotten, which costs one read each.
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// The value, if it still holds.
    ///
    /// - Parameters:
    ///   - changes: the counter as it stands now.
    ///   - now: nanoseconds of the monotonic clock.
    func value(_ key: Key, changes: UInt64, now: UInt64) -> Value? {
        guard let entry = entries[key], entry.changes == changes, now < entry.until else {
            return nil
        }
        return entry.value
    }

    /// Keeps a value.
    ///
    /// - Parameter changes: the counter as it stood *before* the value was read, so that a change
    ///   during the reading counts.
    mutating func keep(_ value: Value, for key: Key, changes: UInt64, until: UInt64) {
        if entries.count >= capacity, entries[key] == nil { entries.removeAll() }
        entries[key] = Entry(value: value, changes: changes, until: until)
    }
}
