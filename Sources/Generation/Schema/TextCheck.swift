// The checks that every text typed by a user has in common.

/// Length and character checks of a typed text.
enum TextCheck {
    /// A sentence when `text` is longer than `maximum` characters or holds a NUL, else nil.
    ///
    /// Characters are counted as databases count them, by code points: a text that passes here
    /// fits a column of that width.
    static func problem(with text: String, called what: String, maximum: Int) -> String? {
        // Every code point is at least one byte, so short texts need no counting.
        if text.utf8.count > maximum, text.unicodeScalars.count > maximum {
            return "\(what) is longer than \(maximum) characters; shorten it."
        }
        if text.utf8.contains(0) {
            return "\(what) contains a NUL character; remove it."
        }
        return nil
    }
}

extension UInt64 {
    /// The number with commas between groups of three digits.
    package var grouped: String {
        var text = ""
        for (index, digit) in String(self).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
