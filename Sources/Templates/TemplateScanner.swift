/// Takes the source of a template apart into text and tags, by the delimiters in force.
struct TemplateScanner {
    /// A tag with what it needs to be told from the text around it.
    struct Tag {
        enum Kind {
            case value(isEscaped: Bool)
            case section, inverted, end, partial, comment, delimiters
        }

        let kind: Kind
        /// What stands between the delimiters, without the sign of the kind and blanks around it.
        let content: String
        /// The line in which the tag begins, from 1.
        let line: Int
        /// The blanks before a tag that has a line for itself (and can have one); else `nil`.
        let indentation: [UInt8]?
    }

    private let template: String
    private let source: [UInt8]
    private var position = 0
    private var line = 1
    private var open = Array("{{".utf8)
    private var close = Array("}}".utf8)

    init(template: String, source: String) {
        self.template = template
        self.source = Array(source.utf8)
    }

    /// The text up to the next tag, and that tag; the tag is `nil` at the end.
    ///
    /// A tag that only steers (all but values) and has a line for itself takes that line with it.
    mutating func next() throws(TemplateError) -> (text: ArraySlice<UInt8>, tag: Tag?) {
        let text = source[position...]
        guard let start = firstOccurrence(of: open, from: position) else {
            position = source.count
            return (text, nil)
        }
        line += newlines(in: position..<start)
        let tagLine = line
        let (kind, content, end) = try readTag(at: start)
        line += newlines(in: start..<end)
        let standalone = kind.canStandAlone ? standaloneLine(around: start..<end) : nil
        position = standalone?.upperBound ?? end
        line += newlines(in: end..<position)
        let textEnd = standalone?.lowerBound ?? start
        let tag = Tag(
            kind: kind, content: content, line: tagLine,
            indentation: standalone.map { Array(source[$0.lowerBound..<start]) })
        if case .delimiters = kind { try setDelimiters(content, line: tagLine) }
        return (text[..<textEnd], tag)
    }
}

// MARK: - Tags

extension TemplateScanner {
    /// Reads the tag whose opening delimiter stands at a position.
    private func readTag(
        at start: Int
    ) throws(TemplateError) -> (kind: Tag.Kind, content: String, end: Int) {
        var contentStart = start + open.count
        let sign = contentStart < source.count ? source[contentStart] : 0
        let kind = Tag.Kind(sign: sign)
        if kind != nil { contentStart += 1 }
        let ending = Self.signBeforeClose(sign) + close
        guard let contentEnd = firstOccurrence(of: ending, from: contentStart) else {
            throw error("A tag is not closed", line: line)
        }
        let content = trimmed(source[contentStart..<contentEnd])
        return (kind ?? .value(isEscaped: true), content, contentEnd + ending.count)
    }

    /// `{{{name}}}` and `{{=<% %>=}}` end in a sign of their own before the closing delimiter.
    private static func signBeforeClose(_ sign: UInt8) -> [UInt8] {
        switch sign {
        case UInt8(ascii: "{"): [UInt8(ascii: "}")]
        case UInt8(ascii: "="): [sign]
        default: []
        }
    }

    private mutating func setDelimiters(_ content: String, line: Int) throws(TemplateError) {
        let pair = content.utf8.split { $0.isBlank || $0.isLineEnd }.map { Array($0) }
        guard pair.count == 2, !pair.joined().contains(UInt8(ascii: "=")) else {
            throw error("New delimiters are two words without an equals sign", line: line)
        }
        (open, close) = (pair[0], pair[1])
    }

    private func error(_ message: String, line: Int) -> TemplateError {
        TemplateError(template: template, line: line, message: message)
    }
}

// MARK: - Bytes

extension TemplateScanner {
    private func firstOccurrence(of pattern: [UInt8], from position: Int) -> Int? {
        var candidate = position
        while let start = source[candidate...].firstIndex(of: pattern[0]) {
            if source[start...].starts(with: pattern) { return start }
            candidate = start + 1
        }
        return nil
    }

    /// The whole line of a tag with its line end, when nothing but blanks stands beside the tag.
    private func standaloneLine(around tag: Range<Int>) -> Range<Int>? {
        let before = source[..<tag.lowerBound].reversed().prefix(while: \.isBlank).count
        let lineStart = tag.lowerBound - before
        guard lineStart == 0 || source[lineStart - 1] == 0x0A else { return nil }
        let rest = source[tag.upperBound...].drop(while: \.isBlank)
        if rest.isEmpty { return lineStart..<source.count }
        if rest.starts(with: "\n".utf8) { return lineStart..<(rest.startIndex + 1) }
        if rest.starts(with: "\r\n".utf8) { return lineStart..<(rest.startIndex + 2) }
        return nil
    }

    private func newlines(in range: Range<Int>) -> Int {
        source[range].count { $0 == 0x0A }
    }

    private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let start = bytes.drop { $0.isBlank || $0.isLineEnd }
        let end = start.lastIndex { !($0.isBlank || $0.isLineEnd) }
        return String(decoding: start[..<(end.map { $0 + 1 } ?? start.startIndex)], as: UTF8.self)
    }
}

extension TemplateScanner.Tag.Kind {
    /// The kind that the sign after the opening delimiter stands for; `nil` when it is no sign.
    fileprivate init?(sign: UInt8) {
        switch sign {
        case UInt8(ascii: "#"): self = .section
        case UInt8(ascii: "^"): self = .inverted
        case UInt8(ascii: "/"): self = .end
        case UInt8(ascii: ">"): self = .partial
        case UInt8(ascii: "!"): self = .comment
        case UInt8(ascii: "="): self = .delimiters
        case UInt8(ascii: "{"), UInt8(ascii: "&"): self = .value(isEscaped: false)
        default: return nil
        }
    }

    fileprivate var canStandAlone: Bool {
        if case .value = self { false } else { true }
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
    fileprivate var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}
