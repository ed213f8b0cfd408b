// FastCGIError: why this process cannot serve.

internal import Platform

/// The listening socket cannot be had or cannot be used.
package struct FastCGIError: Error, CustomStringConvertible {
    /// A sentence for the log or the person who started the program.
    package let description: String

    init(_ description: String) {
        self.description = description
    }

    init(_ error: SystemError) {
        description = error.description
    }
}
