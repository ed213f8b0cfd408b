// Which house of a street a place is.

/// House numbers from 1 on, of which the short ones are commoner than their share.
///
/// Frozen: up to 9,999 an eighth is 1–99, three eighths are 100–999, half is 1000–9999, equally
/// likely within; up to any other last number they thin out evenly, the first being commonest.
struct HouseNumbers: Sendable {
    /// The highest number.
    let last: UInt32

    /// The number that owns a draw.
    @inline(__always)
    func drawn(_ draw: UInt32) -> UInt32 {
        if last == 9_999 { return HouseNumbers.drawn(draw) }
        let squared = (UInt64(draw) &* UInt64(draw)) >> 32
        return 1 &+ UInt32(truncatingIfNeeded: (squared &* UInt64(last)) >> 32)
    }

    /// The number that owns a draw; no branch, since it would be mispredicted half of the time.
    @inline(__always)
    static func drawn(_ draw: UInt32) -> UInt32 {
        let isLong = draw >= 1 << 31
        let isShort = draw < 1 << 29
        let first: UInt32 = isLong ? 1_000 : isShort ? 1 : 100
        let start: UInt32 = isLong ? 1 << 31 : isShort ? 0 : 1 << 29
        let perEighth: UInt64 = isLong ? 2_250 : isShort ? 99 : 300
        return first &+ UInt32(truncatingIfNeeded: (UInt64(draw &- start) &* perEighth) >> 29)
    }

    /// The draws that belong to a house number.
    static func share(of number: UInt32) -> Share {
        Share(entry: Int(number), start: start(of: number), end: start(of: number + 1))
    }

    /// The first draw of a number; 0 for the end of the last.
    private static func start(of number: UInt32) -> UInt32 {
        if number >= 10_000 { return 0 }
        let (first, start, perEighth): (UInt32, UInt64, UInt64) =
            number >= 1_000
            ? (1_000, 1 << 31, 2_250) : number >= 100 ? (100, 1 << 29, 300) : (1, 0, 99)
        let offset = ((UInt64(number - first) << 29) + perEighth - 1) / perEighth
        return UInt32(truncatingIfNeeded: start + offset)
    }
}
