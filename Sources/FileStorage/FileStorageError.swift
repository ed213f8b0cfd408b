// FileStorageError: why a data set's file could not be written, found or removed.

internal import Platform

/// A failure of the place where finished files are kept.
package struct FileStorageError: Error, CustomStringConvertible {
    /// What kind of failure it is, for callers that tell the user.
    package enum Reason: Equatable, Sendable {
        /// The name is not one that files may have.
        case badName
        /// No room is left, or the file has reached the largest size allowed.
        case full
        /// The place is away or too busy: trying again later may help.
        case unreachable
        /// The place was set up with something that it cannot be.
        case settings
        /// Anything else.
        case failed
    }

    /// The kind.
    package let reason: Reason
    /// What failed, for the log.
    package let description: String

    static func badName(_ name: String) -> FileStorageError {
        FileStorageError(
            reason: .badName, description: "not a name for a file: \(name.debugDescription)")
    }

    static func settings(_ sentence: String) -> FileStorageError {
        FileStorageError(reason: .settings, description: sentence)
    }

    init(reason: Reason, description: String) {
        self.reason = reason
        self.description = description
    }

    init(_ error: SystemError) {
        self.init(reason: error.isLackOfRoom ? .full : .failed, description: error.description)
    }
}
