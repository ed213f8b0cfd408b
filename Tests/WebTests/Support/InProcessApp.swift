// InProcessApp: the application in this process: the real pages, database and files, but no sockets.

import FileStorage
import HTTP
import Jobs
import MariaDB
import Memcached
import Platform
import Records
import Synchronization
import Templates
import TestSupport
import Testing

@testable import Web

/// One worker's worth of application, used by one thread at a time.
final class InProcessApp: @unchecked Sendable {
    private static let common = Result { try InProcessApp() }

    static func shared() throws -> InProcessApp { try common.get() }

    let clock: FixedClock
    let files: LocalFileStore
    private let directory: TemporaryDirectory
    private let connection: Connection
    private let cache = MemoryCache()
    private let site: Site
    /// Guards everything above.
    private let lock = Mutex(())

    init(sendsMail: Bool = false) throws {
        let clock = FixedClock(SystemClock().now())
        let directory = try TemporaryDirectory()
        let connection = Connection(
            try DatabaseConfiguration(url: PrivateMariaDB.shared().url(database: "web")))
        _ = try Migrator(Migrations.all).run(on: connection)
        self.clock = clock
        self.directory = directory
        self.connection = connection
        files = LocalFileStore(directory: directory.path)
        site = Site(
            SiteServices(
                connection: connection, cache: cache, files: files,
                memory: WorkerMemory(
                    changes: try WorkerMemory.changesOfThisProcess(), clock: clock,
                    milliseconds: 1_000),
                templates: try TestTemplates.library(), random: SystemRandom(), clock: clock,
                log: Log(descriptor: -1, level: .error), announceWork: {}, announceRemoval: {},
                announceMail: {},
                settings: SiteSettings(assetVersion: "1", passwordCost: .test, sendsMail: sendsMail)
            ))
    }

    func respond(to request: Request) -> Response {
        lock.withLock { _ in site.respond(to: .success(request)) }
    }

    func respond(to failure: UnreadableRequest) -> Response {
        lock.withLock { _ in site.respond(to: .failure(failure)) }
    }

    /// Makes everything that waits, as generators do.
    func generate() throws {
        try lock.withLock { _ in
            let runner = JobRunner(
                jobs: JobStore(connection), files: files, progress: ProgressStore(cache),
                random: SystemRandom(), clock: SystemClock(), log: Log(descriptor: -1))
            while try runner.runOne(token: SystemRandom().hex(bytes: 16), shouldStop: { false })
                == .made
            {}
        }
    }

    func sweep() throws {
        try lock.withLock { _ in
            let sweeper = JobSweeper(
                jobs: JobStore(connection), sessions: SessionStore(connection),
                signInFailures: SignInFailureStore(connection),
                mailOrders: MailOrderStore(connection), files: files,
                log: Log(descriptor: -1))
            _ = try sweeper.sweep(lostTokens: [], at: clock.now())
        }
    }

    /// As `fakecsv user reset-link` does.
    func makeResetLink(for user: Int64) throws -> String {
        try lock.withLock { _ in
            try PasswordResetStore(connection).insert(
                for: UserID(user), random: SystemRandom(), at: clock.now())
        }
    }

    /// What waits to be sent; it waits no longer.
    func takeMailOrders() throws -> [MailOrder.Kind] {
        try lock.withLock { _ in
            let orders = MailOrderStore(connection)
            var kinds: [MailOrder.Kind] = []
            while let order = try orders.claim(forSeconds: 90, at: clock.now()) {
                kinds.append(order.kind)
                try orders.delete(order)
            }
            return kinds
        }
    }

    func execute(_ sql: String) throws {
        _ = try lock.withLock { _ in try connection.execute(sql) }
    }

    /// Lets memcached go away and come back.
    func setCacheUnreachable(_ isUnreachable: Bool) {
        lock.withLock { _ in cache.isUnreachable = isUnreachable }
    }

    func path(ofFile name: String) -> String { directory.file(name) }
}

/// The project's own templates.
enum TestTemplates {
    static func library() throws -> TemplateLibrary { try common.get() }

    private static let common = Result { () throws -> TemplateLibrary in
        let folder = "\(Project.folder)/templates"
        let names = try ["", "pages/", "partials/"].flatMap { prefix in
            try Files.list("\(folder)/\(prefix)").filter { $0.hasSuffix(".mustache") }
                .map { prefix + $0.dropLast(".mustache".count) }
        }
        return try TemplateLibrary(names: names) { name in
            String(decoding: try Files.read("\(folder)/\(name).mustache"), as: UTF8.self)
        }
    }
}
