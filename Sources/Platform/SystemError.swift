// SystemError: a call of the operating system that failed, with its reason.

internal import CPlatform
internal import Glibc

/// A failed system call: which one, on what, and why.
///
/// The subject is a path, a name or a process id, never the contents of a file or a user's input.
package struct SystemError: Error, Equatable, CustomStringConvertible {
    /// The error number (`ENOENT`, `EACCES` …).
    package let code: Int32
    /// The call that failed, as its manual page names it.
    package let call: String
    /// What the call was about; may be empty.
    package let subject: String

    /// Makes an error from parts.
    package init(code: Int32, call: String, subject: String = "") {
        self.code = code
        self.call = call
        self.subject = subject
    }

    /// Takes the code from `errno`; call it before anything else can change it.
    package static func last(_ call: String, _ subject: String = "") -> SystemError {
        let code = errno
        return SystemError(code: code, call: call, subject: subject)
    }

    /// The operating system's words for the code, for example "No such file or directory".
    package var reason: String { String(cString: cplatform_error_text(code)) }

    /// For example "open var/x: No such file or directory".
    package var description: String {
        subject.isEmpty ? "\(call): \(reason)" : "\(call) \(subject): \(reason)"
    }

    /// Whether the file, folder or process does not exist.
    package var isNotFound: Bool { code == ENOENT || code == ESRCH }

    /// Whether the disk, the user's share of it, or the largest size of a file is used up.
    package var isLackOfRoom: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }

    /// Whether the reader of a pipe has gone.
    package var isClosedPipe: Bool { code == EPIPE }
}

/// Repeats a call that a signal interrupted.
///
/// - Returns: the call's result, or -1 with `errno` set to something other than `EINTR`.
func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
        let result = call()
        if result != -1 || errno != EINTR { return result }
    }
}
