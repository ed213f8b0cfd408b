// ResourceLimits: what a process may use, set by the process itself first thing in main.

internal import Glibc

/// Limits of the calling process that it cannot lift again.
package enum ResourceLimits {
    /// Applies the limits that are given; nil leaves one as it is.
    ///
    /// - Parameters:
    ///   - cpuSeconds: processor time; beyond it SIGXCPU ends the process, a second later SIGKILL.
    ///   - addressSpaceBytes: memory; an allocation beyond it fails, which ends a Swift process.
    ///   - fileBytes: size of one file; a write beyond it fails with `EFBIG` (SIGXFSZ is ignored
    ///     from then on).
    ///   - niceness: 0…19; higher gives way to others. A thread that gives way more already is left
    ///     as it is. Holds for the calling thread and those it starts.
    package static func apply(
        cpuSeconds: UInt64? = nil, addressSpaceBytes: UInt64? = nil, fileBytes: UInt64? = nil,
        niceness: Int32? = nil
    ) throws(SystemError) {
        if let cpuSeconds { try set(RLIMIT_CPU, "RLIMIT_CPU", cpuSeconds, hard: cpuSeconds + 1) }
        if let addressSpaceBytes {
            try set(RLIMIT_AS, "RLIMIT_AS", addressSpaceBytes, hard: addressSpaceBytes)
        }
        if let fileBytes {
            signal(SIGXFSZ, SIG_IGN)
            try set(RLIMIT_FSIZE, "RLIMIT_FSIZE", fileBytes, hard: fileBytes)
        }
        if let niceness { try setNiceness(niceness) }
        try set(RLIMIT_CORE, "RLIMIT_CORE", 0, hard: 0)  // a core file would hold users' values
    }

    /// Lets writes to closed pipes and to files of the largest size fail with an error instead of ending
    /// the process.
    package static func failInsteadOfSignals() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    private static func set(
        _ resource: __rlimit_resource, _ name: String, _ soft: UInt64, hard: UInt64
    ) throws(SystemError) {
        let kind = __rlimit_resource_t(resource.rawValue)
        var limit = rlimit()
        guard getrlimit(kind, &limit) == 0 else { throw SystemError.last("getrlimit", name) }
        limit.rlim_max = min(limit.rlim_max, rlim_t(hard))
        limit.rlim_cur = min(limit.rlim_max, rlim_t(soft))
        guard setrlimit(kind, &limit) == 0 else { throw SystemError.last("setrlimit", name) }
    }

    private static func setNiceness(_ niceness: Int32) throws(SystemError) {
        let thread = __priority_which_t(PRIO_PROCESS.rawValue)
        // To take less of it needs a privilege. -1 may be an error; then it is set, which says so.
        guard getpriority(thread, 0) < niceness else { return }
        let result = setpriority(thread, 0, niceness)
        guard result == 0 else { throw SystemError.last("setpriority", "\(niceness)") }
    }
}
