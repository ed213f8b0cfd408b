// Errand: something done on a thread of its own while the caller waits for the disk.

/// A piece of work whose result is fetched later.
///
/// It costs some 50 µs. Without a thread to be had it is done when the result is fetched.
package final class Errand<Result: Sendable> {
    private let outcome: Outcome<Result>
    private var thread: Thread?

    /// Begins.
    package init(_ work: @escaping @Sendable () throws -> Result) {
        let outcome = Outcome(work)
        self.outcome = outcome
        thread = Thread { outcome.settle() }
    }

    deinit { thread?.join() }

    /// Waits for the end of the work: what it gave, or what it threw.
    package func result() throws -> Result {
        thread?.join()
        thread = nil
        return try outcome.settle().get()
    }
}

/// Touched by the thread until it ends, and by nobody else before: joining it comes between.
private final class Outcome<Value: Sendable>: @unchecked Sendable {
    private let work: @Sendable () throws -> Value
    private var result: Swift.Result<Value, any Error>?

    init(_ work: @escaping @Sendable () throws -> Value) { self.work = work }

    @discardableResult
    func settle() -> Swift.Result<Value, any Error> {
        let result = result ?? Swift.Result(catching: work)
        self.result = result
        return result
    }
}
