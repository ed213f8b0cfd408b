// Addresses of computers: IPv4, IPv6 and hardware addresses, each a function of a number.

/// A set of IPv4 addresses, numbered.
struct AddressRange: Sendable {
    /// The ranges: first address and number of addresses.
    private let parts: [(first: UInt32, count: UInt64)]
    /// How many addresses there are.
    let count: UInt64

    init(_ choice: String) {
        parts =
            switch choice {
            case "private":
                [
                    (0x0A00_0000, 1 << 24), (0xAC10_0000, 1 << 20), (0xC0A8_0000, 1 << 16),
                ]
            case "public": AddressRange.global
            default: [(0xC000_0200, 256), (0xC633_6400, 256), (0xCB00_7100, 256)]
            }
        count = parts.reduce(0) { $0 + $1.count }
    }

    /// What IANA's registry of special addresses leaves of 1.0.0.0 to 223.255.255.255, in blocks
    /// that hold no special address at all.
    private static let global: [(first: UInt32, count: UInt64)] = {
        let special: Set<UInt32> = [10, 100, 127, 169, 172, 192, 198, 203]
        return (1...223).filter { !special.contains($0) }.map { ($0 << 24, 1 << 24) }
    }()

    /// The address of a number below the count.
    @inline(__always)
    func address(_ number: UInt64) -> UInt32 {
        let first = parts[0]
        // All parts but those of private networks are equally large.
        if parts.count > 3 || first.count == 256 {
            let shift: UInt64 = first.count == 256 ? 8 : 24
            return parts[Int(number >> shift)].first
                | UInt32(truncatingIfNeeded: number & (1 << shift &- 1))
        }
        var rest = number
        for part in parts {
            if rest < part.count { return part.first &+ UInt32(truncatingIfNeeded: rest) }
            rest &-= part.count
        }
        return first.first
    }

    /// Writes an address.
    @inline(__always)
    static func write(_ address: UInt32, to out: inout OutputBuffer) {
        for place in 0..<4 {
            if place > 0 { out.put(UInt8(ascii: ".")) }
            out.putNumber(UInt64(address >> UInt32(24 &- 8 &* place) & 0xFF))
        }
    }
}

/// Makes the recipes of IPv6 addresses; no group is 0, so that none is shortened (RFC 5952).
enum AddressV6 {
    private static let groups: UInt64 = 65_535
    /// The networks that the five registries give out most of, /12 each but the first.
    private static let global: [UInt64] = [0x2600, 0x2A00, 0x2400, 0x2800, 0x2C00]

    /// Writes the first two groups.
    @inline(__always)
    private static func writeHead(
        isGlobal: Bool, _ bits: UInt64, _ global: [UInt64], to out: inout OutputBuffer
    ) {
        guard isGlobal else {
            out.put(0x6264_3A31_3030_32, length: 7)  // "2001:db"
            out.put(UInt8(ascii: "8"))
            return
        }
        var word = bits
        let first = global[take(global.count, from: &word)] | UInt64(take(16, from: &word))
        out.putHexadecimal(first, digits: 4)
        write(1 &+ UInt64(take(65_535, from: &word)), to: &out)
    }

    /// Writes a colon and a group without zeros at its beginning.
    @inline(__always)
    private static func write(_ group: UInt64, to out: inout OutputBuffer) {
        out.put(UInt8(ascii: ":"))
        let digits: UInt64 = group > 0xFFF ? 4 : group > 0xFF ? 3 : group > 0xF ? 2 : 1
        out.putHexadecimal(group, digits: digits)
    }

    static func recipe(isGlobal: Bool) -> CellRecipe {
        let count = groups * groups * groups
        return CellRecipe(capacity: count) { maker in
            let numbers = Numbers(count, maker: maker)
            let key = maker.key("rest")
            let global = global
            return CellGenerator(
                maximumBytes: 48, alphabet: ByteSet("0123456789abcdef:"), certain: ByteSet(":")
            ) { row, out in
                let bits = key.word(row.counter)
                var word = mix(bits)
                writeHead(isGlobal: isGlobal, bits, global, to: &out)
                for _ in 0..<3 { write(1 &+ UInt64(take(65_535, from: &word)), to: &out) }
                var number = numbers(row)
                for _ in 0..<3 {
                    write(1 &+ number % groups, to: &out)
                    number /= groups
                }
            }
        }
    }

    static func networks(isGlobal: Bool) -> CellRecipe {
        let global = global
        return NumberCells.random(
            bytes: 32, set: ByteSet("0123456789abcdef:/"), certain: ByteSet(":/")
        ) { bits, out in
            var word = mix(bits)
            writeHead(isGlobal: isGlobal, bits, global, to: &out)
            write(1 &+ UInt64(take(65_535, from: &word)), to: &out)
            let length = take(3, from: &word)
            if length == 1 { write((1 &+ UInt64(take(255, from: &word))) << 8, to: &out) }
            if length == 2 { write(1 &+ UInt64(take(65_535, from: &word)), to: &out) }
            out.put(0x2F3A_3A, length: 3)  // "::/"
            out.putTwoDigits(length == 0 ? 48 : length == 1 ? 56 : 64)
        }
    }
}

/// Makes the recipe of MAC addresses.
enum MACCells {
    static func recipe(_ reader: inout ParameterReader) -> CellRecipe {
        let isReal = reader.choice("maker") == "real"
        let style = reader.choice("separator")
        let separator: UInt8? =
            style == "none" ? nil : style == "hyphen" ? UInt8(ascii: "-") : UInt8(ascii: ":")
        let capital: UInt64 = style == "hyphen" ? 0x20 : 0
        let list = WordArchive.list("oui")
        let prefixes = (0..<list.count).map { entry in
            list.bytes(entry).reduce(UInt64(0)) { value, byte in
                byte == UInt8(ascii: ":")
                    ? value : value << 4 | UInt64(byte < 0x40 ? byte - 0x30 : byte - 55)
            }
        }
        // Local addresses: all but two bits, of which one says local and one says single.
        let count: UInt64 = isReal ? UInt64(prefixes.count) << 24 : 1 << 46
        return NumberCells.recipe(
            count: count, bytes: 24,
            set: ByteSet(capital == 0 ? "0123456789abcdef" : "0123456789ABCDEF").union(
                separator.map { ByteSet([$0]) } ?? ByteSet())
        ) { number, out in
            let address =
                isReal
                ? prefixes[Int(number >> 24)] << 24 | number & 0xFF_FFFF
                : (number >> 40) << 42 | 0x0200_0000_0000 | number & 0xFF_FFFF_FFFF
            for place in 0..<6 {
                if place > 0, let separator { out.put(separator) }
                write(address >> UInt64(40 &- 8 &* place) & 0xFF, capital: capital, to: &out)
            }
        }
    }

    @inline(__always)
    private static func write(_ byte: UInt64, capital: UInt64, to out: inout OutputBuffer) {
        out.put(digit(byte >> 4, capital))
        out.put(digit(byte & 0xF, capital))
    }

    @inline(__always)
    private static func digit(_ value: UInt64, _ capital: UInt64) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 10 ? value &+ 0x30 : value &+ 87 &- capital)
    }
}
