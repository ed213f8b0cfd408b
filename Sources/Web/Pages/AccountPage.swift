// The page on one's own account.

import Templates

/// One's own account: e-mail, password, tokens, sessions, and the way out with everything.
struct AccountPage: Page {
    /// A personal access token as the list shows it.
    struct Token: Sendable {
        let id: Int64
        let name: String
        let created: String
        /// Nil when it has not been used.
        let lastUsed: String?
    }

    /// A browser that is signed in.
    struct OpenSession: Sendable {
        let id: String
        let browser: String
        let created: String
        /// Whether it is the one that asks.
        let isCurrent: Bool
    }

    let username: String
    /// The e-mail address; empty when none was given.
    let email: String
    /// Whether a link that was sent to that address has come back.
    var isEmailConfirmed = false
    /// The address that waits for its confirmation.
    var pendingEmail: String?
    /// Whether this site can send links.
    var sendsMail = false
    var typedEmail = ""
    var typedTokenName = ""
    var tokens: [Token] = []
    /// The token just made, shown this once.
    var newToken: String?
    var sessions: [OpenSession] = []
    /// Messages by field name.
    let problems: [String: String]

    private static let names = [
        "email", "email_password", "old_password", "password1", "password2", "token_name",
        "delete_password",
    ]

    var templateName: String { "pages/account" }

    var value: TemplateValue {
        .fields([
            "accountName": .text(username),
            "email": .optional(email.isEmpty ? nil : email),
            "emailMark": .optional(emailMark),
            "pendingEmail": .optional(sendsMail ? pendingEmail : nil),
            "unconfirmed": .optional(unconfirmed),
            "problems": ProblemSummary(problems, fields: Self.names).templateValue,
            "emailFields": .list([
                emailField, password("email_password", "Your password, to be sure"),
            ]),
            "fields": .list([
                password("old_password", "Present password"),
                password("password1", "New password", "new-password"),
                password("password2", "New password again", "new-password"),
            ]),
            "tokenField": tokenField,
            "newToken": .optional(newToken),
            "tokens": .group(tokens.map(\.templateValue)),
            "sessions": .group(sessions.map(\.templateValue)),
            "deleteField": password("delete_password", "Your password, to be sure"),
            "isDeleteOpen": .bool(problems["delete_password"] != nil),
        ])
    }

    /// What stands behind the address; nothing where addresses are not confirmed.
    private var emailMark: String? {
        guard sendsMail, !email.isEmpty else { return nil }
        return isEmailConfirmed ? "confirmed" : "not confirmed"
    }

    /// The address that a link can be sent to.
    private var unconfirmed: String? {
        guard sendsMail else { return nil }
        return pendingEmail ?? (isEmailConfirmed || email.isEmpty ? nil : email)
    }

    private var emailHelp: String {
        sendsMail
            ? "A link to confirm it is sent there. If you forget the password, it is the way back in."
            : "For whoever runs this site, to reach you. Nothing is sent to it by itself."
    }

    private var emailField: TemplateValue {
        FormField(
            name: "email", label: "E-mail", value: typedEmail,
            help: emailHelp,
            problem: problems["email"], type: "email", inputMode: "email", autocomplete: "email"
        ).templateValue
    }

    private var tokenField: TemplateValue {
        FormField(
            name: "token_name", label: "What the token is for", value: typedTokenName,
            problem: problems["token_name"], placeholder: "nightly import", isRequired: true
        ).templateValue
    }

    private func password(
        _ name: String, _ label: String, _ autocomplete: String = "current-password"
    ) -> TemplateValue {
        FormField(
            name: name, label: label, value: "", problem: problems[name], type: "password",
            autocomplete: autocomplete, isRequired: true
        ).templateValue
    }
}

extension AccountPage.Token {
    fileprivate var templateValue: TemplateValue {
        .fields([
            "id": .text(String(id)), "name": .text(name), "created": .text(created),
            "lastUsed": .text(lastUsed.map { "last used \($0)" } ?? "never used"),
        ])
    }
}

extension AccountPage.OpenSession {
    fileprivate var templateValue: TemplateValue {
        .fields([
            "id": .text(id), "browser": .text(browser), "created": .text(created),
            "isCurrent": .bool(isCurrent),
        ])
    }
}
