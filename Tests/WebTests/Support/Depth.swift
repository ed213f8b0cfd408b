// Depth: how far from the application a test stands. Each test runs at all three.

import TestSupport
import Testing

enum Depth: String, CaseIterable, CustomTestStringConvertible {
    /// Calls the application's one function, with a real database and a real folder.
    case inProcess
    /// Speaks FastCGI to workers of a real `fakecsv serve`.
    case fastCGI
    /// Asks nginx, with FakeCSV's own settings, in front of the same service.
    case nginx

    var testDescription: String {
        switch self {
        case .inProcess: "in process"
        case .fastCGI: "over a FastCGI socket"
        case .nginx: "through nginx"
        }
    }

    /// Those with real processes.
    static let deployed: [Depth] = [.fastCGI, .nginx]
}

/// The one service that all suites of a test process share.
enum SharedStack {
    private static let common = Result { try SharedStack.Running() }

    struct Running: Sendable {
        let stack: AppStack
        /// The workers that it started with: no test may end one.
        let workers: [Int32]

        init() throws {
            let stack = try AppStack(workers: 2, generators: 2)
            try waitUntil(seconds: 60, "two workers") { stack.processes("worker").count == 2 }
            self.stack = stack
            workers = stack.processes("worker").map(\.pid).sorted()
        }
    }

    static func get() throws -> AppStack { try common.get().stack }

    /// Expects that the workers are still those that the service started with.
    static func expectSameWorkers(
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let running = try common.get()
        let now = running.stack.processes("worker").map(\.pid).sorted()
        #expect(now == running.workers, "a worker has died", sourceLocation: sourceLocation)
    }
}
