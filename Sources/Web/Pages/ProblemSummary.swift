// The list of everything wrong with a form, each entry a link to its field.

import Templates

/// The box above a form that was not accepted: partials/problems.mustache.
struct ProblemSummary {
    /// A form field and what it is called where its message stands alone.
    struct Place {
        let field: String
        /// Where the field stands, when its message needs that to be understood: `Column 2`.
        var title: String?
    }

    /// A message, and the field that it belongs to; without one it is about the whole form.
    struct Entry {
        let place: Place?
        let message: String
    }

    let entries: [Entry]

    /// The messages in the order of `places`; what belongs to none of them comes first, without a
    /// link, so that no message is lost.
    init(_ problems: [String: String], places: [Place], general: String? = nil) {
        let known = Set(places.map(\.field))
        let stray = problems.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        let unplaced = (general.map { [$0] } ?? []) + stray.map(\.value)
        let placed = places.compactMap { place in
            problems[place.field].map { Entry(place: place, message: $0) }
        }
        entries = unplaced.map { Entry(place: nil, message: $0) } + placed
    }

    /// The same for a form whose messages speak for themselves.
    init(_ problems: [String: String], fields: [String]) {
        self.init(problems, places: fields.map { Place(field: $0) })
    }

    /// Null when nothing is wrong, else `heading` and `items` of `field`, `place` and `message`.
    var templateValue: TemplateValue {
        guard !entries.isEmpty else { return .null }
        let things = entries.count == 1 ? "One thing needs" : "\(entries.count) things need"
        return .fields([
            "heading": .text("\(things) a change"), "items": .list(entries.map(Self.value(of:))),
        ])
    }

    private static func value(of entry: Entry) -> TemplateValue {
        .fields([
            "field": .optional(entry.place?.field),
            "place": .optional(entry.place?.title),
            "message": .text(entry.message),
        ])
    }
}
