// Services: opens what a command needs, from the settings.

import FileStorage
import Jobs
import MariaDB
import Memcached
import Platform
import Records
import Supervision
import Templates
import Web

struct Services {
    let settings: Settings
    let log: Log
    let clock = SystemClock()
    let random = SystemRandom()

    init() throws {
        settings = try Settings(
            environment: Environment.variables(), processors: Environment.processorCount)
        log = Log(descriptor: 2, level: settings.logLevel)
    }

    /// Finds what would end every worker at its start, so that it is said once and in one sentence;
    /// nothing outside this machine is asked.
    func checkSettings() throws {
        _ = try settings.database()
        _ = try cache()
        _ = try files()
        _ = try templates()
        _ = try StaticFiles.version(of: settings.staticFiles)
        _ = try settings.mail?.client()
    }

    func connection() throws -> Connection {
        Connection(try settings.database())
    }

    func cache() throws -> any Cache {
        do {
            return try MemcachedCache(servers: settings.memcached)
        } catch {
            throw SettingsError(
                description: "FAKECSV_MEMCACHED is host:port or unix:PATH, not "
                    + "\"\(settings.memcached)\".")
        }
    }

    /// What workers remember of what they have read; all processes of this machine share the
    /// counters that tell when it does not hold any more.
    func memory() throws -> WorkerMemory {
        try Files.makeDirectory(settings.run, mode: 0o750, parents: true)
        return WorkerMemory(
            changes: try WorkerMemory.changes(inFile: settings.run + "/changes"), clock: clock,
            milliseconds: settings.rememberMilliseconds)
    }

    func files() throws -> any FileStore {
        if let s3 = settings.s3 { return try s3.store(largestFile: settings.jobFileBytes) }
        try Files.makeDirectory(settings.media, mode: 0o750, parents: true)
        return LocalFileStore(directory: settings.media)
    }

    func templates() throws -> TemplateLibrary {
        let names = try TemplateFiles.names(in: settings.templates)
        return try TemplateLibrary(names: names) { name in
            try TemplateFiles.read(name, in: settings.templates)
        }
    }

    /// Asks the supervisor for something, by the pipe that it gave its children; without a
    /// supervisor nobody hears.
    func call(_ call: SupervisedCommands.Call) {
        let pipe = FileDescriptor(owning: SupervisedCommands.Descriptor.calls)
        _ = try? pipe.write(all: [call.rawValue])
        _ = pipe.release()
    }

    func site() throws -> Site {
        Site(
            SiteServices(
                connection: try connection(), cache: try cache(), files: try files(),
                memory: try memory(),
                templates: try templates(), random: random, clock: clock, log: log,
                announceWork: { call(.generate) }, announceRemoval: { call(.sweep) },
                announceMail: { call(.mail) },
                settings: SiteSettings(
                    assetVersion: try StaticFiles.version(of: settings.staticFiles),
                    sessionSeconds: settings.sessionSeconds,
                    protectedPrefix: settings.protectedPrefix,
                    sendsPaths: settings.sendsPaths, sendsMail: settings.mail != nil)))
    }

    func sweeper() throws -> JobSweeper {
        let connection = try connection()
        return JobSweeper(
            jobs: JobStore(connection), sessions: SessionStore(connection),
            signInFailures: SignInFailureStore(connection),
            mailOrders: MailOrderStore(connection), files: try files(), log: log,
            keepSeconds: settings.keepSeconds)
    }
}
