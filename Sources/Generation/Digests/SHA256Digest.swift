// SHA-256 (FIPS 180-4, section 6.2).

/// The function SHA-256 over whole blocks.
enum SHA256Digest {
    /// Puts the digest of the padded message from `start` on in its place.
    static func replaceTail(from start: Int, in out: inout OutputBuffer) {
        var state = State()
        var place = start
        while place < out.count {
            state.add(out.block(at: place))
            place += MessageDigest.blockBytes
        }
        out.truncate(to: start)
        for index in 0..<8 { out.putHexadecimal(UInt64(state.words[index]), digits: 8) }
    }

    /// The eight words that each block changes.
    private struct State {
        var words: InlineArray<8, UInt32> = [
            0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
            0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
        ]

        mutating func add(_ block: BlockWords) {
            var message = block
            for index in 0..<16 { message[index] = message[index].byteSwapped }
            var (a, b, c, d) = (words[0], words[1], words[2], words[3])
            var (e, f, g, h) = (words[4], words[5], words[6], words[7])
            for step in 0..<64 {
                let first =
                    h &+ State.sigma(e, 6, 11, 25) &+ (g ^ (e & (f ^ g)))
                    &+ SHA256Digest.roots[step]
                    &+ State.word(step, &message)
                let second = State.sigma(a, 2, 13, 22) &+ ((a & b) | (c & (a | b)))
                (h, g, f, e) = (g, f, e, d &+ first)
                (d, c, b, a) = (c, b, a, first &+ second)
            }
            let changes: InlineArray<8, UInt32> = [a, b, c, d, e, f, g, h]
            for index in 0..<8 { words[index] &+= changes[index] }
        }

        /// The word of a step: of the block, and from the sixteenth on of the sixteen before it.
        @inline(__always)
        private static func word(_ step: Int, _ words: inout BlockWords) -> UInt32 {
            if step < 16 { return words[step] }
            let early = words[(step &- 15) & 15]
            let late = words[(step &- 2) & 15]
            words[step & 15] &+=
                (early.rotatedLeft(25) ^ early.rotatedLeft(14) ^ early &>> 3)
                &+ words[(step &- 7) & 15]
                &+ (late.rotatedLeft(15) ^ late.rotatedLeft(13) ^ late &>> 10)
            return words[step & 15]
        }

        /// The sum of a word turned right three times.
        @inline(__always)
        private static func sigma(
            _ word: UInt32, _ first: UInt32, _ second: UInt32, _ third: UInt32
        ) -> UInt32 {
            word.rotatedLeft(32 &- first) ^ word.rotatedLeft(32 &- second)
                ^ word.rotatedLeft(32 &- third)
        }
    }

    /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static let roots: InlineArray<64, UInt32> = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5,
        0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3,
        0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC,
        0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
        0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13,
        0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3,
        0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5,
        0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208,
        0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
    ]
}
