// The frames of the formats.

/// What a frame needs to know of a column.
struct FramedColumn {
    let name: String
    let kind: ValueKind
    /// The most bytes of a value.
    let maximumBytes: Int
    let canBeBlank: Bool
}

/// Makes the texts around cells for each format.
struct FrameMaker {
    let schema: Schema
    let columns: [FramedColumn]
    /// Whether the file goes on where another ended.
    let isContinuation: Bool

    /// The frame of a format; nil when it has delimiters instead.
    func texts(_ format: Format) -> FrameTexts? {
        switch format {
        case .csv, .tsv: nil
        case .ndjson: jsonLines()
        case .json: jsonArray()
        case .mysql, .postgresql, .sqlite: SQLFrame(format: format, maker: self).texts()
        case .xml: xml()
        }
    }

    private func jsonLines() -> FrameTexts {
        var frame = FrameTexts()
        frame.cells = columns.enumerated().map { position, column in
            let name = Escapes.json.applied(to: Array(column.name.utf8))
            let mark = position == 0 ? "{" : ","
            return mark + "\"" + String(decoding: name, as: UTF8.self) + "\":"
        }
        frame.rowEnd = "}\n"
        return frame
    }

    private func jsonArray() -> FrameTexts {
        var frame = jsonLines()
        frame.opening = "[\n"
        frame.rowEnd = "}"
        frame.between = ",\n"
        frame.closing = "\n]\n"
        return frame
    }

    private func xml() -> FrameTexts {
        let names = DistinctNames.make(columns.map { XMLName.make($0.name) }, limit: 1_000)
        var frame = FrameTexts()
        frame.opening = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dataset>\n"
        frame.closing = "</dataset>\n"
        frame.cells = names.enumerated().map { position, name in
            (position == 0 ? "<record>" : "</\(names[position - 1])>") + "<\(name)>"
        }
        frame.rowEnd = "</\(names.last ?? "")></record>\n"
        return frame
    }
}

/// Names of elements.
enum XMLName {
    /// The column's name with a _ for what cannot stand in an element's name.
    ///
    /// Of the characters that XML 1.0 (fifth edition, production 4) allows, letters of ASCII and
    /// everything from U+00C0 but signs are kept.
    static func make(_ name: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in name.unicodeScalars { result.append(isInner(scalar) ? scalar : "_") }
        guard let first = result.first, isFirst(first) else { return "_" + String(result) }
        // Names that begin with "xml" are kept for the standard.
        let text = String(result)
        return text.lowercased().hasPrefix("xml") ? "_" + text : text
    }

    private static func isFirst(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0x5F, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF: true
        case 0x370...0x37D, 0x37F...0x1FFF, 0x3001...0xD7FF, 0xF900...0xFDCF: true
        default: false
        }
    }

    private static func isInner(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F: true
        default: isFirst(scalar)
        }
    }
}

/// Names that a reader can tell apart.
enum DistinctNames {
    /// The names, cut to `limit` bytes, with numbers added where two would be the same but for case.
    static func make(_ names: [String], limit: Int) -> [String] {
        var seen: Set<String> = []
        return names.map { name in
            var result = cut(name, to: limit)
            var number = 2
            while !seen.insert(result.lowercased()).inserted {
                let suffix = "_\(number)"
                result = cut(name, to: limit - suffix.utf8.count) + suffix
                number += 1
            }
            return result
        }
    }

    /// The longest beginning of whole characters that has at most `limit` bytes.
    private static func cut(_ name: String, to limit: Int) -> String {
        guard name.utf8.count > limit else { return name }
        var result = String.UnicodeScalarView()
        var bytes = 0
        for scalar in name.unicodeScalars {
            bytes += UTF8.width(scalar)
            if bytes > limit { break }
            result.append(scalar)
        }
        return String(result)
    }
}
