// The page for signing in.

import Templates

/// Signing in, with the way on afterwards and a form that waits for it.
struct LoginPage: Page {
    /// A form that an ended session interrupted: sent on once its author has signed in again.
    struct Resume {
        /// Where the form was going.
        let path: String
        /// The form as it was typed, URL-encoded.
        let form: String
    }

    let username: String
    /// The local path to go to afterwards.
    let next: String
    /// Why signing in is asked for.
    let message: String?
    /// Why the last try failed.
    var problem: String?
    let resume: Resume?
    /// Whether this site can send a link to who has forgotten the password.
    var sendsMail = false

    var templateName: String { "pages/login" }

    var value: TemplateValue {
        .fields([
            "next": .text(next),
            "message": .optional(message),
            "problems": ProblemSummary(
                problem.map { ["password": $0] } ?? [:], fields: ["password"]
            ).templateValue,
            "resume": resumeValue,
            "sendsMail": .bool(sendsMail),
            "username": FormField(
                name: "username", label: "User name", value: username,
                autocomplete: "username", isRequired: true
            ).templateValue,
            "password": FormField(
                name: "password", label: "Password", value: "", problem: problem,
                type: "password",
                autocomplete: "current-password", isRequired: true
            ).templateValue,
        ])
    }

    private var resumeValue: TemplateValue {
        guard let resume else { return .null }
        return .fields(["path": .text(resume.path), "form": .text(resume.form)])
    }
}
