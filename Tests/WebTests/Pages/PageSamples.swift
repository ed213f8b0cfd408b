// Pages to render: each kind once with everything in it and once with as little as there can be.

import Generation
import Testing

@testable import Web

/// A page under the name that a failing test shows.
struct PageSample: CustomTestStringConvertible, Sendable {
    let name: String
    let page: any Page

    var testDescription: String { name }

    /// Text that would break the page if it were not escaped.
    static let hostile = "<b class='x'>\"A & B\"</b>"

    static let all = full + empty

    static let full: [PageSample] = [
        PageSample(
            name: "sign-in, full",
            page: LoginPage(
                username: hostile, next: "/schemas/7", message: hostile,
                problem: hostile,
                resume: .init(path: "/schemas", form: "name=\(hostile)"))),
        PageSample(
            name: "register, full",
            page: RegisterPage(
                username: hostile, email: hostile, next: hostile,
                problems: [
                    "username": hostile, "email": hostile, "password1": hostile,
                    "password2": hostile, "unknown": hostile,
                ])),
        PageSample(
            name: "account, full",
            page: AccountPage(
                username: hostile, email: hostile, typedEmail: hostile, typedTokenName: hostile,
                tokens: [
                    .init(id: 1, name: hostile, created: hostile, lastUsed: hostile),
                    .init(id: 2, name: hostile, created: hostile, lastUsed: nil),
                ],
                newToken: hostile,
                sessions: [
                    .init(id: "a", browser: hostile, created: hostile, isCurrent: true),
                    .init(id: "b", browser: hostile, created: hostile, isCurrent: false),
                ],
                problems: [
                    "old_password": hostile, "password1": hostile, "password2": hostile,
                    "email": hostile, "email_password": hostile, "token_name": hostile,
                    "delete_password": hostile,
                ])),
        PageSample(
            name: "reset, full",
            page: ResetPage(
                secret: hostile, problems: ["password1": hostile, "password2": hostile])),
        PageSample(
            name: "import, full", page: ImportPage(text: hostile, problem: hostile)),
        PageSample(name: "admin, full", page: adminPage),
        PageSample(
            name: "receipt, full",
            page: ReceiptPage(
                schemaPath: "/schemas/7", schemaName: hostile, fileName: hostile, rows: 1_000_000,
                counted: 16_000, columns: [summary(.choice), summary(.number), summary(.blank)])),
        PageSample(
            name: "shared, full",
            page: SharedSchemaPage(
                key: hostile, name: hostile, sharedBy: hostile,
                columns: [.init(name: hostile, typeTitle: hostile)], dialectSummary: hostile,
                preview: preview)),
        PageSample(name: "schemas, full", page: SchemaListPage(schemas: [schemaItem])),
        PageSample(name: "schema, full", page: schemaPage),
        PageSample(name: "editor, full", page: editorPage),
        PageSample(
            name: "preview, full",
            page: PreviewFragment(preview: preview, problems: ["column_max_2": hostile])),
        PageSample(
            name: "error, full",
            page: ErrorPage(
                status: 404, title: hostile, sentence: hostile, hint: hostile, backPath: "/")),
    ]

    static let empty: [PageSample] = [
        PageSample(
            name: "sign-in, empty",
            page: LoginPage(username: "", next: "", message: nil, resume: nil)),
        PageSample(
            name: "register, empty",
            page: RegisterPage(username: "", email: "", next: "", problems: [:])),
        PageSample(
            name: "account, empty", page: AccountPage(username: "", email: "", problems: [:])),
        PageSample(
            name: "account, mail",
            page: AccountPage(
                username: hostile, email: hostile, pendingEmail: hostile, sendsMail: true,
                problems: [:])),
        PageSample(
            name: "forgot",
            page: ForgotPage(email: hostile, sendsMail: true, problems: ["email": hostile])),
        PageSample(
            name: "forgot, no mail", page: ForgotPage(email: "", sendsMail: false, problems: [:])),
        PageSample(
            name: "confirm",
            page: ConfirmPage(secret: hostile, username: hostile, address: hostile)),
        PageSample(name: "reset, empty", page: ResetPage(secret: "", problems: [:])),
        PageSample(name: "import, empty", page: ImportPage(text: "", problem: nil)),
        PageSample(name: "gallery", page: GalleryPage(schemas: GallerySchema.all)),
        PageSample(name: "types", page: TypesFragment()),
        PageSample(
            name: "admin, empty",
            page: AdminPage(
                users: [], nextPath: nil, jobs: [], fileCount: 0, bytes: 0, health: [],
                isRegistrationOpen: false, problems: [:])),
        PageSample(
            name: "receipt, empty",
            page: ReceiptPage(
                schemaPath: "", schemaName: "", fileName: "", rows: 0, counted: 0, columns: [])),
        PageSample(
            name: "shared, empty",
            page: SharedSchemaPage(
                key: "", name: "", sharedBy: "", columns: [], dialectSummary: "", preview: nil)),
        PageSample(name: "schemas, empty", page: SchemaListPage(schemas: [])),
        PageSample(
            name: "schema, empty",
            page: SchemaPage(
                id: 1, name: "", columns: [], dialectSummary: "", rows: "", seed: "", format: "",
                compression: "", problems: [:], datasets: [])),
        PageSample(
            name: "editor, empty",
            page: SchemaEditorPage(id: nil, form: form(columns: []), preview: nil)),
        PageSample(name: "preview, empty", page: PreviewFragment(preview: nil)),
        PageSample(
            name: "error, empty",
            page: ErrorPage(status: 500, title: "", sentence: "", hint: nil, backPath: nil)),
    ]

    static let preview = SchemaPreview(
        columns: [
            .init(
                name: "id", typeTitle: hostile, picture: DistributionPicture(summary(.number))),
            .init(
                name: hostile, typeTitle: hostile, picture: DistributionPicture(summary(.choice)),
                capacity: 7),
        ],
        rows: [["1", hostile], ["2", ""]], seed: "42", bound: hostile)

    static func summary(_ kind: ColumnSummary.Kind) -> ColumnSummary {
        ColumnSummary(
            name: hostile, kind: kind, cellCount: 10, blankCount: 3, distinctCount: 2,
            minimum: hostile, maximum: "9", commonest: [.init(text: hostile, count: 7)],
            histogram: kind == .number ? [1, 0, 6] : [])
    }

    private static let adminPage = AdminPage(
        users: [
            .init(
                id: 1, name: hostile, email: hostile, isAdmin: true, isDisabled: false,
                isSelf: true, created: hostile, schemaCount: 1, datasetCount: 2, bytes: 3,
                quotaMegabytes: nil),
            .init(
                id: 2, name: hostile, email: nil, isAdmin: false, isDisabled: true, isSelf: false,
                created: hostile, schemaCount: 1, datasetCount: 2, bytes: 3, quotaMegabytes: 5),
            .init(
                id: 3, name: hostile, email: nil, isAdmin: false, isDisabled: false, isSelf: false,
                created: hostile, schemaCount: 1, datasetCount: 2, bytes: 3, quotaMegabytes: 5),
        ],
        nextPath: "/admin?after=b",
        jobs: [
            .init(
                id: 4, username: hostile, schemaName: hostile, rows: 5, status: "queued",
                label: "waiting", percent: 0, created: hostile)
        ],
        fileCount: 6, bytes: 7, health: [("database", true), (hostile, false)],
        isRegistrationOpen: true, problems: ["quota_2": hostile])

    static func form(columns: [ColumnForm]) -> SchemaForm {
        var form = SchemaForm.empty
        form.columns = columns
        return form
    }

    private static let schemaItem = SchemaListPage.Item(
        id: 7, name: hostile, columnCount: 1, columnSummary: hostile,
        changed: "2026-11-24 03:39 UTC", datasetCount: 3, pendingCount: 1)

    private static let schemaPage = SchemaPage(
        id: 7, name: hostile,
        columns: (1...30).map { .init(name: "\(hostile) \($0)", typeTitle: hostile) },
        dialectSummary: hostile, rows: hostile, seed: hostile, firstRow: hostile,
        format: hostile, compression: hostile, orderKey: hostile,
        problems: [
            "rows": hostile, "seed": hostile, "from_row": hostile, "format": hostile,
            "compression": hostile,
        ],
        datasets: [
            dataset(1, "queued", "waiting"), dataset(2, "generating", "processing"),
            dataset(3, "ready", "ready"), dataset(4, "failed", "failed"),
            dataset(5, "cancelled", "cancelled"),
        ],
        estimate: .init(bytesPerRow: 118.2, rowsPerSecond: 2e6), bound: hostile,
        olderPath: "/schemas/7?before=1", isOlder: true, sharePath: hostile)

    private static func dataset(_ id: Int64, _ status: String, _ label: String) -> DatasetItem {
        let isPending = status == "queued" || status == "generating"
        return DatasetItem(
            id: id, rows: 1_000, status: status, label: label,
            pendingKey: isPending ? "schema-7.0123456789abcdef0123456789abcdef" : nil, percent: 12,
            seed: "42", shape: FileShape(format: .mysql, compression: .gzip), bytes: 118_211,
            seconds: 0.03, created: "2026-11-24 03:39 UTC",
            message: status == "failed" ? hostile : nil, fileName: hostile)
    }

    /// One column of each type and one of a type that does not exist, a message at every field.
    private static let editorPage: SchemaEditorPage = {
        let types = FieldCatalog.types.map(\.id) + [hostile]
        let columns = types.enumerated().map { column(index: 3 * $0, type: $1) }
        var form = PageSample.form(columns: columns)
        form.name = hostile
        form.generalProblem = hostile
        form.extras = hostile
        for field in DialectFields.names + ["name", "names", "seed"] {
            form.problems[field] = hostile
        }
        for column in form.columns {
            let parameters = FieldCatalog.type(named: column.type)?.parameters.map(\.name) ?? []
            for part in parameters + [
                "name", "type", "group", "locale", "unique_together", "order", "blank", "unique",
            ] {
                form.problems["column_\(part)_\(column.index)"] = hostile
            }
        }
        return SchemaEditorPage(id: 7, form: form, preview: preview)
    }()

    private static func column(index: Int, type: String) -> ColumnForm {
        ColumnForm(
            index: index, name: hostile, type: type, order: hostile, blank: hostile,
            unique: "on",
            parameters: ["min": hostile, "format": hostile, "left": hostile, "reason": hostile])
    }
}
