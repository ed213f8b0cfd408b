// The type of the numbers that countries give to persons.

/// The national number of the row's person, in the form of the row's country.
enum NationalIDTypes {
    static let all = [
        FieldType(
            id: "national_id", title: "National ID",
            aliases: ["national_identification_number", "personal_id"],
            group: PersonTypes.group,
            summary:
                "The number of the row's person in the locale's country, with its check digits; "
                + "birth date and sex in it agree with the row.",
            parameters: [numbers, format], example: "912-34-5678",
            alphabet: "digits; in some countries A–Z, space and punctuation", isLocalized: true,
            hasValues: { NationalNumber.of($0.country, isReserved: true) != nil }
        ) { recipe(&$0) }
    ]

    private static let numbers = FieldParameter(
        "numbers", title: "Numbers",
        help: "Those that nobody is given where a country has such (US, Canada, Britain, India, "
            + "Finland, Norway), or those that people have.",
        kind: .choice([
            .init("reserved", "nobody's where possible"), .init("realistic", "as people have"),
        ]), defaultText: "reserved")

    private static let format = FieldParameter(
        "format", title: "Format", help: "As the country writes it, or without separators.",
        kind: .choice([.init("local", "as the country does"), .init("plain", "no separators")]),
        defaultText: "local")

    private static func recipe(_ reader: inout ParameterReader) -> CellRecipe {
        let isReserved = reader.choice("numbers") == "reserved"
        let isPlain = reader.choice("format") == "plain"
        let locale = reader.locale
        guard let form = NationalNumber.of(locale.country, isReserved: isReserved) else {
            return CellRecipe(capacity: nil) { _ in
                CellGenerator(maximumBytes: 1, alphabet: ByteSet()) { _, _ in }
            }
        }
        return CellRecipe(capacity: form.count) { maker in
            let person = maker.person()
            let permutation = maker.column.isUnique ? maker.permutation(form.count) : nil
            let names = SlugLists(locale)
            let births = Births(locale)
            return CellGenerator(
                maximumBytes: 24,
                alphabet: form.alphabet.union(isPlain ? ByteSet() : form.layout.alphabet)
            ) { row, out in
                let person = row.person(person)
                let bearer =
                    permutation.map { form.bearer($0(row.number &- 1), person) }
                    ?? form.bearer(of: person, born: births(person))
                var text = CodeText()
                form.put(bearer, names, &text)
                if isPlain { text.write(to: &out) } else { text.write(form.layout, to: &out) }
            }
        }
    }
}

/// Whom a national number is made for.
struct Bearer {
    /// The day of birth, and its days after 1970-01-01.
    let day: CalendarDay
    let days: Int64
    let isFemale: Bool
    /// Tells the number from others of the same day and sex.
    let serial: UInt64
    /// Whose names the number may hold.
    let person: Person

    /// The last two digits of the year of birth.
    @inline(__always) var shortYear: UInt64 { UInt64(day.year % 100) }

    /// Whether the person was born in this century.
    @inline(__always) var isYoung: Bool { day.year >= 2_000 }
}

/// The form of a country's national numbers.
struct NationalNumber: Sendable {
    typealias Writer = @Sendable (Bearer, SlugLists, inout CodeText) -> Void

    /// What a number says of its bearer: with the serial number it is all that tells numbers apart.
    enum Content: Sendable {
        case nothing, birth, birthAndSex
    }

    /// How the country writes the number.
    let layout: CodeText.Layout
    /// Every byte of the number without its layout.
    let alphabet: ByteSet
    /// How many serial numbers there are, for each day and sex if the number has them.
    let serials: UInt64
    let content: Content
    /// Appends the number.
    let put: Writer
    private let bound: Bound

    init(
        _ layout: String, letters: String = "", serials: UInt64, _ content: Content,
        put: @escaping Writer
    ) {
        self.layout = CodeText.Layout(layout)
        alphabet = ByteSet.digits.union(letters)
        self.serials = serials
        self.content = content
        self.put = put
        bound = Bound(serials)
    }

    /// 1936-01-01, when the oldest bearers of unique numbers are born.
    private static let firstDay: Int64 = -12_419
    /// The days from then to 2007-12-31.
    private static let days: UInt64 = 26_298

    /// How many different numbers there are.
    var count: UInt64 {
        switch content {
        case .nothing: serials
        case .birth: serials * NationalNumber.days
        case .birthAndSex: serials * NationalNumber.days * 2
        }
    }

    /// The row's person as a bearer; the serial number is the person's own.
    @inline(__always)
    func bearer(of person: Person, born birth: Birth) -> Bearer {
        Bearer(
            day: CalendarDay(birth.days), days: birth.days, isFemale: person.isFemale,
            serial: bound.value(PersonDraw.word(person, NationalNumber.use)), person: person)
    }

    /// The bearer of a number below the count: a unique column's days of birth are its own.
    @inline(__always)
    func bearer(_ number: UInt64, _ person: Person) -> Bearer {
        let (rest, serial) = number.quotientAndRemainder(dividingBy: serials)
        let hasSex = content == .birthAndSex
        let days = NationalNumber.firstDay &+ Int64((hasSex ? rest >> 1 : rest))
        return Bearer(
            day: CalendarDay(days), days: days,
            isFemale: hasSex ? rest & 1 == 1 : person.isFemale, serial: serial, person: person)
    }

    private static let use: UInt64 = 0x6E61_7469_6F6E

    /// The form of a country by its code of ISO 3166-1; nil if it is not known.
    ///
    /// `isReserved` prefers numbers that nobody is given.
    static func of(_ country: String, isReserved: Bool) -> NationalNumber? {
        european(country, isReserved: isReserved) ?? other(country, isReserved: isReserved)
    }
}

extension CodeText.Layout {
    /// What the layout adds to the code.
    var alphabet: ByteSet {
        ByteSet((0..<count).map { self[$0] }.filter { $0 != UInt8(ascii: "#") })
    }
}

extension CodeText {
    /// Appends the day of birth as year, month and day, two digits each.
    @inline(__always)
    mutating func putShortDate(_ bearer: Bearer, addingToMonth extra: UInt32 = 0) {
        putDigits(bearer.shortYear, 2)
        putDigits(UInt64(bearer.day.month &+ extra), 2)
        putDigits(UInt64(bearer.day.day), 2)
    }

    /// Appends the day of birth as day, month and year, two digits each.
    @inline(__always)
    mutating func putDateBackwards(_ bearer: Bearer, addingToMonth extra: UInt32 = 0) {
        putDigits(UInt64(bearer.day.day), 2)
        putDigits(UInt64(bearer.day.month &+ extra), 2)
        putDigits(bearer.shortYear, 2)
    }

    /// The digits of a range as a number.
    @inline(__always)
    func number(_ places: Range<Int>) -> UInt64 {
        var number: UInt64 = 0
        for place in places { number = number &* 10 &+ UInt64(digit(place)) }
        return number
    }
}
