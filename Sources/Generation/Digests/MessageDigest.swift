// Digests of cells: MD5, SHA-1 and SHA-256.

/// A hash function whose message is the end of an output buffer.
///
/// Written here because this target knows no C; the vectors of RFC 1321 and FIPS 180-4 and Python's
/// hashlib judge it. It is for test data: no secret is kept with it, and none of its time is constant.
enum MessageDigest: String, Sendable {
    case md5
    case sha1
    case sha256

    /// The bytes that a function works on at a time.
    static let blockBytes = 64
    /// The most bytes that `writeDigest` adds to a message before it cuts them off: a byte of mark,
    /// eight of length, and zeros up to a whole block.
    static let paddingBytes = 9 + blockBytes

    /// The hexadecimal digits of a digest.
    var digits: Int {
        switch self {
        case .md5: 32
        case .sha1: 40
        case .sha256: 64
        }
    }

    /// Puts the digest of the bytes from `start` on, as hexadecimal digits, in their place.
    ///
    /// The caller reserved `paddingBytes` more than the message and room for the digits. O(message).
    func replaceTail(from start: Int, in out: inout OutputBuffer) {
        pad(from: start, in: &out)
        switch self {
        case .md5: MD5Digest.replaceTail(from: start, in: &out)
        case .sha1: SHA1Digest.replaceTail(from: start, in: &out)
        case .sha256: SHA256Digest.replaceTail(from: start, in: &out)
        }
    }

    /// Fills the message up to whole blocks: a one bit, zeros, and its length in bits.
    private func pad(from start: Int, in out: inout OutputBuffer) {
        let bits = UInt64(out.count - start) &* 8
        out.put(0x80)
        while (out.count - start) % MessageDigest.blockBytes != MessageDigest.blockBytes - 8 {
            out.put(0)
        }
        // MD5 counts from the lowest byte, the others from the highest.
        out.put(self == .md5 ? bits : bits.byteSwapped, length: 8)
    }
}

/// The sixteen words of a block, and then those that follow from them.
typealias BlockWords = InlineArray<16, UInt32>

extension OutputBuffer {
    /// The block that begins at `place`, whose words have their lowest byte first.
    @inline(__always)
    func block(at place: Int) -> BlockWords {
        unsafe withTail(from: place) { bytes, length in
            precondition(length >= MessageDigest.blockBytes, "a block is whole")
            return BlockWords { index in
                unsafe UInt32(
                    littleEndian: UnsafeRawPointer(bytes + index * 4).loadUnaligned(as: UInt32.self)
                )
            }
        }
    }
}

extension UInt32 {
    /// The word with its bits moved around its end.
    @inline(__always)
    func rotatedLeft(_ count: UInt32) -> UInt32 { self &<< count | self &>> (32 &- count) }
}
