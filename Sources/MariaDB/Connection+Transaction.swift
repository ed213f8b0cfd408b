// Connection+Transaction: several statements that happen together or not at all.

/// Where a connection stands.
enum TransactionState {
    case none
    case open
    /// The server gave the transaction up; nothing more may run in it.
    case broken(DatabaseError)
}

extension Connection {
    /// Runs the body between START TRANSACTION and COMMIT.
    ///
    /// An error thrown by the body rolls everything back. When other transactions stood in the way
    /// (deadlock, lock wait), the body runs again, at most three times in all: it must have no
    /// effect outside the database. When the connection is lost during COMMIT, nobody knows whether
    /// it happened: the error's ``DatabaseError/isConnectionLost`` is true then.
    ///
    /// Transactions do not nest.
    package func transaction<Result>(
        _ body: (Connection) throws -> Result
    ) throws -> Result {
        precondition(!isInTransaction, "a transaction inside a transaction")
        var tries = 1
        while true {
            do {
                return try transactionOnce(body)
            } catch let error as DatabaseError
                where error.isLockConflict && tries < Self.maximumTries
            {
                tries += 1
            }
        }
    }

    private func transactionOnce<Result>(
        _ body: (Connection) throws -> Result
    ) throws -> Result {
        // Losing the connection here loses nothing, so it counts as a read.
        try repeated(isRead: true) { (link) throws(DatabaseError) in
            try link.run("START TRANSACTION")
        }
        transactionState = .open
        defer { transactionState = .none }
        do {
            let result = try body(self)
            try runDirectly("COMMIT")
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Rolls back on a connection that still lives.
    ///
    /// One that cannot even do that is dropped, and the server rolls back by itself.
    private func rollBack() {
        guard isConnected else { return }
        transactionState = .open
        do throws(DatabaseError) {
            try runDirectly("ROLLBACK")
        } catch {
            drop()
        }
    }
}
