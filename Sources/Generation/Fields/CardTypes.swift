// The types that show the row's payment card: number, network, expiry and security code.

/// One hidden card for each row and group: all that is shown of it agrees.
enum CardTypes {
    private static let group = "Finance"

    static let all = [
        FieldType(
            id: "credit_card_number", title: "Credit Card #",
            aliases: ["credit_card", "card_number"], group: group,
            summary: "A card number with its network's prefix and length and a Luhn check digit.",
            parameters: [brand, format, numbers], example: "4539578763621486",
            alphabet: "digits; grouped also space"
        ) { CardCells.number(&$0) },
        FieldType(
            id: "credit_card_type", title: "Credit Card Type", aliases: ["card_type"],
            group: group, summary: "The network of the row's card, by how common it is.",
            parameters: [brand], example: "Visa", alphabet: "letters, space"
        ) { CardCells.network(&$0) },
        FieldType(
            id: "credit_card_expiry", title: "Credit Card Expiry",
            aliases: ["credit_card_expiration", "card_expiry"], group: group,
            summary: "When the row's card expires: one to sixty months after now.",
            parameters: [expiryFormat, RelativeMoment.now], example: "09/28",
            alphabet: "as the format"
        ) { CardCells.expiry(&$0) },
        FieldType(
            id: "credit_card_cvv", title: "Credit Card CVV", aliases: ["cvv", "cvc"],
            group: group,
            summary: "The security code of the row's card: four digits for American Express.",
            parameters: [brand], example: "731", alphabet: "digits"
        ) { CardCells.code(&$0) },
    ]

    /// The networks as parameters name them, in the order of data/finance/cards.tsv.
    static let brands = [
        "visa", "mastercard", "amex", "discover", "unionpay", "jcb", "diners", "maestro", "mir",
        "rupay", "elo", "troy", "verve", "dankort",
    ]

    private static let titles = [
        "Visa", "Mastercard", "American Express", "Discover", "UnionPay", "JCB", "Diners Club",
        "Maestro", "Mir", "RuPay", "Elo", "Troy", "Verve", "Dankort",
    ]

    static let brand = FieldParameter(
        "brand", title: "Network", help: "Of which network the card is.",
        kind: .choice(
            [.init("any", "any, by how common it is")]
                + zip(brands, titles).map { .init($0, $1) }), defaultText: "any")

    private static let format = FieldParameter(
        "format", title: "Format", help: "Digits alone, or in groups as they stand on the card.",
        kind: .choice([.init("plain", "digits alone"), .init("grouped", "in groups")]),
        defaultText: "plain")

    private static let numbers = FieldParameter(
        "numbers", title: "Numbers",
        help: "Any number of the network, or those that payment services publish for tests.",
        kind: .choice([.init("realistic", "any of the network"), .init("test", "for tests")]),
        defaultText: "realistic")

    private static let expiryFormat = FieldParameter(
        "format", title: "Format", help: "As strftime: %m/%y, %m/%Y, %Y-%m.",
        kind: .text(maximumLength: 64), defaultText: "%m/%y")
}

/// The networks' prefixes, and which of them a row's card has.
///
/// The list's marks have the network in bits 0–7, the length of numbers in bits 8–15 and that of
/// security codes from bit 16 on.
struct CardTable: Sendable {
    let list = WordArchive.list("card")
    private let entries: [UInt32]
    private let key: StreamKey

    /// The cards of a network, or of all by their weights.
    init(brand: String, key: StreamKey) {
        let list = list
        self.key = key
        guard let network = CardTypes.brands.firstIndex(of: brand) else {
            entries = []
            return
        }
        entries = CardTable.entries(of: network, list)
    }

    static func entries(of network: Int, _ list: WordList) -> [UInt32] {
        (0..<list.count).filter { list.mark($0) & 0xFF == network }.map { UInt32($0) }
    }

    /// The prefix that the row's card begins with.
    @inline(__always)
    func entry(_ row: borrowing RowState) -> Int {
        var word = key.word(row.counter)
        if entries.isEmpty { return list.drawn(UInt32(truncatingIfNeeded: word >> 32)) }
        return Int(entries[take(entries.count, from: &word)])
    }

    /// The digits of a card's number.
    @inline(__always)
    func length(_ entry: Int) -> Int { Int(list.mark(entry) >> 8 & 0xFF) }

    /// The fewest digits that a number has between its prefix and its check digit.
    var fewestFree: Int {
        let list = list
        let used = entries.isEmpty ? (0..<list.count).map { UInt32($0) } : entries
        return used.map { length(Int($0)) - 1 - list.length(Int($0)) }.min() ?? 0
    }
}

/// Makes the recipes of cards.
private enum CardCells {
    static func number(_ reader: inout ParameterReader) -> CellRecipe {
        let brand = reader.choice("brand")
        let isGrouped = reader.choice("format") == "grouped"
        if reader.choice("numbers") == "test" { return testNumber(brand, isGrouped, &reader) }
        let free = CardTable(brand: brand, key: StreamKey(seed: Seed(0), label: "")).fewestFree
        let capacity = Decimals.power(of: free)
        return CellRecipe(capacity: capacity) { maker in
            let cards = CardTable(brand: brand, key: maker.sharedKey("card"))
            let key = maker.sharedKey("card number")
            let permutation = maker.column.isUnique ? maker.permutation(capacity) : nil
            return CellGenerator(
                maximumBytes: 24, alphabet: ByteSet.digits.union(isGrouped ? " " : "")
            ) { row, out in
                let entry = cards.entry(row)
                var number = CodeText()
                number.put(cards.list, entry)
                let digits = key.word(row.counter)
                let left = cards.length(entry) &- 1 &- number.count
                if let permutation {
                    number.putDigits(digits, left &- free)
                    number.putDigits(permutation(row.number &- 1), free)
                } else {
                    number.putDigits(digits, left)
                }
                number.putDigit(number.luhnDigit())
                write(number, isGrouped, to: &out)
            }
        }
    }

    /// Numbers that payment services publish for tests; no bank gives them to anybody.
    private static func testNumber(
        _ brand: String, _ isGrouped: Bool, _ reader: inout ParameterReader
    ) -> CellRecipe {
        let list = WordArchive.list("card_test")
        let network = CardTypes.brands.firstIndex(of: brand)
        let entries = (0..<list.count).filter { network == nil || Int(list.mark($0)) == network }
        if entries.isEmpty {
            let known = Set((0..<list.count).map { CardTypes.brands[Int(list.mark($0))] })
            reader.refuse(
                "numbers",
                "There are no numbers for tests of this network; choose realistic, or one of "
                    + known.sorted().joined(separator: ", ") + ".")
            return CellRecipe(capacity: nil) { _ in
                CellGenerator(maximumBytes: 1, alphabet: ByteSet()) { _, _ in }
            }
        }
        return CellRecipe(capacity: UInt64(entries.count)) { maker in
            let numbers = Numbers(UInt64(entries.count), maker: maker)
            return CellGenerator(
                maximumBytes: 24, alphabet: ByteSet.digits.union(isGrouped ? " " : "")
            ) { row, out in
                var number = CodeText()
                number.put(list, entries[Int(numbers(row))])
                write(number, isGrouped, to: &out)
            }
        }
    }

    /// 4-6-5 and 4-6-4 for numbers of 15 and 14 digits, otherwise fours.
    @inline(__always)
    private static func write(_ number: CodeText, _ isGrouped: Bool, to out: inout OutputBuffer) {
        guard isGrouped else { return number.write(to: &out) }
        guard number.count < 16 else { return number.write(inGroupsOf: 4, 0x20, to: &out) }
        for place in 0..<number.count {
            if place == 4 || place == 10 { out.put(0x20) }
            out.put(number[place])
        }
    }

    static func network(_ reader: inout ParameterReader) -> CellRecipe {
        let brand = reader.choice("brand")
        let names = WordArchive.list("card_network")
        return CellRecipe(capacity: brand == "any" ? UInt64(names.count) : 1) { maker in
            if maker.column.isUnique, brand == "any" { return WordGenerator(names, maker: maker) }
            let cards = CardTable(brand: brand, key: maker.sharedKey("card"))
            return CellGenerator(maximumBytes: names.maximumLength, alphabet: names.alphabet) {
                row, out in
                names.write(Int(cards.list.mark(cards.entry(row)) & 0xFF), to: &out)
            }
        }
    }

    static func expiry(_ reader: inout ParameterReader) -> CellRecipe {
        let format = reader.dayFormat("format")
        let now = CalendarDay(RelativeMoment.day(of: reader.now()))
        let first = Int64(now.year) * 12 + Int64(now.month)
        return CellRecipe(capacity: nil) { maker in
            let key = maker.sharedKey("card expiry")
            return CellGenerator(maximumBytes: format.maximumBytes, alphabet: format.alphabet) {
                row, out in
                var word = key.word(row.counter)
                let month = first &+ Int64(take(60, from: &word))
                let day = CalendarDay.days(year: month / 12, month: month % 12 &+ 1, day: 1)
                format.write(MomentParts(days: day), to: &out)
            }
        }
    }

    static func code(_ reader: inout ParameterReader) -> CellRecipe {
        let brand = reader.choice("brand")
        return CellRecipe(capacity: nil) { maker in
            let cards = CardTable(brand: brand, key: maker.sharedKey("card"))
            let key = maker.sharedKey("card code")
            return CellGenerator(maximumBytes: 4, alphabet: .digits) { row, out in
                let length = Int(cards.list.mark(cards.entry(row)) >> 16)
                var code = CodeText()
                code.putDigits(key.word(row.counter) >> 32, length)
                code.write(to: &out)
            }
        }
    }
}
