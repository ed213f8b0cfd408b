// The small picture under a column: how its values spread, in bars, and the same in words.

import Generation
import Templates

/// A column's summary as bars and captions: partials/distribution.mustache.
struct DistributionPicture: Sendable {
    /// The picture's size in the units of its drawing.
    private static let width = 96
    private static let height = 28
    /// Longer values are cut in captions.
    private static let captionCharacters = 18

    let summary: ColumnSummary

    init(_ summary: ColumnSummary) {
        self.summary = summary
    }

    /// The values under the names that `partials/distribution.mustache` uses.
    var templateValue: TemplateValue {
        .fields([
            "path": .optional(path),
            "label": .text("Distribution: \(caption)"),
            "caption": .text(caption),
            "distinct": .text(distinct),
            "blank": .optional(blank),
            "width": .integer(Self.width),
            "height": .integer(Self.height),
        ])
    }

    private var heights: [Int] {
        summary.kind == .choice ? summary.commonest.map(\.count) : summary.histogram
    }

    /// A bar for each step or value, as the data of one SVG path; whole units, so that it is short.
    private var path: String? {
        let counts = heights
        guard let highest = counts.max(), highest > 0 else { return nil }
        let gap = counts.count > 12 ? 1 : 2
        var path = ""
        for (place, count) in counts.enumerated() where count > 0 {
            let left = place * Self.width / counts.count
            let width = max(1, (place + 1) * Self.width / counts.count - left - gap)
            let height = max(1, (count * Self.height + highest / 2) / highest)
            path += "M\(left) \(Self.height)v-\(height)h\(width)v\(height)z"
        }
        return path
    }

    /// What the bars say, in words.
    var caption: String {
        switch summary.kind {
        case .blank: "always blank"
        case .number, .moment: bounds
        case .choice: shares
        case .text: lengths
        }
    }

    private var bounds: String {
        let low = Self.cut(summary.minimum ?? "")
        let high = Self.cut(summary.maximum ?? "")
        return low == high ? low : "\(low) to \(high)"
    }

    private var shares: String {
        let filled = max(1, summary.cellCount - summary.blankCount)
        let first = summary.commonest.prefix(2).map { share in
            "\(Self.cut(share.text)) \(Self.percent(share.count, of: filled))"
        }
        return first.joined(separator: ", ")
    }

    private var lengths: String {
        let example = summary.commonest.first.map { Self.cut($0.text) } ?? ""
        guard let first = summary.commonest.first, first.count > 1 else { return "by length" }
        return "most often \(example)"
    }

    private var distinct: String {
        "\(Readable.count(summary.distinctCount)) different"
    }

    private var blank: String? {
        guard summary.blankCount > 0, summary.kind != .blank else { return nil }
        return "\(Self.percent(summary.blankCount, of: summary.cellCount)) blank"
    }

    /// A share as people say it: `51 %`, `0.4 %`.
    static func percent(_ count: Int, of total: Int) -> String {
        let tenths = (count * 1_000 + total / 2) / max(1, total)
        if count > 0, tenths == 0 { return "under 0.1 %" }
        return tenths < 100 && !tenths.isMultiple(of: 10)
            ? "\(tenths / 10).\(tenths % 10) %" : "\((tenths + 5) / 10) %"
    }

    private static func cut(_ text: String) -> String {
        let line = text.map { $0.isNewline ? " " : $0 }
        return line.count > captionCharacters
            ? "\(String(line.prefix(captionCharacters - 1)))…" : String(line)
    }
}
