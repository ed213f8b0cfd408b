// The types that show the row's place: addresses and telephone numbers.

/// Addresses and telephone numbers of the row's hidden place.
enum PlaceTypes {
    static let group = "Location"

    static let all = [
        FieldType(
            id: "street_address", title: "Street Address", group: group,
            summary: "House number and street of the row's place, in the order of the country.",
            example: "482 Maple Avenue", alphabet: "letters, digits, space, # '",
            version: 3, isLocalized: true, recipe: StreetRecipe.self),
        FieldType(
            id: "address", title: "Address", group: group,
            summary: "The whole address of the row's place in one line.",
            example: "482 Maple Avenue, Dayton, OH 45402",
            alphabet: "letters, digits, space, , # ' -", version: 3, isLocalized: true,
            recipe: AddressRecipe.self),
        FieldType(
            id: "phone", title: "Phone", group: group,
            summary: "A number valid in the row's place; in en_US from the range kept for fiction.",
            parameters: [PhoneRecipe.format, PhoneRecipe.line],
            example: "(937) 555-0142", alphabet: "digits, space, ( ) - + .", version: 3,
            isLocalized: true, recipe: PhoneRecipe.self),
    ]
}

/// Reads `street_address`.
private struct StreetRecipe: FieldRecipe {
    private let locale: Locale

    init(_ reader: inout ParameterReader) { locale = reader.locale }

    var capacity: UInt64? {
        locale == .standard ? UniqueStreetGenerator.capacity : LocalAddressGenerator.streets(locale)
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if locale != .standard {
            return LocalAddressGenerator(locale, layout: .street, maker: &maker)
        }
        if maker.column.isUnique { return UniqueStreetGenerator(maker: maker) }
        return AddressGenerator(place: maker.place(withStreet: true), hasCity: false, source: nil)
    }
}

/// Writes streets and numbers that come only once; they are not those of the row's place.
private final class UniqueStreetGenerator: FieldGenerator {
    private static let houses: UInt64 = 9_999
    private let streets = WordArchive.list("us_street")
    private let permutation: Permutation

    init(maker: GeneratorMaker) { permutation = maker.permutation(UniqueStreetGenerator.capacity) }

    static var capacity: UInt64 { houses * UInt64(WordArchive.list("us_street").count) }

    var maximumBytes: Int { 8 + streets.maximumLength }
    var alphabet: ByteSet { streets.alphabet.union(.digits).union(" ") }
    var certain: ByteSet { ByteSet(" ") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let index = permutation(row.number &- 1)
        out.putNumber(1 + index % UniqueStreetGenerator.houses)
        out.put(UInt8(ascii: " "))
        streets.write(Int(index / UniqueStreetGenerator.houses), to: &out)
    }
}

/// Reads `address`.
private struct AddressRecipe: FieldRecipe {
    private let locale: Locale

    init(_ reader: inout ParameterReader) { locale = reader.locale }
    var capacity: UInt64? { .max }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if locale != .standard {
            return LocalAddressGenerator(locale, layout: .whole, maker: &maker)
        }
        return american(&maker)
    }

    private func american(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        AddressGenerator(
            place: maker.place(withStreet: true), hasCity: true,
            source: maker.column.isUnique ? maker.placeSource() : nil)
    }
}

/// Writes the street of the place, and the city, state and postcode if asked.
///
/// Frozen: of 100 houses 12 have flats ("Apt 1" to "Apt 99"), 6 suites ("Suite 100" to
/// "Suite 900"), 3 numbered doors ("#1" to "#99"). In a unique column those that share a house with an
/// earlier row have "Unit" and their serial instead.
private final class AddressGenerator: FieldGenerator {
    let place: Int
    let hasCity: Bool
    /// Where serials come from in a unique column.
    let source: PlaceSource?
    private let streets = WordArchive.list("us_street")
    private let cities = WordArchive.list("us_city")
    private let states = WordArchive.list("us_state")

    init(place: Int, hasCity: Bool, source: PlaceSource?) {
        self.place = place
        self.hasCity = hasCity
        self.source = source
    }

    var maximumBytes: Int { 4 + 1 + streets.maximumLength + 28 + cities.maximumLength + 12 }
    var alphabet: ByteSet {
        let street = streets.alphabet.union(.digits).union(" AptSuiteUn#")
        return hasCity ? street.union(cities.alphabet).union(states.alphabet).union(",") : street
    }
    var certain: ByteSet { hasCity ? ByteSet(" ,") : ByteSet(" ") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let place = row.place(place)
        out.putNumber(UInt64(place.house))
        out.put(UInt8(ascii: " "))
        streets.write(place.street, to: &out)
        let serial = source?.serial(row.number, of: place) ?? 0
        if serial > 0 {
            out.put(0x2074_696E_5520, length: 6)  // " Unit "
            out.putNumber(serial)
        } else {
            writeUnit(place.word, to: &out)
        }
        guard hasCity else { return }
        out.put(0x202C, length: 2)  // ", "
        cities.write(place.city, to: &out)
        out.put(0x202C, length: 2)  // ", "
        states.write(place.state, to: &out)
        out.put(UInt8(ascii: " "))
        out.putFiveDigits(place.postcode)
    }

    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)? {
        guard hasCity, source == nil else { return nil }
        return AddressColumn(
            place: place, streets: streets, cities: cities, states: states, edges, memory)
    }

    @inline(__always)
    private func writeUnit(_ bits: UInt64, to out: inout OutputBuffer) {
        var word = bits
        let kind = take(100, from: &word)
        if kind >= 21 { return }
        if kind < 12 {
            out.put(0x2074704120, length: 5)  // " Apt "
            out.putNumber(UInt64(1 + take(99, from: &word)))
        } else if kind < 18 {
            out.put(0x20657469755320, length: 7)  // " Suite "
            out.putNumber(UInt64(100 + 100 * take(9, from: &word)))
        } else {
            out.put(0x2320, length: 2)  // " #"
            out.putNumber(UInt64(1 + take(99, from: &word)))
        }
    }
}

/// Reads `phone`.
private struct PhoneRecipe: FieldRecipe {
    static let format = FieldParameter(
        "format", title: "Format", help: "How the number is laid out.",
        kind: .choice([
            .init("(###) ###-####", "(937) 555-0142"), .init("###-###-####", "937-555-0142"),
            .init("###.###.####", "937.555.0142"), .init("### ### ####", "937 555 0142"),
            .init("##########", "9375550142"), .init("+1##########", "+19375550142"),
            .init("+1 ### ### ####", "+1 937 555 0142"),
            .init("+1-###-###-####", "+1-937-555-0142"), .init("1-###-###-####", "1-937-555-0142"),
            .init("national", "as the country writes it"), .init("e164", "+19375550142"),
            .init("international", "+1 937 555 0142"),
        ]), defaultText: "(###) ###-####")

    static let line = FieldParameter(
        "line", title: "Line", help: "Fixed lines of the place, mobiles, or both (not in en_US).",
        kind: .choice([
            .init("any", "fixed and mobile"), .init("landline", "fixed"), .init("mobile", "mobile"),
        ]), defaultText: "any")

    /// The layouts that have a name, as en_US writes them.
    private static let named = [
        "national": "(###) ###-####", "e164": "+1##########", "international": "+1 ### ### ####",
    ]

    private let format: String
    private let line: String
    private let locale: Locale

    init(_ reader: inout ParameterReader) {
        format = reader.choice("format")
        line = reader.choice("line")
        locale = reader.locale
    }

    var capacity: UInt64? {
        if locale != .standard { return LocalPhoneGenerator.capacity(locale) }
        return UInt64(WordArchive.list("us_area_code").count) * 100
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if locale != .standard {
            return LocalPhoneGenerator(locale, layout: layout, line: line, maker: &maker)
        }
        return american(PhoneRecipe.named[format] ?? format, &maker)
    }

    /// The layout outside en_US: an American layout is the national or the international one.
    private var layout: LocalPhoneGenerator.Layout {
        if format == "e164" || format == "+1##########" { return .e164 }
        return format == "international" || format.hasPrefix("+1") ? .international : .national
    }

    private func american(_ format: String, _ maker: inout GeneratorMaker) -> any FieldGenerator {
        let permutation = capacity.flatMap { maker.column.isUnique ? maker.permutation($0) : nil }
        return PhoneGenerator(
            format: format, place: maker.place(), key: maker.key(), permutation: permutation)
    }
}

/// Writes a telephone number: an area code of the place's state, 555-0100 to 555-0199.
private final class PhoneGenerator: FieldGenerator {
    private let place: Int
    private let key: StreamKey
    /// Of all area codes and ends of a unique column, whose numbers cannot keep to the place's area.
    private let permutation: Permutation?
    private let prefix: Literal
    private let middle: Literal
    private let codes = WordArchive.list("us_area_code")
    private let states = WordArchive.list("us_state_area")
    let alphabet: ByteSet
    let certain: ByteSet

    init(format: String, place: Int, key: StreamKey, permutation: Permutation?) {
        self.place = place
        self.permutation = permutation
        self.key = key
        let digits = format.split(separator: "#", omittingEmptySubsequences: false)
        // The texts before the area code, between it and the exchange, and before the last four.
        prefix = Literal(String(digits[0]))
        middle = Literal("\(digits[3])555\(digits[6])01")
        alphabet = ByteSet(format).union(.digits)
        certain = ByteSet(format.filter { $0 != "#" })
    }

    var maximumBytes: Int { 32 }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        if let permutation {
            let index = permutation(row.number &- 1)
            write(code: Int(index / 100), end: index % 100, to: &out)
            return
        }
        var word = key.word(row.counter)
        let area = states.mark(row.place(place).state)
        let code = take(Int(area >> 16), from: &word) &+ Int(area & 0xFFFF)
        write(code: code, end: UInt64(take(100, from: &word)), to: &out)
    }

    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)? {
        guard permutation == nil else { return nil }
        return PhoneColumn(
            place: place, key: key, codes: codes, states: states, before: prefix.text,
            after: middle.text, edges, memory)
    }

    @inline(__always)
    private func write(code: Int, end: UInt64, to out: inout OutputBuffer) {
        out.put(prefix)
        codes.write(code, to: &out)
        out.put(middle)
        out.putTwoDigits(end)
    }
}
