// SupervisedCommands: what a supervisor runs, and how many of it.

/// The command lines of the processes under one supervisor.
///
/// All run the same program.
package struct SupervisedCommands: Sendable {
    /// Descriptors that a supervised process finds open.
    package enum Descriptor {
        /// The listening socket (workers only); where spawn-fcgi and its like put it too.
        package static let listener: Int32 = 0
        /// Hung up when the process is to end (workers only): also when the supervisor is gone.
        package static let lifeline: Int32 = 3
        /// Takes one byte a call (`Call`) from any process to the supervisor.
        package static let calls: Int32 = 4
    }

    /// What a process may ask of its supervisor, as one byte written to `Descriptor.calls`.
    package enum Call: UInt8, Sendable {
        /// A data set waits: start a generator as soon as a slot is free.
        case generate = 0x67
        /// Something was deleted or lost: look soon.
        case sweep = 0x73
        /// A message waits: start the sender of mail unless it is at work.
        case mail = 0x6D
    }

    /// Exit status of a generator that leaves nothing waiting behind; after 0 another is started.
    package static let idleStatus: Int32 = 3

    /// Path of the program.
    package let executable: String
    package let worker: [String]
    /// Arguments of a generator whose claims carry that token.
    package let generator: @Sendable (_ token: String) -> [String]
    /// Arguments of a sweep that first gives back what dead generators held.
    package let sweep: @Sendable (_ lostTokens: [String]) -> [String]
    /// Arguments of the process that sends what waits, and ends.
    package let mail: [String]

    package init(
        executable: String, worker: [String],
        generator: @escaping @Sendable (String) -> [String],
        sweep: @escaping @Sendable ([String]) -> [String], mail: [String]
    ) {
        self.executable = executable
        self.worker = worker
        self.generator = generator
        self.sweep = sweep
        self.mail = mail
    }
}

/// Numbers that rule a supervisor.
package struct SupervisionLimits: Sendable {
    package var workers: Int
    package var generators: Int
    /// Seconds between two sweeps when nobody calls for one.
    package var sweepSeconds = 5
    /// Seconds that a process may take to end once it is asked to; then it is killed.
    package var graceSeconds = 30

    package init(workers: Int, generators: Int) {
        self.workers = workers
        self.generators = generators
    }
}
