// The normal distribution's inverse, the same on every machine.

/// Where the normal distribution has a given share below it.
///
/// Method: Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution" (Applied
/// Statistics 37, 1988), whose rational functions are right to one part in 10^16. Only additions,
/// multiplications, divisions and square roots are used, which IEEE 754 rounds alike everywhere.
enum NormalQuantile {
    /// The value that a word stands for: all words together are normal with mean 0 and deviation 1.
    ///
    /// Bit 63 is the sign, the others the share beyond: from 2^-64 to a half, so about 9 at most.
    @inline(__always)
    static func value(_ word: UInt64) -> Double {
        let beyond = (Double(word & ~(1 << 63)) + 0.5) * 0x1p-64
        let isLower = word >> 63 != 0
        let size = beyond >= 0.075 ? centre(0.5 - beyond) : tail(beyond)
        return isLower ? -size : size
    }

    /// The words of the smallest and the largest value.
    static let lowest: UInt64 = 1 << 63
    static let highest: UInt64 = 0

    /// The density at the mean, 1 / √(2π).
    static let density = 0.3989422804014327

    /// The word of the value that has so many 2^64ths of the distribution below it.
    static func word(below position: UInt64) -> UInt64 {
        position < 1 << 63 ? position | 1 << 63 : ~position
    }

    @inline(__always)
    private static func centre(_ q: Double) -> Double {
        let r = 0.180625 - q * q
        var upper = 2.5090809287301226727e3
        upper = upper * r + 3.3430575583588128105e4
        upper = upper * r + 6.7265770927008700853e4
        upper = upper * r + 4.5921953931549871457e4
        upper = upper * r + 1.3731693765509461125e4
        upper = upper * r + 1.9715909503065514427e3
        upper = upper * r + 1.3314166789178437745e2
        upper = upper * r + 3.387132872796366608
        var lower = 5.226495278852854561e3
        lower = lower * r + 2.8729085735721942674e4
        lower = lower * r + 3.930789580009271061e4
        lower = lower * r + 2.1213794301586595867e4
        lower = lower * r + 5.3941960214247511077e3
        lower = lower * r + 6.871870074920579083e2
        lower = lower * r + 4.2313330701600911252e1
        lower = lower * r + 1.0
        return upper * q / lower
    }

    @inline(__always)
    private static func tail(_ beyond: Double) -> Double {
        let root = (-ExactMath.log(beyond)).squareRoot()
        return root <= 5 ? middle(root - 1.6) : far(root - 5)
    }

    @inline(__always)
    private static func middle(_ r: Double) -> Double {
        var upper = 7.7454501427834140764e-4
        upper = upper * r + 2.27238449892691845833e-2
        upper = upper * r + 2.4178072517745061177e-1
        upper = upper * r + 1.27045825245236838258
        upper = upper * r + 3.64784832476320460504
        upper = upper * r + 5.7694972214606914055
        upper = upper * r + 4.6303378461565452959
        upper = upper * r + 1.42343711074968357734
        var lower = 1.05075007164441684324e-9
        lower = lower * r + 5.475938084995344946e-4
        lower = lower * r + 1.51986665636164571966e-2
        lower = lower * r + 1.4810397642748007459e-1
        lower = lower * r + 6.8976733498510000455e-1
        lower = lower * r + 1.6763848301838038494
        lower = lower * r + 2.05319162663775882187
        lower = lower * r + 1.0
        return upper / lower
    }

    @inline(never)
    private static func far(_ r: Double) -> Double {
        var upper = 2.01033439929228813265e-7
        upper = upper * r + 2.71155556874348757815e-5
        upper = upper * r + 1.2426609473880784386e-3
        upper = upper * r + 2.6532189526576123093e-2
        upper = upper * r + 2.9656057182850489123e-1
        upper = upper * r + 1.7848265399172913358
        upper = upper * r + 5.4637849111641143699
        upper = upper * r + 6.6579046435011037772
        var lower = 2.04426310338993978564e-15
        lower = lower * r + 1.4215117583164458887e-7
        lower = lower * r + 1.8463183175100546818e-5
        lower = lower * r + 7.868691311456132591e-4
        lower = lower * r + 1.48753612908506148525e-2
        lower = lower * r + 1.3692988092273580531e-1
        lower = lower * r + 5.9983220655588793769e-1
        lower = lower * r + 1.0
        return upper / lower
    }
}
