// Addresses of pages and pictures, and passwords.

/// Makes the recipes of addresses of pages and pictures.
enum URLCells {
    private static func words() -> [[UInt8]] {
        let list = WordArchive.list("filler")
        return (0..<list.count).map { list.bytes($0) }
            .filter { $0.allSatisfy(ByteSet.lowercase.contains) }
    }

    /// A page of the company's site; unique ones end in a number of their own.
    static func recipe(_ locale: Locale) -> CellRecipe {
        let numbers: UInt64 = 1_000_000_000_000
        return CellRecipe(capacity: numbers) { maker in
            let label = CompanyLabel(locale)
            let company = maker.company()
            let texts = words()
            let list = maker.list(texts, weights: texts.map { _ in 1 })
            let key = maker.key()
            let permutation = maker.column.isUnique ? maker.permutation(numbers) : nil
            return CellGenerator(
                maximumBytes: label.maximumBytes + 2 * list.maximumLength + 56,
                alphabet: ByteSet.lowercase.union(.digits).union(":/.?="), certain: ByteSet(":/.")
            ) { row, out in
                var word = key.word(row.counter)
                out.put(0x2F2F_3A73_7074_7468, length: 8)  // "https://"
                if take(2, from: &word) == 0 { out.put(0x2E77_7777, length: 4) }  // "www."
                label.write(row.company(company).word, to: &out)
                out.put(0x656C_706D_6178_652E, length: 8)  // ".example"
                let depth = take(3, from: &word)
                for _ in 0..<depth {
                    out.put(UInt8(ascii: "/"))
                    list.write(take(list.count, from: &word), to: &out)
                }
                let ending = take(3, from: &word)
                if let permutation {
                    writeNumber(permutation(row.number &- 1), to: &out)
                } else if ending == 0, depth > 0 {
                    writeNumber(UInt64(take(10_000, from: &word)), to: &out)
                }
            }
        }
    }

    @inline(__always)
    private static func writeNumber(_ number: UInt64, to out: inout OutputBuffer) {
        out.put(0x3D64_693F, length: 4)  // "?id="
        out.putNumber(number)
    }

    static var slug: CellRecipe {
        let texts = words()
        let size = UInt64(texts.count)
        return CellRecipe(capacity: size * size * size) { maker in
            let list = maker.list(texts, weights: texts.map { _ in 1 })
            let numbers = Numbers(size * size * size, maker: maker)
            return CellGenerator(
                maximumBytes: 3 * list.maximumLength + 2, alphabet: ByteSet.lowercase.union("-"),
                certain: ByteSet("-")
            ) { row, out in
                var rest = numbers(row)
                for place in 0..<3 {
                    if place > 0 { out.put(UInt8(ascii: "-")) }
                    list.write(Int(rest % size), to: &out)
                    rest /= size
                }
            }
        }
    }

    static var image: CellRecipe {
        let start = Literal("https://images.e")
        let rest = Literal("xample/")
        return NumberCells.random(
            bytes: 64, set: ByteSet.lowercase.union(.digits).union(":/."), certain: ByteSet(":/.")
        ) { bits, out in
            var word = bits
            out.put(start)
            out.put(rest)
            out.putNumber(UInt64(100 &+ take(150, from: &word) &* 10))
            out.put(UInt8(ascii: "x"))
            out.putNumber(UInt64(100 &+ take(150, from: &word) &* 10))
            out.put(0x2F67_6E70_2E, length: 5)  // ".png/"
            out.putHexadecimal(mix(bits) >> 40, digits: 6)
            out.put(0x6666_6666_6666_2F, length: 7)  // "/ffffff"
        }
    }
}

/// Makes the recipe of passwords.
enum PasswordCells {
    private static let small = Array("abcdefghijkmnopqrstuvwxyz".utf8)
    private static let capital = Array("ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
    private static let digits = Array("23456789".utf8)
    private static let signs = Array("!#$%&*+-.:?@^_~".utf8)

    /// Each character is drawn from all; then one of each kind takes a place of its own.
    static func recipe(_ reader: inout ParameterReader) -> CellRecipe {
        let length = Int(reader.integer("length"))
        let kinds =
            [small, capital, digits] + (reader.choice("signs") == "yes" ? [signs] : [])
        let all = Array(kinds.joined())
        return CellRecipe(capacity: nil) { maker in
            let key = maker.key()
            return CellGenerator(maximumBytes: length + 8, alphabet: ByteSet(all)) { row, out in
                var draws = Draws(key.word(row.counter))
                var word = draws.next()
                // Kinds stand in the four quarters of the text, each at a place that is drawn.
                var forced = 0
                var next = place(0, of: kinds.count, length, &word)
                for place in 0..<length {
                    if place & 7 == 7 { word = draws.next() }
                    if place == next {
                        let kind = kinds[forced]
                        out.put(kind[take(kind.count, from: &word)])
                        forced &+= 1
                        if forced < kinds.count {
                            next = PasswordCells.place(forced, of: kinds.count, length, &word)
                        }
                    } else {
                        out.put(all[take(all.count, from: &word)])
                    }
                }
            }
        }
    }

    /// A place in the part of the text that belongs to a kind.
    @inline(__always)
    private static func place(
        _ kind: Int, of kinds: Int, _ length: Int, _ word: inout UInt64
    ) -> Int {
        let first = length &* kind / kinds
        let end = length &* (kind &+ 1) / kinds
        return first &+ take(end &- first, from: &word)
    }
}
