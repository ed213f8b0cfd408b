// MailError: why a message was not sent.

/// A message that was not sent, or a server that cannot be used.
package struct MailError: Error, Equatable, CustomStringConvertible {
    /// What to do about it.
    package enum Reason: Equatable, Sendable {
        /// What was set up is not right.
        case settings
        /// The server cannot be reached or used now: no message gets through.
        case unreachable
        /// The server does not take this message now.
        case deferred
        /// The server does not take this message, now or later.
        case refused
    }

    package let reason: Reason
    /// Words for the log: no address, no password, nothing of the message.
    package let description: String
}
