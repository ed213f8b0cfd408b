// WorkerMemoryTests: what one worker changes, no other shows as it was.

import JSON
import Platform
import TestSupport
import Testing

@Suite("Several workers that remember", .serialized)
struct WorkerMemoryTests {
    /// Requests that reach every one of the workers, more likely than not by far.
    private static let looks = 24

    private let stack: AppStack

    init() throws {
        // A minute: long enough that only the counters can tell of a change.
        stack = try AppStack(workers: 4, settings: ["FAKECSV_REMEMBER_MS": "60000"])
    }

    @Test("show a renamed schema under its new name, all of them, at once")
    func renamed() throws {
        let visitor = try Visitor(registering: "ada", at: stack.client)
        let schema = try visitor.makeSchema(named: "name 0")
        for round in 1...5 {
            #expect(try pages(visitor).allSatisfy { $0.text.contains("name \(round - 1)<") })
            let form = [
                ("name", "name \(round)"), ("column_name_0", "id"), ("column_type_0", "row_number"),
            ]
            _ = try visitor.json("/schemas/\(schema)", form: form)
            let after = try pages(visitor)
            #expect(after.allSatisfy { $0.text.contains("name \(round)<") })
            #expect(!after.contains { $0.text.contains("name \(round - 1)<") })
        }
    }

    @Test("believe no session that has ended, none of them")
    func signedOut() throws {
        let visitor = try Visitor(registering: "ada", at: stack.client)
        #expect(try pages(visitor).allSatisfy { $0.status == 200 })
        #expect(try visitor.send("/logout", form: []).status == 204)
        #expect(try pages(visitor).allSatisfy { $0.status == 303 })
    }

    /// The list of schemas as a browser gets it, many times.
    private func pages(_ visitor: Visitor) throws -> [HTTPAnswer] {
        try (0..<Self.looks).map { _ in
            try visitor.client.send(
                "GET", "/", headers: [("Cookie", visitor.cookie), ("Accept", "text/html")])
        }
    }
}
