// The page that says what went wrong and what to do.

import Templates

/// An error as a page: what happened, what to try, the way back.
struct ErrorPage: Page {
    /// The HTTP status, shown small for whoever reports it.
    let status: Int
    let title: String
    /// What happened, in a sentence.
    let sentence: String
    /// What to try next.
    let hint: String?
    /// Where the way back leads; nil offers the start page.
    let backPath: String?

    var templateName: String { "pages/error" }

    var value: TemplateValue {
        .fields([
            "status": .integer(status),
            "heading": .text(title),
            "sentence": .text(sentence),
            "hint": .optional(hint),
            "backPath": .text(backPath ?? "/"),
            "backTitle": .text(backPath == nil ? "Go to your schemas" : "Go back"),
        ])
    }
}
