// GzipChecksum: CRC-32 and length of a text, put together from those of its parts.

internal import CISAL

/// The checksum of gzip's trailer.
struct GzipChecksum: Equatable, Sendable {
    /// CRC-32 as in RFC 1952.
    private(set) var crc: UInt32 = 0
    /// Bytes.
    private(set) var length: UInt64 = 0

    /// The checksum of nothing.
    init() {}

    /// The checksum of `bytes`.
    init(_ bytes: UnsafeRawBufferPointer) {
        length = UInt64(bytes.count)
        let start = bytes.bindMemory(to: UInt8.self).baseAddress
        if let start { crc = crc32_gzip_refl(0, start, UInt64(bytes.count)) }
    }

    /// Adds what comes after; O(log of its length).
    ///
    /// A CRC is a remainder of polynomials with coefficients 0 and 1: bytes in front of n others count
    /// x^(8n) times.
    mutating func append(_ next: GzipChecksum) {
        crc = Self.multiply(Self.power(ofBytes: next.length), crc) ^ next.crc
        length &+= next.length
    }

    /// CRC and length, little-endian, four bytes each.
    var trailer: [UInt8] {
        [crc, UInt32(truncatingIfNeeded: length)].flatMap { word in
            (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
    }

    /// The polynomial of CRC-32; the highest bit is the coefficient of x^0.
    private static let polynomial: UInt32 = 0xEDB8_8320

    /// The remainder of a product.
    private static func multiply(_ left: UInt32, _ right: UInt32) -> UInt32 {
        var (product, shifted) = (UInt32(0), right)
        for bit in (0..<32).reversed() {
            if left >> UInt32(bit) & 1 != 0 { product ^= shifted }
            shifted = shifted >> 1 ^ (shifted & 1 != 0 ? polynomial : 0)
        }
        return product
    }

    /// The remainder of x^(8 × count).
    private static func power(ofBytes count: UInt64) -> UInt32 {
        var (result, square, rest) = (UInt32(1) << 31, UInt32(1) << 23, count)
        while rest > 0 {
            if rest & 1 != 0 { result = multiply(result, square) }
            square = multiply(square, square)
            rest >>= 1
        }
        return result
    }
}
