// SiteServices: everything outside that a page may need, opened once per worker.

package import FileStorage
import Jobs
package import MariaDB
package import Memcached
package import Platform
import Records
package import Templates

/// What the application stands on.
///
/// A worker is single-threaded and has one of each.
package final class SiteServices {
    package let connection: Connection
    package let cache: any Cache
    package let files: any FileStore
    package let memory: WorkerMemory
    package let templates: TemplateLibrary
    package let random: SystemRandom
    package let clock: any Clock
    package let log: Log
    /// Tells the supervisor that a data set waits.
    ///
    /// May be lost: the sweeper looks too.
    package let announceWork: () -> Void
    /// Tells the supervisor that files have lost their rows.
    ///
    /// May be lost too.
    package let announceRemoval: () -> Void
    /// Tells the supervisor that a message waits.
    ///
    /// May be lost too.
    package let announceMail: () -> Void
    package let settings: SiteSettings

    package init(
        connection: Connection, cache: any Cache, files: any FileStore,
        memory: WorkerMemory, templates: TemplateLibrary, random: SystemRandom, clock: any Clock,
        log: Log,
        announceWork: @escaping () -> Void, announceRemoval: @escaping () -> Void,
        announceMail: @escaping () -> Void, settings: SiteSettings
    ) {
        self.connection = connection
        self.cache = cache
        self.files = files
        self.memory = memory
        self.templates = templates
        self.random = random
        self.clock = clock
        self.log = log
        self.announceWork = announceWork
        self.announceRemoval = announceRemoval
        self.announceMail = announceMail
        self.settings = settings
    }

    var users: UserStore { UserStore(connection) }
    var schemas: SchemaStore { SchemaStore(connection) }
    var datasets: DatasetStore { DatasetStore(connection) }
    var tokens: AccessTokenStore { AccessTokenStore(connection) }
    var sessionStore: SessionStore { SessionStore(connection) }
    var siteSettings: SettingStore { SettingStore(connection) }
    var administration: AdminStore { AdminStore(connection) }
    var passwordResets: PasswordResetStore { PasswordResetStore(connection) }
    var emails: EmailStore { EmailStore(connection) }
    var mailOrders: MailOrderStore { MailOrderStore(connection) }
    var progress: ProgressStore { ProgressStore(cache) }
    var signInFailures: SignInFailureStore { SignInFailureStore(connection) }
    var sessions: SessionKeeper {
        SessionKeeper(store: SessionStore(connection), cache: cache, memory: memory)
    }

    var queue: JobQueue {
        JobQueue(
            datasets: datasets, progress: progress, random: random, announce: announceWork)
    }
}

/// What an installation chooses about its pages.
package struct SiteSettings: Sendable {
    /// Appended to the addresses of static files; changes with their contents.
    package var assetVersion: String
    /// How long a session lasts, in seconds.
    package var sessionSeconds: Int64
    package var passwordCost: PasswordHash.Cost
    /// Where the web server finds finished files, for X-Accel-Redirect: `/protected/`.
    package var protectedPrefix: String
    /// Whether the web server is told a file's path in X-Sendfile, as lighttpd and Apache want it.
    package var sendsPaths: Bool
    /// Whether this site sends e-mail.
    package var sendsMail: Bool

    package init(
        assetVersion: String, sessionSeconds: Int64 = 14 * 86_400,
        passwordCost: PasswordHash.Cost = .interactive, protectedPrefix: String = "/protected/",
        sendsPaths: Bool = false, sendsMail: Bool = false
    ) {
        self.assetVersion = assetVersion
        self.sessionSeconds = sessionSeconds
        self.passwordCost = passwordCost
        self.protectedPrefix = protectedPrefix
        self.sendsPaths = sendsPaths
        self.sendsMail = sendsMail
    }
}

/// Bounds of what a page shows and a user may own, each with its reason.
enum SiteLimits {
    /// Schemas of one user: more than anybody keeps by hand, few enough for one page.
    static let schemasPerUser = 1_000
    /// Data sets on a schema's page, the newest; older ones stand on the next pages.
    static let datasetsPerPage = 50
    /// Data sets of a schema that are exported with an account.
    static let datasetsExported = 10_000
    /// Columns of a form with mistakes that are shown again: twice what a schema may have, about
    /// 2 MB of HTML; ten thousand would be 40 MB for a form of 150 kB.
    static let columnsShownAgain = 512
    /// Rows of a preview.
    static let previewRows = 10
    /// A sign-in form may carry a schema form of `FormLimits.bodyBytes`, encoded twice.
    static let signInBodyBytes = 4 << 20
}
