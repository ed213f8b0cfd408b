// Traffic: requests all the time, beside what a test does.

import Platform
import Synchronization
import TestSupport

/// Some threads that ask for the same page again and again until they are stopped.
final class Traffic: Sendable {
    struct Result: Sendable {
        var successes = 0
        /// What went wrong, a sentence each.
        var failures: [String] = []
    }

    private let isOver = Atomic<Bool>(false)
    private let result = Mutex(Result())
    private let threads: Mutex<[BackgroundThread]>

    /// Starts the threads.
    init(of count: Int, at client: HTTPClient, path: String) throws {
        threads = Mutex([])
        for _ in 0..<count {
            let thread = try BackgroundThread { [self] in
                while !isOver.load(ordering: .acquiring) { ask(client, path) }
            }
            threads.withLock { $0.append(thread) }
        }
    }

    /// Stops the threads; what they have met.
    func stop() throws -> Result {
        isOver.store(true, ordering: .releasing)
        for thread in threads.withLock({ $0 }) { try thread.join() }
        return result.withLock { $0 }
    }

    private func ask(_ client: HTTPClient, _ path: String) {
        do {
            let answer = try client.send("GET", path)
            result.withLock {
                if answer.status == 200 {
                    $0.successes += 1
                } else {
                    $0.failures.append("\(path) answered \(answer.status)")
                }
            }
        } catch {
            result.withLock { $0.failures.append("\(error)") }
        }
    }
}
