// Numbers as decimal digits.

/// "00" to "99", two bytes each, as sixteen-bit numbers whose low byte is the first digit.
private func pair(_ value: UInt64) -> UInt64 {
    // 103 / 1024 is 1 / 10 for every value below 179.
    let tens = (value &* 103) >> 10
    return (0x3030 | tens) | (value &- tens &* 10) << 8
}

extension OutputBuffer {
    /// Writes a value below 100 with two digits.
    @inline(__always)
    mutating func putTwoDigits(_ value: UInt64) {
        put(pair(value), length: 2)
    }

    /// Writes a value below 10,000 with four digits.
    @inline(__always)
    mutating func putFourDigits(_ value: UInt64) {
        put(OutputBuffer.four(value), length: 4)
    }

    /// Writes a value below 100,000 with five digits.
    @inline(__always)
    mutating func putFiveDigits(_ value: UInt32) {
        let value = UInt64(value)
        let first = value / 10_000
        put(0x30 | first, length: 1)
        put(OutputBuffer.four(value &- first &* 10_000), length: 4)
    }

    /// Writes a number without leading zeros; at most 20 bytes.
    @inline(__always)
    mutating func putNumber(_ value: UInt64) {
        if value < 100_000_000 {
            putShort(value)
        } else {
            putLong(value)
        }
    }

    /// Writes a number below 10^`digits` with leading zeros; `digits` is at most 18.
    mutating func putPadded(_ value: UInt64, digits: Int) {
        var rest = digits
        while rest > 0 {
            rest -= 1
            put(0x30 | UInt8(truncatingIfNeeded: value / OutputBuffer.powers[rest] % 10))
        }
    }

    /// Writes the lower four-bit digits of a value, at most eight, the highest first.
    @inline(__always)
    mutating func putHexadecimal(_ value: UInt64, digits: UInt64) {
        // The digits side by side in bytes, the first lowest: spread, then add what makes letters.
        var spread = (value << (64 &- 4 &* digits)) >> 32
        spread = (spread & 0xFFFF_0000) >> 16 | (spread & 0xFFFF) << 32
        spread = (spread & 0x0000_FF00_0000_FF00) >> 8 | (spread & 0x0000_00FF_0000_00FF) << 16
        spread = (spread & 0x00F0_00F0_00F0_00F0) >> 4 | (spread & 0x000F_000F_000F_000F) << 8
        let letters = ((spread &+ 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
        put(spread &+ 0x3030_3030_3030_3030 &+ letters &* 39, length: Int(digits))
    }

    private static let powers: [UInt64] = Decimals.powers.map { UInt64($0) }

    @inline(never)
    private mutating func putLong(_ value: UInt64) {
        let high = value / 100_000_000
        putNumber(high)
        put(OutputBuffer.eight(value &- high &* 100_000_000), length: 8)
    }

    @inline(__always)
    private mutating func putShort(_ value: UInt64) {
        let digits = OutputBuffer.eight(value)
        // Zero digits at the front are whole zero bytes below the first digit's nibble.
        let significant = digits & 0x0F0F_0F0F_0F0F_0F0F
        let zeros = significant == 0 ? 7 : significant.trailingZeroBitCount >> 3
        put(digits >> UInt64(zeros &* 8), length: 8 &- zeros)
    }

    /// Eight digits of a value below 10^8, the first in the lowest byte.
    @inline(__always)
    static func eight(_ value: UInt64) -> UInt64 {
        let high = value / 10_000
        let low = value &- high &* 10_000
        // Two values of four digits, then four of two, then eight of one, side by side.
        let fours = high | low << 32
        let hundreds = ((fours &* 10_486) >> 20) & 0x7F_0000_007F
        let twos = hundreds | (fours &- hundreds &* 100) << 16
        let tens = ((twos &* 103) >> 10) & 0x000F_000F_000F_000F
        return (tens | (twos &- tens &* 10) << 8) | 0x3030_3030_3030_3030
    }

    /// Four digits of a value below 10^4, the first in the lowest byte.
    @inline(__always)
    static func four(_ value: UInt64) -> UInt64 {
        let hundreds = (value &* 10_486) >> 20
        let twos = hundreds | (value &- hundreds &* 100) << 16
        let tens = ((twos &* 103) >> 10) & 0x000F_000F
        return (tens | (twos &- tens &* 10) << 8) | 0x3030_3030
    }
}
