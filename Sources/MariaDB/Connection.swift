// Connection: a program's way to the database; opens itself and comes back after a loss.

/// A connection for one thread, opened at its first use.
///
/// Statements are prepared once per SQL text. Outside a transaction a statement is run again, once,
/// when the connection turned out to be lost before it was sent; one that begins with SELECT also
/// when it was lost before the answer came, or when a table got other columns; and up to three times
/// when it was the victim of a deadlock. Everything else is the caller's to decide.
///
///     let rows = try connection.query("SELECT name FROM t WHERE id = ?", [7])
package final class Connection {
    private let configuration: DatabaseConfiguration
    private var link: ServerLink?
    var transactionState = TransactionState.none

    /// Remembers where the database is.
    ///
    /// Does not connect yet.
    package init(_ configuration: DatabaseConfiguration) {
        self.configuration = configuration
    }

    /// Runs a statement and gives its rows, all of them in memory.
    ///
    /// - Parameter values: one per question mark.
    package func query(
        _ sql: String, _ values: [SQLValue] = []
    ) throws(DatabaseError) -> [Row] {
        try run(sql) { (statement) throws(DatabaseError) in try statement.query(values) }
    }

    /// Runs a statement for its effect.
    ///
    /// - Parameter values: one per question mark.
    @discardableResult
    package func execute(
        _ sql: String, _ values: [SQLValue] = []
    ) throws(DatabaseError) -> Outcome {
        try run(sql) { (statement) throws(DatabaseError) in try statement.execute(values) }
    }

    /// Makes sure that the server answers, connecting if need be.
    package func ping() throws(DatabaseError) {
        try repeated(isRead: true) { (link) throws(DatabaseError) in try link.ping() }
    }

    /// Runs a text without parameters, unprepared: for what is run once or cannot be prepared.
    func runDirectly(_ sql: String) throws(DatabaseError) {
        try repeated(isRead: false) { (link) throws(DatabaseError) in try link.run(sql) }
    }

    private func run<Result>(
        _ sql: String, _ body: (Statement) throws(DatabaseError) -> Result
    ) throws(DatabaseError) -> Result {
        try repeated(isRead: Self.isSelect(sql)) { (link) throws(DatabaseError) in
            try body(link.statement(sql))
        }
    }

    /// Runs the body, again where that is known to be right.
    func repeated<Result>(
        isRead: Bool, _ body: (ServerLink) throws(DatabaseError) -> Result
    ) throws(DatabaseError) -> Result {
        var tries = 0
        while true {
            tries += 1
            do throws(DatabaseError) {
                return try body(openLink())
            } catch {
                let wasOpen = link != nil
                note(error)
                guard wasOpen, mayRepeat(after: error, tries: tries, isRead: isRead) else {
                    throw error
                }
            }
        }
    }

    private func openLink() throws(DatabaseError) -> ServerLink {
        if case .broken(let reason) = transactionState { throw reason }
        if let link, isInTransaction || !link.isStale { return link }
        let opened = try ServerLink(configuration)
        link = opened
        return opened
    }

    /// Forgets a lost link, and notes that a transaction in progress cannot go on: after a loss or a
    /// deadlock the server has rolled it back, and what follows would run outside it.
    private func note(_ error: DatabaseError) {
        if error.isOutdatedStatement { link?.forget(error.sql) }
        if error.isConnectionLost { link = nil }
        if case .open = transactionState, error.isConnectionLost || error.isLockConflict {
            transactionState = .broken(error)
        }
    }

    /// Whether a connection is open, as far as anyone knows.
    var isConnected: Bool { link != nil }

    var isInTransaction: Bool {
        if case .none = transactionState { false } else { true }
    }

    /// Closes the connection; the next use opens another.
    func drop() { link = nil }

    private func mayRepeat(after error: DatabaseError, tries: Int, isRead: Bool) -> Bool {
        guard !isInTransaction else { return false }
        if error.isDeadlock { return tries < Self.maximumTries }
        guard tries == 1 else { return false }
        return error.isBeforeSending
            || (isRead && (error.isConnectionLost || error.isOutdatedStatement))
    }

    /// Three victims in a row mean that something else is wrong.
    static let maximumTries = 3

    private static func isSelect(_ sql: String) -> Bool {
        let word = sql.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.prefix(6)
        return word.map { $0 & 0xdf }.elementsEqual("SELECT".utf8)
    }
}
