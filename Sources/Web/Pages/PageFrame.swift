// The frame around every page: head, masthead, notice, footer.

import Templates

/// What stands around a page: its title, who is signed in, a notice.
struct PageFrame: Sendable {
    /// The page's title, without the product's name.
    var title: String
    /// The signed-in user's name; nil shows the way to sign in.
    var username: String?
    /// Whether the signed-in user administers this installation.
    var isAdmin: Bool
    /// A sentence on what has just been done, shown once above the page.
    var notice: String?
    /// Seconds until a browser without JavaScript loads the page again; nil when nothing is pending.
    var refreshSeconds: Int?
    /// Changes whenever a file in `static/` does, so that browsers may keep the files for long.
    var assetVersion: String

    /// Renders the page inside the frame.
    func render(_ page: any Page, by templates: TemplateLibrary) throws(TemplateError) -> [UInt8] {
        let content = try page.fragment(by: templates)
        return try templates.render("layout", value(around: content))
    }

    private func value(around content: [UInt8]) -> TemplateValue {
        .fields([
            "title": .text(title),
            "username": .optional(username),
            "isAdmin": .bool(isAdmin),
            "notice": .optional(notice),
            "refreshSeconds": refreshSeconds.map(TemplateValue.integer) ?? .null,
            "assetVersion": .text(assetVersion),
            "content": .html(content),
        ])
    }
}
