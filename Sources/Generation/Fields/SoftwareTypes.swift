// The types of names and versions of files and programs.

/// File names, versions, bundle identifiers.
enum SoftwareTypes {
    private static let group = "IT"

    static let all = [
        FieldType(
            id: "file_name", title: "File Name", aliases: ["filename"], group: group,
            summary: "Two words and the ending of the row's media type.",
            example: "market_report.pdf", alphabet: "a–z, digits, _ . -"
        ) { _ in fileName },
        FieldType(
            id: "app_version", title: "App Version", aliases: ["version"], group: group,
            summary: "A version of three numbers (Semantic Versioning), early ones more often.",
            example: "2.14.3", alphabet: "digits, ."
        ) { _ in
            NumberCells.random(
                bytes: 24, set: ByteSet.digits.union("."), certain: ByteSet(".")
            ) { bits, out in
                var word = bits
                out.putNumber(UInt64(take(10, from: &word) &* take(10, from: &word) / 9))
                out.put(UInt8(ascii: "."))
                out.putNumber(UInt64(take(20, from: &word)))
                out.put(UInt8(ascii: "."))
                out.putNumber(UInt64(take(10, from: &word) &* take(10, from: &word) / 5))
            }
        },
        FieldType(
            id: "app_bundle_id", title: "App Bundle ID", aliases: ["bundle_id"], group: group,
            summary: "The name of a program under a domain that is reserved for examples.",
            example: "com.example.market-report", alphabet: "a–z, . -"
        ) { _ in bundle },
    ]

    /// The plain words of the filler, for plans.
    private static func words() -> [[UInt8]] {
        let list = WordArchive.list("filler")
        return (0..<list.count).map { list.bytes($0) }
            .filter { $0.allSatisfy(ByteSet.lowercase.contains) }
    }

    private static var fileName: CellRecipe {
        let endings = WordArchive.list("mime_extension")
        let texts = words()
        let pairs = UInt64(texts.count * texts.count)
        return CellRecipe(capacity: pairs) { maker in
            let list = maker.list(texts, weights: texts.map { _ in 1 })
            let entry = SharedEntry(WordArchive.list("mime"), key: maker.sharedKey("mime"))
            let numbers = Numbers(pairs, maker: maker)
            return CellGenerator(
                maximumBytes: 2 * list.maximumLength + endings.maximumLength + 2,
                alphabet: endings.alphabet.union(.lowercase).union("_."), certain: ByteSet("_.")
            ) { row, out in
                let number = numbers(row)
                list.write(Int(number) / list.count, to: &out)
                out.put(UInt8(ascii: "_"))
                list.write(Int(number) % list.count, to: &out)
                out.put(UInt8(ascii: "."))
                endings.write(entry(row), to: &out)
            }
        }
    }

    private static var bundle: CellRecipe {
        let texts = words()
        let pairs = UInt64(texts.count * texts.count)
        let start = Literal("com.example.")
        return CellRecipe(capacity: pairs) { maker in
            let list = maker.list(texts, weights: texts.map { _ in 1 })
            let numbers = Numbers(pairs, maker: maker)
            return CellGenerator(
                maximumBytes: 2 * list.maximumLength + 16,
                alphabet: ByteSet.lowercase.union(".-"), certain: ByteSet(".-")
            ) { row, out in
                let number = numbers(row)
                out.put(start)
                list.write(Int(number) / list.count, to: &out)
                out.put(UInt8(ascii: "-"))
                list.write(Int(number) % list.count, to: &out)
            }
        }
    }
}
