// GeneratorProcess: how a generator is started, and what its exit means.

/// The command line of `fakecsv run-job` and its exit codes: one place for who starts it and
/// for who is started.
package enum GeneratorProcess {
    /// The arguments after the program's name.
    ///
    /// `token` marks what this process claims, so that its starter can give it back when the
    /// process dies.
    package static func arguments(token: String) -> [String] {
        ["run-job", "--token", token]
    }

    /// It made one data set, or found none to make.
    package static let done: Int32 = 0
    /// It could not do its work (no database, a full disk); what it held has been given back or
    /// failed with a sentence, as far as it could.
    package static let failed: Int32 = 1
}
