// Texts with places for random digits and letters: "SW1A #@@".

/// Writes a text of a list whose # are digits and whose @ are letters, both drawn from a word.
///
/// Frozen: each place takes its part of the word in turn, a new word (by `Draws`) after eight.
/// The letters are those that all countries allow in postcodes.
enum PatternText {
    private static let letters = Array("ABEGHJLNPRTWXYZ".utf8)

    /// The bytes a text of a list with patterns may have.
    static func alphabet(_ list: WordList) -> ByteSet {
        list.alphabet.union(.digits).union(ByteSet(letters))
    }

    @inline(__always)
    static func write(
        _ list: WordList, _ entry: Int, _ bits: UInt64, to out: inout OutputBuffer
    ) {
        var draws = Draws(bits)
        var word = draws.next()
        var places = 0
        for place in 0..<list.length(entry) {
            let byte = list.byte(entry, at: place)
            guard byte == UInt8(ascii: "#") || byte == UInt8(ascii: "@") else {
                out.put(byte)
                continue
            }
            if places == 8 {
                word = draws.next()
                places = 0
            }
            places &+= 1
            if byte == UInt8(ascii: "#") {
                out.put(0x30 &+ UInt8(truncatingIfNeeded: take(10, from: &word)))
            } else {
                out.put(letters[take(letters.count, from: &word)])
            }
        }
    }

    /// Writes the text with the digits of a number in its places, the last one first.
    static func write(
        _ list: WordList, _ entry: Int, number: UInt64, to out: inout OutputBuffer
    ) {
        let length = list.length(entry)
        var free = 0
        for place in 0..<length where list.byte(entry, at: place) == UInt8(ascii: "#") { free += 1 }
        for place in 0..<length {
            let byte = list.byte(entry, at: place)
            guard byte == UInt8(ascii: "#") else {
                out.put(byte)
                continue
            }
            free -= 1
            var power: UInt64 = 1
            for _ in 0..<free { power &*= 10 }
            out.put(0x30 &+ UInt8(truncatingIfNeeded: number / power % 10))
        }
    }
}
