// Logarithm and exponential, the same on every machine.

/// Functions that the C library computes differently from machine to machine.
///
/// Only additions, multiplications and divisions are used, which IEEE 754 rounds alike everywhere; the
/// results are right to about one part in 10^15.
enum ExactMath {
    /// ln 2 in two parts; the first has its last 21 bits zero, so that small multiples are exact.
    private static let ln2High = 0x1.62e42fee00000p-1
    private static let ln2Low = 0x1.a39ef35793c76p-33

    /// The natural logarithm of a normal number above zero.
    ///
    /// x = 2^e · m with m between √½ and √2; then ln m = 2 artanh f with f = (m - 1) / (m + 1), whose
    /// series to f^23 leaves less than 10^-18.
    @inline(__always)
    static func log(_ x: Double) -> Double {
        precondition(x > 0 && x.isNormal, "the logarithm is of a normal number above zero")
        let bits = x.bitPattern
        var exponent = Double(Int(bits >> 52) - 1_023)
        var mantissa = Double(bitPattern: bits & 0xF_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
        if mantissa > 0x1.6a09e667f3bcdp0 {
            mantissa *= 0.5
            exponent += 1
        }
        let f = (mantissa - 1) / (mantissa + 1)
        let square = f * f
        var sum = 1.0 / 23
        sum = sum * square + 1.0 / 21
        sum = sum * square + 1.0 / 19
        sum = sum * square + 1.0 / 17
        sum = sum * square + 1.0 / 15
        sum = sum * square + 1.0 / 13
        sum = sum * square + 1.0 / 11
        sum = sum * square + 1.0 / 9
        sum = sum * square + 1.0 / 7
        sum = sum * square + 1.0 / 5
        sum = sum * square + 1.0 / 3
        return exponent * ln2High + (2 * f + (2 * f * square * sum + exponent * ln2Low))
    }

    /// e to the power of `x`; 0 below -700, and at most e^700.
    ///
    /// x = k · ln 2 + r with r at most half of ln 2; the series to r^14 leaves less than 10^-17.
    @inline(__always)
    static func exp(_ x: Double) -> Double {
        if x < -700 { return 0 }
        let x = min(x, 700)
        let k = (x * 0x1.71547652b82fep0).rounded(.toNearestOrEven)
        let r = (x - k * ln2High) - k * ln2Low
        var sum = 1.0 / 87178291200
        sum = sum * r + 1.0 / 6227020800
        sum = sum * r + 1.0 / 479001600
        sum = sum * r + 1.0 / 39916800
        sum = sum * r + 1.0 / 3628800
        sum = sum * r + 1.0 / 362880
        sum = sum * r + 1.0 / 40320
        sum = sum * r + 1.0 / 5040
        sum = sum * r + 1.0 / 720
        sum = sum * r + 1.0 / 120
        sum = sum * r + 1.0 / 24
        sum = sum * r + 1.0 / 6
        sum = sum * r + 1.0 / 2
        sum = sum * r + 1.0 / 1
        sum = sum * r + 1.0 / 1
        return sum * Double(bitPattern: UInt64(Int(k) + 1_023) << 52)
    }
}
