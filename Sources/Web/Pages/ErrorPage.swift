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

    /// What helps where nothing more is known.
    private static let hints = [
        403: "Nothing has been changed.",
        404: "Perhaps it was deleted, or the address is cut off. Your schemas show what there is.",
        413:
            "Nothing has been stored. Send less at once: of a file to import the beginning is enough.",
        429: "Nothing is lost: go back and try again after that time.",
        500: "What you typed is still in the form: go back with your browser.",
    ]

    var templateName: String { "pages/error" }

    var value: TemplateValue {
        .fields([
            "status": .integer(status),
            "heading": .text(title),
            "sentence": .text(sentence),
            "hint": .optional(hint ?? Self.hints[status]),
            "backPath": .text(backPath ?? "/"),
            "backTitle": .text(backPath == nil ? "Go to your schemas" : "Go back"),
        ])
    }
}
