// The page on one's own account.

import Templates

/// One's own account: who is signed in, and a new password.
struct AccountPage: Page {
    let username: String
    /// The e-mail address; empty when none was given.
    let email: String
    /// Messages by field name: `old_password`, `password1`, `password2`.
    let problems: [String: String]

    var templateName: String { "pages/account" }

    var value: TemplateValue {
        .fields([
            "accountName": .text(username),
            "email": .optional(email.isEmpty ? nil : email),
            "problems": ProblemSummary(
                problems, fields: ["old_password", "password1", "password2"]
            ).templateValue,
            "fields": .list([
                field("old_password", "Present password", "current-password"),
                field("password1", "New password", "new-password"),
                field("password2", "New password again", "new-password"),
            ]),
        ])
    }

    private func field(_ name: String, _ label: String, _ autocomplete: String) -> TemplateValue {
        FormField(
            name: name, label: label, value: "", problem: problems[name], type: "password",
            autocomplete: autocomplete, isRequired: true
        ).templateValue
    }
}
