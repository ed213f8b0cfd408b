// Looks at a cell for bytes that need quotes, sixteen at a time.

/// Finds out whether a text holds the delimiter, the quote or a line end.
struct CellScan: Sendable {
    let quote: UInt8
    /// The bytes to look for, only those that the column's alphabet has; repeated to make four.
    private let first: SIMD16<UInt8>
    private let others: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)
    private let isOne: Bool
    private let isAlways: Bool
    private let holdsQuotes: Bool

    /// A look at cells made of `alphabet`.
    init(_ quoting: CellQuoting, alphabet: ByteSet, isNumeric: Bool) {
        quote = quoting.quote
        // Of a delimiter of several bytes the first is looked for: quoting too much is no mistake.
        let special = [quoting.delimiter.first ?? 0, quote, 0x0A, 0x0D]
        let needles = special.filter(alphabet.contains)
        isOne = needles.count == 1
        first = SIMD16(repeating: needles.first ?? quote)
        others = (
            SIMD16(repeating: needles.dropFirst().first ?? quote),
            SIMD16(repeating: needles.dropFirst(2).first ?? quote),
            SIMD16(repeating: needles.dropFirst(3).first ?? quote)
        )
        isAlways = quoting.mustEnclose([], isNumeric: isNumeric)
        holdsQuotes = alphabet.contains(quote)
    }

    /// Quotes the cell that begins at `start` when it needs it.
    @inline(__always)
    func encloseIfNeeded(from start: Int, in out: inout OutputBuffer) {
        if !isAlways {
            out.clearSlack()
            let isFound = unsafe out.withTail(from: start) { text, length in
                unsafe isOne ? findsFirst(text, length) : findsAny(text, length)
            }
            if !isFound { return }
        }
        if holdsQuotes {
            out.encloseTail(from: start, doubling: quote)
        } else {
            out.encloseTail(from: start, in: quote)
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
