// Environment: what the process was given and who it is.

internal import Glibc

/// The process's surroundings.
///
/// Only the executable reads them.
package enum Environment {
    /// All environment variables; of a name given twice the first value counts.
    package static func variables() -> [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let (name, value) = split(String(cString: text))
            if variables[name] == nil { variables[name] = value }
            entry += 1
        }
        return variables
    }

    private static func split(_ entry: String) -> (name: String, value: String) {
        guard let sign = entry.utf8.firstIndex(of: UInt8(ascii: "=")) else { return (entry, "") }
        return (String(entry[..<sign]), String(entry[entry.utf8.index(after: sign)...]))
    }

    /// The absolute path of the running program.
    package static func executablePath() throws(SystemError) -> String {
        try Files.linkTarget("/proc/self/exe")
    }

    /// This process's id.
    package static var processID: Int32 { getpid() }

    /// The id of the process that started this one, or of the one that adopted it.
    package static var parentProcessID: Int32 { getppid() }

    /// The numeric id of the effective user; 0 is root.
    package static var userID: UInt32 { geteuid() }

    /// The name of the effective user, or its number when it has none.
    package static var userName: String {
        guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else {
            return String(geteuid())
        }
        return String(cString: name)
    }

    /// Processors that this process may use, at least 1.
    package static var processorCount: Int {
        max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    /// Ends this process with a status.
    package static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}
