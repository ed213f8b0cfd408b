// The page for making an account.

import Templates

/// Making an account: a name, a password twice, an e-mail address if wanted.
struct RegisterPage: Page {
    let username: String
    let email: String
    /// The local path to go to afterwards.
    let next: String
    /// Messages by field name: `username`, `email`, `password1`, `password2`.
    let problems: [String: String]

    var templateName: String { "pages/register" }

    var value: TemplateValue {
        .fields([
            "next": .text(next),
            "problems": ProblemSummary(
                problems, fields: ["username", "email", "password1", "password2"]
            ).templateValue,
            "fields": .list([nameField, emailField, passwordField, repeatedField]),
        ])
    }

    private var nameField: TemplateValue {
        FormField(
            name: "username", label: "User name", value: username, problem: problems["username"],
            autocomplete: "username", isRequired: true
        ).templateValue
    }

    private var emailField: TemplateValue {
        FormField(
            name: "email", label: "E-mail (optional)", value: email, problem: problems["email"],
            type: "email", inputMode: "email", autocomplete: "email"
        ).templateValue
    }

    private var passwordField: TemplateValue {
        FormField(
            name: "password1", label: "Password", value: "",
            help: "A few unrelated words are easy to remember and hard to guess.",
            problem: problems["password1"], type: "password", autocomplete: "new-password",
            isRequired: true
        ).templateValue
    }

    private var repeatedField: TemplateValue {
        FormField(
            name: "password2", label: "Password again", value: "", problem: problems["password2"],
            type: "password", autocomplete: "new-password", isRequired: true
        ).templateValue
    }
}
