// CacheError: why the cache cannot be used.

/// A setting that is not right, or a server that does not answer.
package struct CacheError: Error, Equatable, CustomStringConvertible {
    /// A sentence for the log or the person who set it up.
    package let description: String
}
