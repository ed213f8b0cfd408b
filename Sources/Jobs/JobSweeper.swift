// JobSweeper: puts back what was lost and removes what nobody owns any more.

package import FileStorage
package import Platform
package import Records

/// One round of tidying.
///
/// Several machines may sweep at the same time.
package struct JobSweeper {
    private let jobs: JobStore
    private let sessions: SessionStore
    private let signInFailures: SignInFailureStore
    private let mailOrders: MailOrderStore
    private let files: any FileStore
    private let log: Log
    /// How long a finished file is kept, in seconds; nil keeps it for as long as its row.
    private let keepSeconds: Int64?

    package init(
        jobs: JobStore, sessions: SessionStore, signInFailures: SignInFailureStore,
        mailOrders: MailOrderStore, files: any FileStore, log: Log, keepSeconds: Int64? = nil
    ) {
        self.jobs = jobs
        self.sessions = sessions
        self.signInFailures = signInFailures
        self.mailOrders = mailOrders
        self.files = files
        self.log = log
        self.keepSeconds = keepSeconds
    }

    /// Sweeps, first giving back what the generators of `lostTokens` held.
    ///
    /// Answers how many data sets wait for a generator now.
    package func sweep(lostTokens: [String], at now: Timestamp) throws -> Int {
        try releaseClaims(of: lostTokens)
        if let keepSeconds {
            let count = try jobs.expireFiles(finishedBefore: now.adding(seconds: -keepSeconds))
            if count > 0 { log.info("files.expired", ["count": "\(count)"]) }
        }
        do {
            try removeOrphans()
        } catch let error as FileStorageError {
            // Data sets that wait have nothing to do with it.
            log.error("files.not_swept", ["error": "\(error)"])
        }
        let ended = try sessions.deleteExpired(at: now)
        if ended > 0 { log.info("sessions.expired", ["count": "\(ended)"]) }
        try signInFailures.deleteEnded(at: now)
        let unsent = try mailOrders.deleteExpired(at: now)
        if unsent > 0 { log.warning("mail.expired", ["count": "\(unsent)"]) }
        return try jobs.queuedCount()
    }

    /// Whether a message waits to be sent now.
    package func isMailDue(at now: Timestamp) throws -> Bool { try mailOrders.isAnyDue(at: now) }

    private func releaseClaims(of lostTokens: [String]) throws {
        var count = 0
        for token in lostTokens { count += try jobs.releaseClaims(of: token) }
        count += try jobs.releaseSilentClaims()
        if count > 0 { log.warning("datasets.released", ["count": "\(count)"]) }
    }

    /// Removes files, finished or half-written, that belong to no data set.
    ///
    /// A generator names its file in the row before it creates it, and a new claim brings a new
    /// name: so a name that no row has is nobody's, however young the file is.
    private func removeOrphans() throws {
        let finished = try orphans(among: files.names())
        let unfinished = try orphans(among: files.unfinishedNames())
        for name in finished { try files.remove(name) }
        for name in unfinished { try files.removeUnfinished(name) }
        let count = finished.count + unfinished.count
        if count > 0 { log.info("files.removed", ["count": "\(count)"]) }
    }

    private func orphans(among names: [String]) throws -> [String] {
        try stride(from: 0, to: names.count, by: JobStore.namesPerCall).flatMap { start in
            let some = names[start..<min(start + JobStore.namesPerCall, names.count)]
            let used = try jobs.namesInUse(among: some)
            return some.filter { !used.contains($0) }
        }
    }
}
