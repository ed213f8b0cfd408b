// Decimal numbers as digits with a point.

extension OutputBuffer {
    /// Writes `value` × 10^-`decimals`; at most 18 decimals, at most 21 bytes.
    @inline(__always)
    mutating func putDecimal(_ value: Int64, decimals: Int) {
        if value < 0 { put(UInt8(ascii: "-")) }
        putDecimal(value.magnitude, decimals: decimals)
    }

    /// Writes `value` × 10^-`decimals`; at most 18 decimals, at most 20 bytes.
    @inline(__always)
    mutating func putDecimal(_ value: UInt64, decimals: Int) {
        switch decimals {
        case 0: putNumber(value)
        case 2:
            let whole = value / 100
            putNumber(whole)
            put(UInt8(ascii: "."))
            putTwoDigits(value &- whole &* 100)
        default: putLongFraction(value, decimals: decimals)
        }
    }

    @inline(never)
    private mutating func putLongFraction(_ value: UInt64, decimals: Int) {
        let unit = UInt64(Decimals.powers[decimals])
        let whole = value / unit
        putNumber(whole)
        put(UInt8(ascii: "."))
        // At most two pieces of eight digits, the first shortened, and what is left.
        var rest = value &- whole &* unit
        var digits = decimals
        while digits > 8 {
            digits &-= 8
            let piece = rest / UInt64(Decimals.powers[digits])
            put(OutputBuffer.eight(piece), length: 8)
            rest &-= piece &* UInt64(Decimals.powers[digits])
        }
        put(OutputBuffer.eight(rest) >> UInt64(8 &* (8 &- digits)), length: digits)
    }
}
