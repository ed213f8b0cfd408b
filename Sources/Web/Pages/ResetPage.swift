// The page behind a link for a forgotten password.

import Templates

struct ResetPage: Page {
    let secret: String
    /// Messages by field name: `password1`, `password2`.
    let problems: [String: String]

    var templateName: String { "pages/reset" }

    var value: TemplateValue {
        .fields([
            "secret": .text(secret),
            "problems": ProblemSummary(problems, fields: ["password1", "password2"]).templateValue,
            "fields": .list([
                field("password1", "New password"), field("password2", "New password again"),
            ]),
        ])
    }

    private func field(_ name: String, _ label: String) -> TemplateValue {
        FormField(
            name: name, label: label, value: "", problem: problems[name], type: "password",
            autocomplete: "new-password", isRequired: true
        ).templateValue
    }
}
