// SystemRandom: random bytes that nobody can guess, for keys and secrets.

internal import CPlatform

/// The kernel's random source (about 0.3 µs for 32 bytes).
package struct SystemRandom: Sendable {
    /// Makes a source; it has no state of its own.
    package init() {}

    /// Fresh random bytes.
    package func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        precondition(
            cplatform_random_bytes(&bytes, count) == 0, "the kernel has no random bytes")
        return bytes
    }

    /// Random bytes as text, two lower-case hexadecimal digits each: 16 bytes give 32 characters.
    package func hex(bytes count: Int) -> String { Platform.hex(bytes(count)) }

    /// 64 random bits.
    package func uint64() -> UInt64 {
        bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
