/// A request that could not be read to its end, and what is known of it all the same.
package struct UnreadableRequest: Error {
    /// Why, and the status to answer with.
    package let error: HTTPError
    /// Whether whoever asked would like JSON, as `Request.wantsJSON` has it.
    package let wantsJSON: Bool

    /// Makes one.
    ///
    /// - Parameter accept: the value of `Accept`; empty when there is none.
    package init(_ error: HTTPError, accept: String = "") {
        self.error = error
        var request = Request(method: .get, target: "/")
        if !accept.isEmpty { request.headers.add("Accept", accept) }
        wantsJSON = request.wantsJSON
    }
}
