// TestFailure: a sentence that says why a test could not do its work.

/// What a test's helpers throw.
package struct TestFailure: Error, CustomStringConvertible {
    /// The sentence.
    package let description: String

    /// Makes a failure.
    package init(_ description: String) {
        self.description = description
    }
}
