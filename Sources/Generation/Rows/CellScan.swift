// Looks at a cell for bytes that need quotes or an escape, sixteen at a time.

/// Finds out whether a text holds bytes that need quotes or an escape.
struct CellScan: Sendable {
    let quote: UInt8
    private let escapes: Escapes
    /// The bytes to look for, only those that the column's alphabet has; repeated to make four.
    private let first: SIMD16<UInt8>
    private let others: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)
    private let isOne: Bool
    /// Whether there are more than four, so that each cell is gone through byte by byte.
    private let isMany: Bool
    private let isAlways: Bool
    private let holdsQuotes: Bool

    /// A look at cells made of `alphabet`.
    init(_ quoting: CellQuoting, alphabet: ByteSet, isBare: Bool) {
        quote = quoting.quote
        escapes = quoting.escapes
        // Of a delimiter of several bytes the first is looked for: quoting too much is no mistake.
        let needles = (0...255).map { UInt8($0) }
            .filter { quoting.special.contains($0) && alphabet.contains($0) }
        isOne = needles.count == 1
        isMany = needles.count > 4
        first = SIMD16(repeating: needles.first ?? quote)
        others = (
            SIMD16(repeating: needles.dropFirst().first ?? needles.first ?? quote),
            SIMD16(repeating: needles.dropFirst(2).first ?? needles.first ?? quote),
            SIMD16(repeating: needles.dropFirst(3).first ?? needles.first ?? quote)
        )
        isAlways = quoting.encloses(isBare: isBare)
        holdsQuotes = alphabet.contains(quote)
    }

    /// Quotes the cell that begins at `start` when it needs it.
    @inline(__always)
    func encloseIfNeeded(from start: Int, in out: inout OutputBuffer) {
        if !isAlways && !finds(from: start, in: &out) { return }
        if holdsQuotes {
            out.escapeTail(from: start, escapes)
            out.encloseTail(from: start, in: quote)
        } else {
            out.encloseTail(from: start, in: quote)
        }
    }

    /// Escapes what has to be in the text that begins at `start`.
    @inline(__always)
    func escapeIfNeeded(from start: Int, in out: inout OutputBuffer) {
        if isMany || finds(from: start, in: &out) { out.escapeTail(from: start, escapes) }
    }

    @inline(__always)
    private func finds(from start: Int, in out: inout OutputBuffer) -> Bool {
        out.clearSlack()
        return unsafe out.withTail(from: start) { text, length in
            unsafe isOne ? findsFirst(text, length) : findsAny(text, length)
        }
    }

    /// Whether the one needle is among `length` bytes; 15 more are read and have to be zero.
    @inline(__always)
    private func findsFirst(_ text: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        var found = SIMD2<UInt64>()
        var done = 0
        while done < length {
            let bytes = unsafe UnsafeRawPointer(text + done).loadUnaligned(as: SIMD16<UInt8>.self)
            found |= CellScan.words(bytes .== first)
            done &+= 16
        }
        return found[0] | found[1] != 0
    }

    /// Whether a needle is among `length` bytes; 15 more are read and have to be zero.
    private func findsAny(_ text: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        var found = SIMD2<UInt64>()
        var done = 0
        while done < length {
            let bytes = unsafe UnsafeRawPointer(text + done).loadUnaligned(as: SIMD16<UInt8>.self)
            found |= CellScan.words(bytes .== first) | CellScan.words(bytes .== others.0)
            found |= CellScan.words(bytes .== others.1) | CellScan.words(bytes .== others.2)
            done &+= 16
        }
        return found[0] | found[1] != 0
    }

    /// A mask as two words of ones and zeros: sixteen bytes, all bits of each alike.
    @inline(__always)
    private static func words(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
        unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    }
}
