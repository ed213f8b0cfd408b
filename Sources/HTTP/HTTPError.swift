/// A request that cannot be answered as asked: the status, and a sentence for whoever sent it.
///
/// The sentence says what is wrong and what to do; it never repeats what the request contained.
package struct HTTPError: Error {
    package let status: Status
    package let message: String
    /// Fields that belong to the answer, such as `Allow` or `Retry-After`.
    package var headers: Headers

    /// An error with the sentence that the user reads.
    package init(_ status: Status, _ message: String, headers: Headers = Headers()) {
        self.status = status
        self.message = message
        self.headers = headers
    }
}
