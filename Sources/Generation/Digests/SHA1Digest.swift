// SHA-1 (FIPS 180-4, section 6.1).

/// The function SHA-1 over whole blocks.
enum SHA1Digest {
    /// Puts the digest of the padded message from `start` on in its place.
    static func replaceTail(from start: Int, in out: inout OutputBuffer) {
        var state = State()
        var place = start
        while place < out.count {
            state.add(out.block(at: place))
            place += MessageDigest.blockBytes
        }
        out.truncate(to: start)
        for word in [state.a, state.b, state.c, state.d, state.e] {
            out.putHexadecimal(UInt64(word), digits: 8)
        }
    }

    /// The five words that each block changes.
    private struct State {
        var a: UInt32 = 0x6745_2301
        var b: UInt32 = 0xEFCD_AB89
        var c: UInt32 = 0x98BA_DCFE
        var d: UInt32 = 0x1032_5476
        var e: UInt32 = 0xC3D2_E1F0

        mutating func add(_ block: BlockWords) {
            let before = self
            var words = block
            for index in 0..<16 { words[index] = words[index].byteSwapped }
            for step in 0..<20 { turn(d ^ (b & (c ^ d)), 0x5A82_7999, word(step, &words)) }
            for step in 20..<40 { turn(b ^ c ^ d, 0x6ED9_EBA1, word(step, &words)) }
            for step in 40..<60 {
                turn((b & c) | (d & (b | c)), 0x8F1B_BCDC, word(step, &words))
            }
            for step in 60..<80 { turn(b ^ c ^ d, 0xCA62_C1D6, word(step, &words)) }
            a &+= before.a
            b &+= before.b
            c &+= before.c
            d &+= before.d
            e &+= before.e
        }

        /// The word of a step: of the block, and from the sixteenth on of the sixteen before it.
        @inline(__always)
        private func word(_ step: Int, _ words: inout BlockWords) -> UInt32 {
            if step < 16 { return words[step] }
            let mixed =
                words[(step &- 3) & 15] ^ words[(step &- 8) & 15] ^ words[(step &- 14) & 15]
                ^ words[step & 15]
            words[step & 15] = mixed.rotatedLeft(1)
            return words[step & 15]
        }

        @inline(__always)
        private mutating func turn(_ mixed: UInt32, _ constant: UInt32, _ word: UInt32) {
            let sum = a.rotatedLeft(5) &+ mixed &+ e &+ constant &+ word
            (e, d, c, b, a) = (d, c, b.rotatedLeft(30), a, sum)
        }
    }
}
