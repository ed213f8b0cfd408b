// Administration: GET /admin and what its buttons do; nobody else learns that it is there.

import HTTP
import Jobs
import Platform
import Records

enum Administration {
    private static let usersPerPage = 100
    private static let jobsShown = 100

    private static let notices = [
        "disabled": "The user is shut out, and all sessions of the account are ended.",
        "enabled": "The user may sign in again.", "quota": "The quota is changed.",
        "cancelled": "The data set is cancelled.",
        "opened": "Visitors may make accounts again.",
        "closed": "Only you can make accounts now, by the command fakecsv user create.",
    ]

    /// GET /admin.
    static func show(_ context: RequestContext) throws -> Response {
        try check(context)
        let query = context.request.query
        let done = notices.first { query[$0.key] != nil }?.value
        return try page(context, problems: [:], notice: done)
    }

    private static func page(
        _ context: RequestContext, problems: [String: String], notice: String?
    ) throws -> Response {
        let store = context.services.administration
        let after = context.request.query["after"] ?? ""
        let users = try store.users(after: after, limit: usersPerPage)
        let storage = try store.storage()
        let page = AdminPage(
            users: users.map { user($0, context) },
            nextPath: users.count == usersPerPage
                ? users.last.map { "/admin?after=\(percentEncode($0.user.username))" } : nil,
            jobs: try store.pendingJobs(limit: jobsShown).map { job($0, context) },
            fileCount: storage.files, bytes: storage.bytes,
            health: Health.results(context),
            isRegistrationOpen: try context.services.siteSettings.isRegistrationOpen(),
            problems: problems)
        return try context.page(
            page, title: "Administration", status: problems.isEmpty ? .ok : .unprocessableContent,
            notice: notice)
    }

    /// POST /admin/users/{id}/disable.
    static func disable(_ context: RequestContext) throws -> Response {
        let id = try otherUser(context)
        try context.services.users.setDisabled(true, of: id)
        try context.services.sessions.endAll(of: id, except: nil)
        return done("disabled", context)
    }

    /// POST /admin/users/{id}/enable.
    static func enable(_ context: RequestContext) throws -> Response {
        try context.services.users.setDisabled(false, of: otherUser(context))
        return done("enabled", context)
    }

    /// POST /admin/users/{id}/quota: megabytes, or nothing for no bound.
    static func setQuota(_ context: RequestContext) throws -> Response {
        try check(context)
        let id: UserID = try context.identifier()
        let text = (try context.form()["megabytes"] ?? "").filter { $0 != "," && $0 != " " }
        let megabytes = Int64(text)
        guard text.isEmpty || (0...1_000_000_000).contains(megabytes ?? -1) else {
            let problems = ["quota_\(id)": "A quota is a whole number of megabytes, or empty."]
            if context.wantsJSON { return context.json(problems: problems) }
            return try page(context, problems: problems, notice: nil)
        }
        try context.services.administration.setByteQuota(megabytes.map { $0 * 1_000_000 }, of: id)
        return done("quota", context)
    }

    /// POST /admin/jobs/{id}/cancel.
    static func cancelJob(_ context: RequestContext) throws -> Response {
        try check(context)
        guard let dataset = try context.services.administration.dataset(context.identifier()) else {
            throw RequestContext.nothingHere
        }
        _ = try context.services.queue.cancel(dataset, at: context.now)
        context.services.memory.noteChange(of: dataset.owner)
        context.services.announceRemoval()
        return done("cancelled", context)
    }

    /// POST /admin/registration: `open` on or off.
    static func setRegistration(_ context: RequestContext) throws -> Response {
        try check(context)
        let isOpen = try context.form()["open"] == "on"
        try context.services.siteSettings.setRegistrationOpen(isOpen)
        return done(isOpen ? "opened" : "closed", context)
    }

    private static func check(_ context: RequestContext) throws {
        guard context.session?.isAdmin ?? false else { throw RequestContext.nothingHere }
    }

    /// The user of the address, who is not oneself: nobody shuts himself out by mistake.
    private static func otherUser(_ context: RequestContext) throws -> UserID {
        try check(context)
        let id: UserID = try context.identifier()
        guard try context.services.users.user(id) != nil else { throw RequestContext.nothingHere }
        guard try id != context.user else {
            throw HTTPError(.conflict, "That is yourself: another administrator can do it.")
        }
        return id
    }

    private static func done(_ what: String, _ context: RequestContext) -> Response {
        context.wantsJSON ? .empty(.noContent) : .redirect(to: "/admin?\(what)=1")
    }

    private static func user(_ usage: UserUsage, _ context: RequestContext) -> AdminPage.User {
        .init(
            id: usage.user.id.value, name: usage.user.username, email: usage.user.email,
            isAdmin: usage.user.isAdmin, isDisabled: usage.user.isDisabled,
            isSelf: usage.user.id == context.session?.userID,
            created: usage.createdAt.minuteText, schemaCount: usage.schemaCount,
            datasetCount: usage.datasetCount, bytes: usage.bytes,
            quotaMegabytes: usage.byteQuota.map { $0 / 1_000_000 })
    }

    private static func job(_ job: PendingJob, _ context: RequestContext) -> AdminPage.Job {
        let item = DatasetItem(job.dataset, context)
        return .init(
            id: job.dataset.id.value, username: job.username, schemaName: job.dataset.schemaName,
            rows: item.rows, status: item.status, label: item.label, percent: item.percent,
            created: item.created)
    }
}
