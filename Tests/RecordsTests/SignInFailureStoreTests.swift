import MariaDB
import Platform
import Records
import TestSupport
import Testing

@Suite struct SignInFailureStoreTests {
    let connection: Connection
    let failures: SignInFailureStore

    init() throws {
        connection = try TestDatabase().connection()
        failures = SignInFailureStore(connection)
    }

    private static let window = SignInFailureStore.windowSeconds

    @Test("Failures add up within a window, for each subject by itself")
    func addsUp() throws {
        #expect(try failures.failures(of: "name:ada", at: noon) == 0)
        for second in 0..<3 {
            try failures.record("name:ada", at: noon.adding(seconds: Int64(second)))
        }
        try failures.record("name:bob", at: noon)
        #expect(try failures.failures(of: "name:ada", at: noon) == 3)
        #expect(try failures.failures(of: "name:bob", at: noon) == 1)
    }

    @Test("Capitals do not make another subject")
    func ignoresCase() throws {
        try failures.record("name:Ada", at: noon)
        #expect(try failures.failures(of: "name:ADA", at: noon) == 1)
    }

    @Test("A window ends after its time, counted from the first failure")
    func windowEnds() throws {
        try failures.record("x", at: noon)
        try failures.record("x", at: noon.adding(seconds: Self.window - 1))
        #expect(try failures.failures(of: "x", at: noon.adding(seconds: Self.window - 1)) == 2)
        #expect(try failures.failures(of: "x", at: noon.adding(seconds: Self.window)) == 0)
    }

    @Test("The first failure after a window begins another, which lasts as long")
    func beginsAnew() throws {
        try failures.record("x", at: noon)
        try failures.record("x", at: noon)
        let later = noon.adding(seconds: Self.window)
        try failures.record("x", at: later)
        #expect(try failures.failures(of: "x", at: later) == 1)
        try failures.record("x", at: later.adding(seconds: Self.window - 1))
        #expect(try failures.failures(of: "x", at: later.adding(seconds: Self.window - 1)) == 2)
    }

    @Test("A subject that has signed in is trusted again")
    func clears() throws {
        try failures.record("x", at: noon)
        try failures.clear("x")
        #expect(try failures.failures(of: "x", at: noon) == 0)
    }

    @Test("Windows that have ended are removed, others stay")
    func removesEnded() throws {
        try failures.record("old", at: noon)
        try failures.record("new", at: noon.adding(seconds: 10))
        try failures.deleteEnded(at: noon.adding(seconds: Self.window))
        let count = try connection.value("SELECT COUNT(*) FROM sign_in_failures", [])
        #expect(count == .integer(1))
        #expect(try failures.failures(of: "new", at: noon.adding(seconds: 10)) == 1)
    }

    @Test("Whatever was typed into the name field is stored as a hash alone")
    func storesHash() throws {
        try failures.record("name:my secret password \u{1F40D}\0", at: noon)
        let stored = try connection.value("SELECT LENGTH(subject) FROM sign_in_failures", [])
        #expect(stored == .integer(32))
    }

    @Test("Failures counted at the same time by several processes are all counted")
    func countsTogether() throws {
        let database = try TestDatabase()
        let threads = try (0..<4).map { _ in
            try BackgroundThread {
                do {
                    let store = SignInFailureStore(try database.connection())
                    for _ in 0..<25 { try store.record("x", at: noon) }
                } catch {
                    Issue.record(error)
                }
            }
        }
        for thread in threads { try thread.join() }
        let store = SignInFailureStore(try database.connection())
        #expect(try store.failures(of: "x", at: noon) == 100)
    }
}
