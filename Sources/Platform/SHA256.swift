// SHA256: FIPS 180-4's hash, by libsodium and, where the processor has them, instructions for it.

internal import CPlatform
internal import CSodium

/// A SHA-256 in progress.
package struct SHA256 {
    private static let blockBytes = 64
    /// libsodium uses none of them, and takes three times as long.
    private static let hasInstructions = cplatform_sha256_has_instructions()

    private var state = crypto_hash_sha256_state()

    /// Begins with no bytes.
    package init() {
        Sodium.prepare()
        crypto_hash_sha256_init(&state)
    }

    /// Adds bytes.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes
        if Self.hasInstructions, bytes.count >= 2 * Self.blockBytes {
            // libsodium keeps the beginning of a block: it is filled up first.
            let begun = Int(state.count / 8) % Self.blockBytes
            let missing = begun == 0 ? 0 : Self.blockBytes - begun
            add(UnsafeRawBufferPointer(rebasing: rest[..<missing]))
            rest = addBlocks(UnsafeRawBufferPointer(rebasing: rest[missing...]))
        }
        add(rest)
    }

    /// Adds bytes.
    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The 32 bytes of the hash.
    package consuming func finish() -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_hash_sha256_final(&state, &hash)
        return hash
    }

    /// The hash of some bytes.
    package static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// Adds bytes by libsodium.
    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
        crypto_hash_sha256_update(&state, start, UInt64(bytes.count))
    }

    /// Adds the whole blocks by instructions, where no block is begun; answers the bytes behind them.
    private mutating func addBlocks(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let count = bytes.count / Self.blockBytes
        let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
        withUnsafeMutableBytes(of: &state.state) { words in
            cplatform_sha256_blocks(
                words.assumingMemoryBound(to: UInt32.self).baseAddress, start, count)
        }
        state.count += UInt64(count * Self.blockBytes * 8)
        return UnsafeRawBufferPointer(rebasing: bytes[(count * Self.blockBytes)...])
    }
}
