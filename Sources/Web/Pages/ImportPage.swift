// The page that takes what somebody has and makes a schema of it.

import Templates

/// A text area, a file, and what is understood.
struct ImportPage: Page {
    /// What was pasted, shown again when nothing could be made of it.
    let text: String
    let problem: String?

    var templateName: String { "pages/import" }

    var value: TemplateValue {
        .fields([
            "text": .text(text),
            "problem": .optional(problem),
            "problems": ProblemSummary(
                problem.map { ["text": $0] } ?? [:], fields: ["text"]
            ).templateValue,
        ])
    }
}
