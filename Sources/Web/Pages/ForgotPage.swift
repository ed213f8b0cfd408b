// The page on which a forgotten password begins to be replaced.

import Templates

struct ForgotPage: Page {
    /// What was typed.
    let email: String
    /// Whether this site can send a link; else the administrator makes one.
    let sendsMail: Bool
    /// Messages by field name: `email`.
    let problems: [String: String]

    var templateName: String { "pages/forgot" }

    var value: TemplateValue {
        .fields([
            "sendsMail": .bool(sendsMail),
            "problems": ProblemSummary(problems, fields: ["email"]).templateValue,
            "field": FormField(
                name: "email", label: "E-mail address of the account", value: email,
                problem: problems["email"], type: "email", inputMode: "email",
                autocomplete: "email", isRequired: true
            ).templateValue,
        ])
    }
}
