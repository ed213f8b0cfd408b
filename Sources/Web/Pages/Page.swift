// What every page has in common: a template and the value that the template shows.

import Templates

/// A page as typed values, ready to be rendered by its template.
///
/// A page holds what is to be shown and nothing of how it was found: an action fills it in, the
/// page turns it into a `TemplateValue`. Rendering is strict, so each name in the template has to
/// be in `value`, and `PagesTests` renders every page full and empty.
protocol Page: Sendable {
    /// The template in `templates/`, without its extension: `pages/login`.
    var templateName: String { get }

    /// The values under the names that the template uses.
    var value: TemplateValue { get }
}

extension Page {
    /// Renders the page by itself, without the frame: a fragment for a script to insert.
    func fragment(by templates: TemplateLibrary) throws(TemplateError) -> [UInt8] {
        try templates.render(templateName, value)
    }
}
