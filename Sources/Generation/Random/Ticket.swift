// Rows to individuals: every row gets a ticket of its own, and the tickets are shared out by weight.
//
// A hidden person or place is not drawn by chance for each row. The row's number goes through a keyed
// permutation to a ticket, which no other row has, and the tickets are divided among the entries of a
// weighted list, then those of each entry among the entries of the next list, and so on. So
//   * an entry gets its exact share of the tickets, which is its weight;
//   * the tickets of one (given name, family name) are numbered 0, 1, 2 …: this serial number tells
//     namesakes apart, so unique e-mail addresses and names need no memory of what came before.
//
// Only one ticket in 256 is used, so that repeated values come as often as chance would have it. To
// keep serials short in small datasets the rows are cut into tiers of doubling length (rows below
// 1,024, then below 2,048, 4,096 …), each with tickets of its own; the serials of a tier go on where
// those of the tiers before it ended.
//
// Frozen for ever. With b the bits of the tier's tickets, k0 … k3 its keys, h = (b + 1) / 2, mod 2^b:
//   t = row in tier + k0; t ^= t >> h; t *= k1 | 1; t ^= t >> h; t *= k2 | 1; t ^= t >> h;
//   t *= k3 | 1; t ^= t >> h
// Above 32 bits the low bits stay out of the sharing and only lengthen the serial.

/// The tickets of one kind of hidden individual in one group of columns.
struct TicketOffice: Sendable {
    /// The bits of the first tier's rows: a thousand rows have tickets enough to hold rare names.
    static let firstTierBits = 10
    /// Tickets per row, as a power of two: with 256, repeats are within 0.5 % of pure chance.
    static let spareBits = 8
    /// The longest row number; 2^48 rows are a petabyte per column.
    static let rowBits = 48

    private let tiers: [Tier]

    /// One tier's permutation.
    struct Tier: BitwiseCopyable, Sendable {
        private let firstRow: UInt64
        /// The bits of a ticket that are shared out.
        private let sharedBits: UInt64
        /// The bits of a ticket that stay out of the sharing.
        let extraBits: UInt64
        private let half: UInt64
        private let mask: UInt64
        private let keys: (UInt64, UInt64, UInt64, UInt64)
        private let path: UInt64

        init(key: StreamKey, rowBits: Int) {
            let isFirst = rowBits == TicketOffice.firstTierBits
            firstRow = isFirst ? 0 : 1 << UInt64(rowBits - 1)
            let bits = UInt64((isFirst ? rowBits : rowBits - 1) + TicketOffice.spareBits)
            sharedBits = min(bits, 32)
            extraBits = bits - sharedBits
            half = (bits + 1) / 2
            mask = (1 << bits) - 1
            var draws = Draws(key.word(UInt64(rowBits) &* rowIncrement))
            keys = (draws.next(), draws.next() | 1, draws.next() | 1, draws.next() | 1)
            path = draws.next()
        }

        @inline(__always)
        func ticket(_ row: UInt64) -> UInt64 {
            var t = (row &- firstRow &+ keys.0) & mask
            t ^= t &>> half
            t = (t &* keys.1) & mask
            t ^= t &>> half
            t = (t &* keys.2) & mask
            t ^= t &>> half
            t = (t &* keys.3) & mask
            return t ^ (t &>> half)
        }

        /// The first draw of a row's ticket: a division by a power of two.
        @inline(__always)
        func firstDraw(_ ticket: Ticket) -> UInt32 {
            UInt32(truncatingIfNeeded: (ticket.position &<< 32 | path &>> 32) &>> sharedBits)
        }

        @inline(__always)
        func ticket(number: UInt64) -> Ticket {
            Ticket(position: number &>> extraBits, count: 1 &<< sharedBits, path: path)
        }
    }

    /// The tickets under `key`.
    init(key: StreamKey) {
        tiers = (TicketOffice.firstTierBits...TicketOffice.rowBits).map {
            Tier(key: key, rowBits: $0)
        }
    }

    /// The ticket of a row, counted from 1.
    func ticket(row: UInt64) -> Ticket {
        let tier = tier(row: row)
        return tier.ticket(number: tier.ticket(row))
    }

    /// The tier of a row, counted from 1.
    @inline(__always)
    func tier(row: UInt64) -> Tier { tiers[TicketOffice.tier(of: row)] }

    /// The number that tells a row from all others whose tickets belong to the same entries.
    ///
    /// The serials of the entries' tickets are 0, 1, 2 … through all tiers. O(tiers before the row's),
    /// at most 38.
    func serial(row: UInt64, shares: some Sequence<Share>) -> UInt64 {
        let last = TicketOffice.tier(of: row)
        let number = tiers[last].ticket(row)
        var ticket = tiers[last].ticket(number: number)
        for share in shares { ticket.enter(share) }
        let extra = tiers[last].extraBits
        var serial = ticket.position << extra | (number & ((1 << extra) - 1))
        for tier in tiers[..<last] {
            var tickets = tier.ticket(number: 0)
            for share in shares { tickets.enter(share) }
            serial += tickets.count << tier.extraBits
        }
        return serial
    }

    /// Whether `count` rows from `row` on are all of the same tier.
    static func isOneTier(_ row: UInt64, count: Int) -> Bool {
        tier(of: row) == tier(of: row + UInt64(max(1, count)) - 1)
    }

    /// The tier a row is in.
    @inline(__always)
    static func tier(of row: UInt64) -> Int {
        max(0, 64 - firstTierBits - row.leadingZeroBitCount)
    }
}

/// An entry of a list and the draws of 2^32 that belong to it; an end of 0 means 2^32.
struct Share: BitwiseCopyable, Sendable {
    let entry: Int
    let start: UInt32
    let end: UInt32
}

/// A ticket on its way through the lists: its place among those that are left.
struct Ticket: BitwiseCopyable, Sendable {
    /// 0 ..< count.
    private(set) var position: UInt64
    /// How many tickets share what was drawn so far; at most 2^32.
    private(set) var count: UInt64
    /// What was drawn so far, mixed: shifts the borders between entries by a fraction of a ticket.
    private(set) var path: UInt64

    init(position: UInt64, count: UInt64, path: UInt64) {
        self.position = position
        self.count = count
        self.path = path
    }

    /// The draw of 2^32 that the ticket means for the next list; its owner is the ticket's entry.
    @inline(__always)
    func draw() -> UInt32 {
        // The quotient of 64-bit numbers by way of the one of floating-point numbers: the processor's
        // division takes several times as long, and the compiler puts a branch before it. Added to
        // 2^52, the quotient is rounded to a whole number that stands in the lower bits: the wanted
        // one, or the next.
        let below = path &>> 32
        let estimate =
            (Ticket.number(position) * 0x1p32 + Ticket.number(below)) / Ticket.number(count)
        var quotient = Int64(bitPattern: (estimate + 0x1p52).bitPattern &- (0x1p52).bitPattern)
        let dividend = Int64(bitPattern: position &<< 32 | below)
        quotient &+= (dividend &- quotient &* Int64(bitPattern: count)) &>> 63
        return UInt32(truncatingIfNeeded: quotient)
    }

    /// A whole number below 2^52 as a floating-point one.
    ///
    /// It stands in the lower bits of 2^52 + the number: the instruction that converts whole numbers
    /// waits for what its register held before.
    @inline(__always)
    private static func number(_ value: UInt64) -> Double {
        Double(bitPattern: value | (0x1p52).bitPattern) - 0x1p52
    }

    /// Goes on to the tickets of the entry that owns the share.
    @inline(__always)
    mutating func enter(_ share: Share) {
        let shift = 0xFFFF_FFFF - (path >> 32)
        let first = (UInt64(share.start) &* count &+ shift) >> 32
        let next = share.end == 0 ? count : (UInt64(share.end) &* count &+ shift) >> 32
        position &-= first
        count = next &- first
        path = mix(path &+ UInt64(truncatingIfNeeded: share.entry) &* rowIncrement &+ 1)
    }
}
