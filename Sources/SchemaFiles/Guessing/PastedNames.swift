// PastedNames: a list of column names as people have it: lines, a CSV header, SQL names.

package enum PastedNames {
    /// The names in a pasted text, in order; blank ones and repetitions are left out.
    ///
    /// A text of one line is split at tabs, semicolons, pipes or commas, whichever is there; a
    /// text of several lines has one name a line.
    package static func names(in text: String) -> [String] {
        let lines = text.split(whereSeparator: \.isNewline)
        let parts = lines.count == 1 ? split(lines[0]) : lines
        var names: [String] = []
        for part in parts {
            let name = cleaned(part)
            if !name.isEmpty, !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static func split(_ line: Substring) -> [Substring] {
        let separator = ["\t", ";", "|", ","].first { line.contains($0) } ?? ","
        return line.split(separator: separator)
    }

    /// The name without blanks and quotes around it, and without a comma behind it.
    static func cleaned(_ part: some StringProtocol) -> String {
        var name = Substring(part)
        let marks: Set<Character> = [" ", "\t", "\"", "'", "`", ",", "[", "]", "\u{FEFF}"]
        while let first = name.first, marks.contains(first) { name.removeFirst() }
        while let last = name.last, marks.contains(last) { name.removeLast() }
        return String(name)
    }
}
