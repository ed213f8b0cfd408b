// The administrator's page: users, jobs, disk, health, registration.

import Templates

/// What an installation's administrator sees and may do.
struct AdminPage: Page {
    /// A user as the list shows him.
    struct User: Sendable {
        let id: Int64
        let name: String
        let email: String?
        let isAdmin: Bool
        let isDisabled: Bool
        /// Whether it is who asks.
        let isSelf: Bool
        let created: String
        let schemaCount: Int
        let datasetCount: Int
        let bytes: Int64
        let quotaMegabytes: Int64?
    }

    /// A data set that waits or is being made.
    struct Job: Sendable {
        let id: Int64
        let username: String
        let schemaName: String
        let rows: UInt64
        let status: String
        let label: String
        let percent: Int
        let created: String
    }

    let users: [User]
    /// Where the next users stand; nil when these are the last.
    let nextPath: String?
    let jobs: [Job]
    let fileCount: Int
    let bytes: Int64
    /// What the installation stands on, and whether it answers.
    let health: [(name: String, isFine: Bool)]
    let isRegistrationOpen: Bool
    /// Messages by field name: `quota_7`.
    let problems: [String: String]

    var templateName: String { "pages/admin" }

    var value: TemplateValue {
        .fields([
            "problems": ProblemSummary(
                problems, fields: users.map { "quota_\($0.id)" }
            ).templateValue,
            "users": .list(users.map { $0.templateValue(problem: problems["quota_\($0.id)"]) }),
            "nextPath": .optional(nextPath),
            "jobs": .group(jobs.map(\.templateValue)),
            "storage": .text(
                "\(Readable.count(fileCount, "file", "files")), \(Readable.bytes(bytes))"),
            "health": .list(
                health.map { part in
                    .fields([
                        "name": .text(part.name),
                        "status": .text(part.isFine ? "ready" : "failed"),
                        "label": .text(part.isFine ? "answers" : "does not answer"),
                    ])
                }),
            "isRegistrationOpen": .bool(isRegistrationOpen),
        ])
    }
}

extension AdminPage.User {
    fileprivate func templateValue(problem: String?) -> TemplateValue {
        .fields([
            "id": .text(String(id)),
            "name": .text(name),
            "email": .optional(email),
            "isAdmin": .bool(isAdmin),
            "isDisabled": .bool(isDisabled),
            "isSelf": .bool(isSelf),
            "created": .text(created),
            "schemaCount": .text(Readable.count(schemaCount, "schema", "schemas")),
            "datasetCount": .text(Readable.count(datasetCount, "data set", "data sets")),
            "bytes": .text(Readable.bytes(bytes)),
            "quota": .text(quotaMegabytes.map(String.init) ?? ""),
            "problem": .optional(problem),
        ])
    }
}

extension AdminPage.Job {
    fileprivate var templateValue: TemplateValue {
        .fields([
            "id": .text(String(id)),
            "username": .text(username),
            "schemaName": .text(schemaName),
            "rows": .text(Readable.count(rows, "row", "rows")),
            "status": .text(status),
            "label": .text(label),
            "percent": .text("\(percent) %"),
            "created": .text(created),
        ])
    }
}
