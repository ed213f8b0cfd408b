// GeneratorProcess: how a generator is started.

/// The command line of `fakecsv run-job`; what its exit means is `SupervisedCommands`' to say.
package enum GeneratorProcess {
    /// The arguments after the program's name.
    ///
    /// `token` marks what this process claims, so that its starter can give it back when the
    /// process dies.
    package static func arguments(token: String) -> [String] {
        ["run-job", "--token", token]
    }
}
