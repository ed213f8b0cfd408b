// MD5 (RFC 1321).

/// The function MD5 over whole blocks.
enum MD5Digest {
    /// Puts the digest of the padded message from `start` on in its place.
    static func replaceTail(from start: Int, in out: inout OutputBuffer) {
        var state = State()
        var place = start
        while place < out.count {
            state.add(out.block(at: place))
            place += MessageDigest.blockBytes
        }
        out.truncate(to: start)
        // The digest begins with the lowest byte of each word.
        for word in [state.a, state.b, state.c, state.d] {
            out.putHexadecimal(UInt64(word.byteSwapped), digits: 8)
        }
    }

    /// The four words that each block changes.
    private struct State {
        var a: UInt32 = 0x6745_2301
        var b: UInt32 = 0xEFCD_AB89
        var c: UInt32 = 0x98BA_DCFE
        var d: UInt32 = 0x1032_5476

        mutating func add(_ words: BlockWords) {
            let before = self
            for step in 0..<16 { turn(d ^ (b & (c ^ d)), words[step], step, 0) }
            for step in 16..<32 {
                turn(c ^ (d & (b ^ c)), words[(5 &* step &+ 1) & 15], step, 1)
            }
            for step in 32..<48 { turn(b ^ c ^ d, words[(3 &* step &+ 5) & 15], step, 2) }
            for step in 48..<64 { turn(c ^ (b | ~d), words[(7 &* step) & 15], step, 3) }
            a &+= before.a
            b &+= before.b
            c &+= before.c
            d &+= before.d
        }

        @inline(__always)
        private mutating func turn(_ mixed: UInt32, _ word: UInt32, _ step: Int, _ round: Int) {
            let sum = a &+ mixed &+ word &+ MD5Digest.sines[step]
            let turned = sum.rotatedLeft(MD5Digest.turns[round &* 4 &+ step & 3])
            (a, d, c, b) = (d, c, b, b &+ turned)
        }
    }

    /// How far each step of a round turns, four by four.
    private static let turns: InlineArray<16, UInt32> = [
        7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21,
    ]

    /// The whole part of 2^32 · |sin i| for i from 1 on.
    private static let sines: InlineArray<64, UInt32> = [
        0xD76A_A478, 0xE8C7_B756, 0x2420_70DB, 0xC1BD_CEEE,
        0xF57C_0FAF, 0x4787_C62A, 0xA830_4613, 0xFD46_9501,
        0x6980_98D8, 0x8B44_F7AF, 0xFFFF_5BB1, 0x895C_D7BE,
        0x6B90_1122, 0xFD98_7193, 0xA679_438E, 0x49B4_0821,
        0xF61E_2562, 0xC040_B340, 0x265E_5A51, 0xE9B6_C7AA,
        0xD62F_105D, 0x0244_1453, 0xD8A1_E681, 0xE7D3_FBC8,
        0x21E1_CDE6, 0xC337_07D6, 0xF4D5_0D87, 0x455A_14ED,
        0xA9E3_E905, 0xFCEF_A3F8, 0x676F_02D9, 0x8D2A_4C8A,
        0xFFFA_3942, 0x8771_F681, 0x6D9D_6122, 0xFDE5_380C,
        0xA4BE_EA44, 0x4BDE_CFA9, 0xF6BB_4B60, 0xBEBF_BC70,
        0x289B_7EC6, 0xEAA1_27FA, 0xD4EF_3085, 0x0488_1D05,
        0xD9D4_D039, 0xE6DB_99E5, 0x1FA2_7CF8, 0xC4AC_5665,
        0xF429_2244, 0x432A_FF97, 0xAB94_23A7, 0xFC93_A039,
        0x655B_59C3, 0x8F0C_CC92, 0xFFEF_F47D, 0x8584_5DD1,
        0x6FA8_7E4F, 0xFE2C_E6E0, 0xA301_4314, 0x4E08_11A1,
        0xF753_7E82, 0xBD3A_F235, 0x2AD7_D2BB, 0xEB86_D391,
    ]
}
