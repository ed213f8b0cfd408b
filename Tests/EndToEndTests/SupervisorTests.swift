// SupervisorTests: `fakecsv serve` and its children, seen from outside.

import Platform
import Synchronization
import TestSupport
import Testing

@Suite("fakecsv serve", .serialized)
struct SupervisorTests {
    @Test("on SIGTERM finishes the request under way, then ends")
    func terminate() throws {
        let stack = try AppStack()
        let client = FastCGIClient(socket: stack.socket)
        let answer = try client.send(
            "POST", "/login", headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array("username=ada&password=wrong".utf8)
        ) {
            // A connection that no worker has accepted yet is not under way.
            pause(seconds: 0.3)
            stack.application.signal(Signal.terminate)
            // Time enough for a supervisor that would not wait.
            pause(seconds: 0.5)
        }
        #expect(answer.text.contains("ada"))
        #expect(try stack.application.waitForEnd(seconds: 10) == .exited(0))
        #expect(stack.processes("worker").isEmpty)
    }

    @Test("on SIGHUP replaces every worker and loses no request")
    func hangUp() throws {
        let stack = try AppStack()
        let before = Set(stack.processes("worker").map(\.pid))
        let traffic = try Traffic(of: 4, at: stack.client, path: "/healthz")
        for _ in 0..<3 {
            stack.application.signal(Signal.hangUp)
            pause(seconds: 0.4)
        }
        let result = try traffic.stop()
        try waitUntil(seconds: 10, "the end of the old workers") {
            stack.processes("worker").count == 2
        }
        #expect(result.failures.isEmpty)
        #expect(result.successes > 100)
        #expect(before.isDisjoint(with: stack.processes("worker").map(\.pid)))
    }

    @Test("starts a worker again that was killed")
    func killedWorker() throws {
        let stack = try AppStack()
        let before = Set(stack.processes("worker").map(\.pid))
        for worker in stack.processes("worker") { worker.signal(Signal.kill) }
        try waitUntil(seconds: 10, "new workers") {
            let now = Set(stack.processes("worker").map(\.pid))
            return now.count == 2 && now.isDisjoint(with: before)
        }
        try waitUntil(seconds: 5, "an answer") {
            try stack.client.send("GET", "/healthz").status == 200
        }
    }

    @Test("refuses a socket that another one serves, and leaves that one alone")
    func secondSupervisor() throws {
        let stack = try AppStack()
        let failure = #expect(throws: TestFailure.self) { try stack.run(["serve"]) }
        #expect(failure?.description.contains(stack.socket) == true)
        #expect(try stack.client.send("GET", "/healthz").status == 200)
    }

    @Test("takes over the socket that a killed one left behind")
    func restart() throws {
        let stack = try AppStack()
        try stack.application.kill9()
        try stack.application.start()
        // The dead one's workers hold its socket for the moment that they take to notice.
        try waitUntil(seconds: 5, "an answer by the new one") {
            try stack.client.send("GET", "/healthz").status == 200
        }
    }

    @Test("serves the socket that spawn-fcgi hands over on descriptor 0")
    func descriptorZero() throws {
        let stack = try AppStack(isSpawned: true)
        let visitor = try Visitor(registering: "ada", at: stack.client)
        let order = try visitor.order(rows: 10, of: visitor.makeSchema())
        try visitor.waitForEnd(of: order)
        for worker in stack.processes("worker") { worker.signal(Signal.kill) }
        stack.application.signal(Signal.hangUp)
        try waitUntil(seconds: 5, "an answer by new workers") {
            try stack.client.send("GET", "/healthz").status == 200
        }
        stack.application.signal(Signal.terminate)
        #expect(try stack.application.waitForEnd(seconds: 10) == .exited(0))
        #expect(stack.processes("worker").isEmpty)
    }

    @Test("does not start with a setting that it does not know, and names it")
    func unknownSetting() throws {
        let failure = #expect(throws: TestFailure.self) {
            try Programs.run(
                Project.executable(), ["serve"], environment: ["FAKECSV_WORKES=3"])
        }
        #expect(failure?.description.contains("FAKECSV_WORKES") == true)
    }

    @Test("says with /readyz and `fakecsv health` what cannot be used")
    func health() throws {
        let stack = try AppStack()
        #expect(try stack.client.send("GET", "/readyz").status == 200)
        try stack.run(["health"])
        try stack.memcached.kill9()
        #expect(try stack.client.send("GET", "/readyz").status == 503)
        let failure = #expect(throws: TestFailure.self) { try stack.run(["health"]) }
        #expect(failure?.description.contains("memcached") == true)
    }
}
