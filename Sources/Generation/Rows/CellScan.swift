// Looks at a cell for bytes that need quotes, sixteen at a time.

/// Finds out whether a text holds the delimiter, the quote or a line end.
struct CellScan: Sendable {
    let quote: UInt8
    private let delimiter: UInt8
    private let isAlways: Bool

    init(_ quoting: CellQuoting) {
        quote = quoting.quote
        // Of a delimiter of several bytes the first is looked for: quoting too much is no mistake.
        delimiter = quoting.delimiter.first ?? 0
        isAlways = quoting.dialect.quoting != .minimal
    }

    /// Quotes the cell that begins at `start` when it needs it.
    @inline(__always)
    func encloseIfNeeded(from start: Int, in out: inout OutputBuffer) {
        let isSpecial =
            unsafe isAlways
            || out.withTail(from: start) { text, length in
                unsafe holdsSpecial(text, length)
            }
        if isSpecial { out.encloseTail(from: start, in: quote) }
    }

    /// Whether one of `length` bytes is special; up to 15 bytes more may be read.
    private func holdsSpecial(_ text: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        let quotes = SIMD16<UInt8>(repeating: quote)
        let delimiters = SIMD16<UInt8>(repeating: delimiter)
        let linefeeds = SIMD16<UInt8>(repeating: 0x0A)
        let returns = SIMD16<UInt8>(repeating: 0x0D)
        var done = 0
        while done < length {
            let bytes = unsafe UnsafeRawPointer(text + done).loadUnaligned(as: SIMD16<UInt8>.self)
            let found =
                (bytes .== quotes) .| (bytes .== delimiters) .| (bytes .== linefeeds)
                .| (bytes .== returns)
            if any(found), unsafe holdsSpecialByte(text + done, min(16, length - done)) {
                return true
            }
            done += 16
        }
        return false
    }

    private func holdsSpecialByte(_ text: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        unsafe UnsafeBufferPointer(start: text, count: length).contains {
            $0 == quote || $0 == delimiter || $0 == 0x0A || $0 == 0x0D
        }
    }
}
