// WorkerMemory: sessions and lists of schemas that this worker has read a moment ago.

package import Platform
package import Records

/// Spares the page that is asked for most its round trips to memcached and to the database.
///
/// Whoever ends a session or changes a user's things says so, before the answer goes out, by
/// counters that all processes of this machine share: what is remembered here is never older than
/// the last answer of any of them. Another machine's changes, and a generator's, are seen when the
/// time is over, a second by default.
package final class WorkerMemory {
    /// Sessions that are kept: far more than people who click within a second.
    private static let sessionCapacity = 1_024
    /// Lists that are kept: with a thousand schemas in each at most about 100 MB.
    private static let listCapacity = 128
    /// The first counter is moved by the end of any session; users share the others, and a few
    /// who have the same one only make each other read more often.
    private static let counters = 4_096

    private let changes: SharedCounters
    private let clock: any Clock
    private let nanoseconds: UInt64
    private var sessions = Recollection<String, Session>(capacity: sessionCapacity)
    private var lists = Recollection<UserID, SchemaListPage>(capacity: listCapacity)

    /// Makes a memory.
    ///
    /// - Parameters:
    ///   - changes: as `changes(inFile:)` gives them to every process.
    ///   - milliseconds: how long a value is believed; 0 remembers nothing.
    package init(changes: SharedCounters, clock: any Clock, milliseconds: Int) {
        self.changes = changes
        self.clock = clock
        nanoseconds = UInt64(milliseconds) * 1_000_000
    }

    /// The counters of all processes that are given the same path.
    package static func changes(inFile path: String) throws(SystemError) -> SharedCounters {
        try SharedCounters(path: path, count: counters)
    }

    /// Counters of one process, for tests.
    package static func changesOfThisProcess() throws(SystemError) -> SharedCounters {
        try SharedCounters(count: counters)
    }

    /// The session, remembered or read.
    func session(id: String, read: () throws -> Session?) rethrows -> Session? {
        let (state, now) = (changes[0], clock.monotonicNanoseconds())
        if let session = sessions.value(id, changes: state, now: now) { return session }
        guard let session = try read() else { return nil }
        sessions.keep(session, for: id, changes: state, until: now + nanoseconds)
        return session
    }

    /// The page of the user's schemas, remembered or made.
    func schemaList(
        of user: UserID, read: () throws -> SchemaListPage
    ) rethrows -> SchemaListPage {
        let (state, now) = (changes[counter(of: user)], clock.monotonicNanoseconds())
        if let list = lists.value(user, changes: state, now: now) { return list }
        let list = try read()
        lists.keep(list, for: user, changes: state, until: now + nanoseconds)
        return list
    }

    /// Says that a session has ended.
    package func noteEndOfSession() {
        changes.raise(0)
    }

    /// Says that something of a user's may have changed.
    package func noteChange(of user: UserID) {
        changes.raise(counter(of: user))
    }

    private func counter(of user: UserID) -> Int {
        1 + Int(truncatingIfNeeded: UInt64(bitPattern: user.value) % UInt64(Self.counters - 1))
    }
}
