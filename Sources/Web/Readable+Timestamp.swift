// Readable+Timestamp: an instant as a page shows it.

import Platform

extension Timestamp {
    /// `2026-11-24 03:39 UTC`: the same for everybody, and sortable.
    var readable: String {
        let text = iso8601
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
    }
}
