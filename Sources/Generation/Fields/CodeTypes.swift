// The types of numbers on things: books, goods, telephones.

/// ISBN, EAN, UPC, IMEI.
enum CodeTypes {
    static let all = [
        FieldType(
            id: "isbn", title: "ISBN", group: "Commerce",
            summary: "A book's number of a real publisher's range, with its check digit.",
            parameters: [isbnFormat], example: "978-0-306-40615-7", alphabet: "digits, - X"
        ) { GoodsCodes.isbn(reader: &$0) },
        FieldType(
            id: "ean", title: "EAN", aliases: ["ean13", "gtin", "barcode"], group: "Commerce",
            summary: "A number of goods with the prefix of a country and its check digit.",
            parameters: [eanLength], example: "4006381333931", alphabet: "digits"
        ) { GoodsCodes.ean(Int($0.choice("length")) ?? 13) },
        FieldType(
            id: "upc", title: "UPC", aliases: ["upc_a", "gtin12"], group: "Commerce",
            summary: "A North American number of goods with its check digit.",
            example: "036000291452", alphabet: "digits",
            count: 5 * 10_000_000_000, bytes: 12, set: .digits
        ) { number, out in
            var text = CodeText()
            // The systems of goods: 0, 1, 6, 7 and 8.
            text.putDigit(UInt32(0x87610 >> (number / 10_000_000_000 * 4) & 0xF))
            text.putDigits(number % 10_000_000_000, 10)
            text.putDigit(text.gs1Digit())
            text.write(to: &out)
        },
        FieldType(
            id: "imei", title: "IMEI", group: "IT",
            summary: "A mobile telephone's number (3GPP TS 23.003) with its check digit.",
            example: "352099001761481", alphabet: "digits", count: 2_000_000_000_000, bytes: 15,
            set: .digits
        ) { number, out in
            var text = CodeText()
            // The bodies that give out most numbers: BABT, 35, and TAF, 86.
            text.putDigits(number < 1_000_000_000_000 ? 35 : 86, 2)
            text.putDigits(number % 1_000_000_000_000, 12)
            text.putDigit(text.luhnDigit())
            text.write(to: &out)
        },
    ]

    private static let isbnFormat = FieldParameter(
        "format", title: "Format", help: "Thirteen digits or ten, with hyphens or without.",
        kind: .choice([
            .init("13", "13 digits with hyphens"), .init("13_plain", "13 digits"),
            .init("10", "10 digits with hyphens"), .init("10_plain", "10 digits"),
        ]), defaultText: "13")

    private static let eanLength = FieldParameter(
        "length", title: "Length", help: "Thirteen digits, or eight for small packages.",
        kind: .choice([.init("13", "13"), .init("8", "8")]), defaultText: "13")
}

/// Puts together the numbers of books and goods.
private enum GoodsCodes {
    /// A range of publishers: ISBNs that begin with the same group and have as long a publisher.
    struct BookRange: Sendable {
        /// How many books the ranges before hold.
        let first: UInt64
        /// The prefix and the group: 9780, and the digits of the group.
        let head: UInt64
        let groupDigits: Int
        /// The first publisher and its digits.
        let publisher: UInt64
        let publisherDigits: Int
        let titleDigits: Int
    }

    /// The ranges, in the order of the list "isbn", and how many books they hold together.
    static func books(tens: Bool) -> (ranges: [BookRange], count: UInt64) {
        let list = WordArchive.list("isbn")
        var ranges: [BookRange] = []
        var count: UInt64 = 0
        for entry in 0..<list.count {
            let digits = list.bytes(entry).filter { $0 != UInt8(ascii: "-") }
            let head = digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1 - 0x30) }
            // Only books with 978 have numbers of ten digits.
            if tens && digits[2] != UInt8(ascii: "8") { continue }
            let record = list.record(entry)
            let publisher = record & 0xFFF_FFFF
            let last = record >> 28 & 0xFFF_FFFF
            let free = Int(record >> 60)
            ranges.append(
                BookRange(
                    first: count, head: head, groupDigits: digits.count - 3,
                    publisher: publisher, publisherDigits: Int(record >> 56 & 0xF),
                    titleDigits: free))
            count += (last - publisher + 1) * Decimals.power(of: free)
        }
        return (ranges, count)
    }

    static func isbn(reader: inout ParameterReader) -> CellRecipe {
        let format = reader.choice("format")
        let isTen = format.hasPrefix("10")
        let hyphens = !format.hasSuffix("plain")
        let (ranges, count) = books(tens: isTen)
        return NumberCells.recipe(
            count: count, bytes: 17,
            set: ByteSet.digits.union(isTen ? "X" : "").union(
                hyphens ? "-" : "")
        ) { number, out in
            let range = ranges[place(of: number, ranges)]
            var text = CodeText()
            text.putDigits(range.head, 3 &+ range.groupDigits)
            var (publisher, title) = (number &- range.first, UInt64(0))
            let titles = Decimals.power(of: range.titleDigits)
            (publisher, title) = publisher.quotientAndRemainder(dividingBy: titles)
            text.putDigits(range.publisher &+ publisher, range.publisherDigits)
            text.putDigits(title, range.titleDigits)
            if isTen { text.put(tenDigit(text)) } else { text.putDigit(text.gs1Digit()) }
            write(text, range, from: isTen ? 3 : 0, hyphens: hyphens, to: &out)
        }
    }

    /// The range that a number falls in.
    @inline(__always)
    private static func place(of number: UInt64, _ ranges: [BookRange]) -> Int {
        var low = 0
        var high = ranges.count
        while high &- low > 1 {
            let middle = (low &+ high) >> 1
            if ranges[middle].first <= number { low = middle } else { high = middle }
        }
        return low
    }

    /// The check digit of ten: the nine digits after 978 times 10 to 2, modulo 11; 10 is an X.
    @inline(__always)
    private static func tenDigit(_ text: CodeText) -> UInt8 {
        var sum: UInt32 = 0
        for place in 3..<12 { sum &+= text.digit(place) &* UInt32(13 &- place) }
        let check = (11 &- sum % 11) % 11
        return check == 10 ? UInt8(ascii: "X") : 0x30 | UInt8(truncatingIfNeeded: check)
    }

    @inline(__always)
    private static func write(
        _ text: CodeText, _ range: BookRange, from first: Int, hyphens: Bool,
        to out: inout OutputBuffer
    ) {
        let group = 3 &+ range.groupDigits
        let publisher = group &+ range.publisherDigits
        for place in first..<13 {
            let isBreak = place == 3 || place == group || place == publisher || place == 12
            if hyphens && isBreak && place > first { out.put(UInt8(ascii: "-")) }
            out.put(text[place])
        }
    }

    /// The prefixes of three digits that GS1's national organizations give out.
    private static let prefixes: [UInt64] = [
        0...19, 30...39, 60...139, 300...379, 400...440, 450...469, 490...509, 520...521, 540...549,
        560...560, 570...579, 590...590, 594...594, 599...601, 640...649, 690...709, 729...739,
        750...750, 760...769, 789...790, 800...849, 858...859, 868...880, 890...890, 900...919,
        930...949,
    ].flatMap { $0.map { UInt64($0) } }

    static func ean(_ length: Int) -> CellRecipe {
        let free = length - 4
        let perPrefix = Decimals.power(of: free)
        let prefixes = prefixes
        return NumberCells.recipe(
            count: UInt64(prefixes.count) * perPrefix, bytes: length, set: .digits
        ) { number, out in
            let (prefix, rest) = number.quotientAndRemainder(dividingBy: perPrefix)
            var text = CodeText()
            text.putDigits(prefixes[Int(prefix)], 3)
            text.putDigits(rest, free)
            text.putDigit(text.gs1Digit())
            text.write(to: &out)
        }
    }
}
